Attribute VB_Name = "BaoCaoJob"
Option Explicit

' One job at a time. A lock file says that one is running; Python keeps it open while it lives, so
' that Windows itself tells a live job from a dead one: a file that is open cannot be deleted.
' A job file beside it says what is to be done, and on which workbook; a stop file asks the job to
' stop. docs/decisions/0011 has both sides.

Private Const JobFile As String = "\job.txt"
Private Const LockFile As String = "\job.lock"
Private Const StopFile As String = "\job.stop"

' Seconds that Python may take from its start until it holds the lock, on a slow machine.
Private Const SecondsToStart As Long = 30
Private Const SecondsToNextLook As Long = 5

Private Const ForReading As Long = 1
Public Const UnicodeText As Long = -1
Public Const PlainText As Long = 0

Public Function RunFolder() As String
    RunFolder = HomeFolder() & "\run"
End Function

Public Sub BeginJob(ByVal task As String, ByVal book As String)
    Dim files As Object
    Set files = CreateObject("Scripting.FileSystemObject")
    If Not files.FolderExists(RunFolder()) Then files.CreateFolder RunFolder()
    Removed RunFolder() & StopFile
    WriteText RunFolder() & JobFile, task & vbCrLf & book
    WriteText RunFolder() & LockFile, ""
End Sub

Public Sub EndJob()
    Removed RunFolder() & LockFile
End Sub

Public Function JobIsRunning() As Boolean
    Dim files As Object, path As String
    Set files = CreateObject("Scripting.FileSystemObject")
    path = RunFolder() & LockFile
    If Not files.FileExists(path) Then Exit Function
    If Abs(DateDiff("s", files.GetFile(path).DateLastModified, Now)) < SecondsToStart Then
        JobIsRunning = True
    Else
        JobIsRunning = Not Removed(path)
    End If
End Function

Public Function JobLabel(ByVal task As String) As String
    If task = "" Then
        JobLabel = Message("another_job")
    Else
        JobLabel = Message("job_" & task)
    End If
End Function

Public Sub OfferToStop()
    Dim task As String
    task = FirstLine(RunFolder() & JobFile, UnicodeText)
    If Ask(Filled(Message("running"), "job", JobLabel(task))) Then
        WriteText RunFolder() & StopFile, ""
        Application.StatusBar = Message("stopping")
    End If
End Sub

Public Sub WatchLater()
    LookIn SecondsToStart + 1
End Sub

Public Sub Watch()
    ' A job that ends takes its lock away and says itself what came of it. One that died leaves a
    ' lock that nobody holds: then it is said here, and the status bar is given back.
    Dim files As Object
    Set files = CreateObject("Scripting.FileSystemObject")
    If Not files.FileExists(RunFolder() & LockFile) Then
        ' Python gives the bar back; not where it could not reach Excel.
        Application.StatusBar = False
    ElseIf JobIsRunning() Then
        LookIn SecondsToNextLook
    Else
        Application.StatusBar = False
        Say Filled(Message("died"), "log", LogPlace())
    End If
End Sub

Private Sub LookIn(ByVal seconds As Long)
    Application.OnTime Now + TimeSerial(0, 0, seconds), "'" & ThisWorkbook.Name & "'!BaoCaoJob.Watch"
End Sub

Public Function FirstLine(ByVal path As String, ByVal encoding As Long) As String
    ' "" where there is no such file, or none that can be read.
    Dim stream As Object
    On Error Resume Next
    Set stream = CreateObject("Scripting.FileSystemObject").OpenTextFile(path, ForReading, False, encoding)
    FirstLine = Trim(stream.ReadLine)
    stream.Close
End Function

Private Sub WriteText(ByVal path As String, ByVal text As String)
    ' In Unicode: a workbook's name may hold any letter.
    Dim stream As Object
    Set stream = CreateObject("Scripting.FileSystemObject").CreateTextFile(path, True, True)
    stream.Write text
    stream.Close
End Sub

Private Function Removed(ByVal path As String) As Boolean
    ' Whether no such file is left; a file that a program keeps open stays.
    Dim files As Object
    Set files = CreateObject("Scripting.FileSystemObject")
    On Error Resume Next
    files.DeleteFile path, True
    Removed = Not files.FileExists(path)
End Function
