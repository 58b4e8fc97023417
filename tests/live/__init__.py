"""xlwings' own Windows engine, unmodified, over a live LibreOffice that plays Excel.

`com` is the border between two processes, where calls are counted and faults come in; `pywin32`
stands in for the Windows modules that xlwings imports; `quirks` is the one table of what Excel does
with values; `values` plays it; `application`, `sheets` and `ranges` are Excel's objects on UNO
documents; `office` starts the LibreOffice; `excel` is what a test holds in its hand.
"""
