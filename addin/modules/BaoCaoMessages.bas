Attribute VB_Name = "BaoCaoMessages"
Option Explicit

' Every text that a clerk reads is on the add-in's sheet "messages": a VBA source holds no
' Vietnamese letter safely.

Private Const InformationIcon As Long = 64
Private Const QuestionWithYesNo As Long = 36
Private Const Yes As Long = 6

' The window comes to the front, even where another one lies over Excel.
Private Const OnTop As Long = 4096

Public Function Message(ByVal key As String) As String
    ' The text of a key; the key itself where there is none, so that something is said.
    Dim sheet As Object, row As Long
    Set sheet = ThisWorkbook.Worksheets("messages")
    Message = key
    row = 1
    Do While CStr(sheet.Cells(row, 1).Value) <> ""
        If CStr(sheet.Cells(row, 1).Value) = key Then
            Message = CStr(sheet.Cells(row, 2).Value)
            Exit Function
        End If
        row = row + 1
    Loop
End Function

Public Function Filled(ByVal text As String, ByVal name As String, ByVal value As String) As String
    Filled = Replace(text, "{" & name & "}", value)
End Function

Public Sub Say(ByVal text As String)
    Popup text, InformationIcon
End Sub

Public Function Ask(ByVal text As String) As Boolean
    Ask = (Popup(text, QuestionWithYesNo) = Yes)
End Function

Private Function Popup(ByVal text As String, ByVal kind As Long) As Long
    ' VBA's own message box knows only the letters of the machine's code page; this one knows all.
    Popup = CreateObject("WScript.Shell").Popup(Replace(text, vbLf, vbCrLf), 0, Message("title"), kind + OnTop)
End Function
