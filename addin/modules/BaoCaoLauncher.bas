Attribute VB_Name = "BaoCaoLauncher"
Option Explicit

' From a click to Python. Every path is fixed here: nothing that starts a program is read from the
' open workbook or its folder, for a received workbook must not choose what runs.

Private Const PythonFile As String = "\python\pythonw.exe"
Private Const VersionFile As String = "\version.txt"
Private Const LogFolder As String = "\log"

' Python opens no window at start, but a style of 0 (hidden) would also hide its first message.
Private Const NormalWindow As Long = 1

Public Sub Launch(ByVal task As String, ByVal needsForm As Boolean)
    Dim reason As String, begun As Boolean
    On Error GoTo Failed
    If needsForm Then
        If Not FormIsOpen() Then Exit Sub
    End If
    If Not ProgramIsReady() Then Exit Sub
    If JobIsRunning() Then
        OfferToStop
    Else
        begun = True
        Start task
    End If
    Exit Sub
Failed:
    reason = Err.Description
    If begun Then EndJob
    Application.StatusBar = False
    Say Filled(Filled(Message("cannot_start"), "reason", reason), "log", LogPlace())
End Sub

Private Sub Start(ByVal task As String)
    Dim host As Object, book As String
    Set host = CreateObject("WScript.Shell")
    book = BookName()
    BeginJob task, book
    Application.StatusBar = Filled(Message("starting"), "job", JobLabel(task))
    ' Run may replace %NAME% in a command: the job file has the workbook's name as it is.
    host.Run CommandLine(HomeFolder() & PythonFile, task, RunFolder(), book, _
        Application.Path & "\" & Application.Name, CStr(Application.Hwnd)), NormalWindow, False
    WatchLater
End Sub

Public Function CommandLine(ByVal python As String, ByVal task As String, ByVal folder As String, _
                            ByVal book As String, ByVal app As String, ByVal window As String) As String
    ' -I: neither the workbook's folder nor the user's environment says what Python imports.
    ' --wb, --from_xl, --app and --hwnd are what xlwings' Book.caller() reads.
    CommandLine = Quoted(python) & " -I -X utf8 -m baocao.ribbon " & task & _
        " --addin=" & Message("version") & " --run=" & Quoted(folder) & _
        " --wb=" & Quoted(book) & " --from_xl=1 --app=" & Quoted(app) & " --hwnd=" & window
End Function

Public Function Quoted(ByVal text As String) As String
    ' A backslash before the closing quote would take the quote away.
    text = Replace(text, Chr(34), "")
    If Right(text, 1) = "\" Then text = text & "\"
    Quoted = Chr(34) & text & Chr(34)
End Function

Public Function HomeFolder() As String
    HomeFolder = CreateObject("WScript.Shell").ExpandEnvironmentStrings("%LOCALAPPDATA%") & "\BaoCao"
End Function

Public Function LogPlace() As String
    LogPlace = HomeFolder() & LogFolder
End Function

Private Function BookName() As String
    If Not ActiveWorkbook Is Nothing Then BookName = ActiveWorkbook.Name
End Function

Private Function FormIsOpen() As Boolean
    If Not ActiveWorkbook Is Nothing Then
        FormIsOpen = HoldsSheet(ActiveWorkbook, Message("info_sheet"))
        If Not FormIsOpen Then Say Filled(Message("not_a_form"), "workbook", ActiveWorkbook.Name)
    ElseIf Application.ProtectedViewWindows.Count > 0 Then
        Say Message("protected_view")
    Else
        Say Message("no_workbook")
    End If
End Function

Public Function HoldsSheet(ByVal book As Object, ByVal name As String) As Boolean
    Dim sheet As Object
    For Each sheet In book.Worksheets
        If sheet.Name = name Then HoldsSheet = True
    Next
End Function

Private Function ProgramIsReady() As Boolean
    Dim installed As String
    If Not CreateObject("Scripting.FileSystemObject").FileExists(HomeFolder() & PythonFile) Then
        Say Filled(Message("not_installed"), "path", HomeFolder())
        Exit Function
    End If
    installed = FirstLine(HomeFolder() & VersionFile, PlainText)
    ProgramIsReady = (installed = Message("version"))
    If Not ProgramIsReady Then
        If installed = "" Then installed = "?"
        Say Filled(Filled(Message("wrong_version"), "program", installed), "addin", Message("version"))
    End If
End Function
