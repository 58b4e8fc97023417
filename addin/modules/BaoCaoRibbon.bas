Attribute VB_Name = "BaoCaoRibbon"
Option Explicit

' What the buttons of the ribbon call. Each launches the function of that name in baocao.ribbon;
' True where it works on the open form and so needs one.

Public Sub OnDistribute(control As IRibbonControl)
    Launch "distribute", True
End Sub

Public Sub OnValidate(control As IRibbonControl)
    Launch "validate", True
End Sub

Public Sub OnConsolidate(control As IRibbonControl)
    Launch "consolidate", True
End Sub

Public Sub OnGiveBack(control As IRibbonControl)
    Launch "give_back", True
End Sub

Public Sub OnRemind(control As IRibbonControl)
    Launch "remind", True
End Sub

Public Sub OnInsertFigure(control As IRibbonControl)
    Launch "insert_figure", True
End Sub

Public Sub OnReport(control As IRibbonControl)
    Launch "report", True
End Sub

Public Sub OnVerify(control As IRibbonControl)
    Launch "verify", True
End Sub

Public Sub OnUpdate(control As IRibbonControl)
    Launch "update", True
End Sub

Public Sub OnCheckSetup(control As IRibbonControl)
    Launch "check_setup", False
End Sub

Public Sub OnGuide(control As IRibbonControl)
    Launch "guide", False
End Sub
