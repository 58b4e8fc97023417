"""A workbook of any kind, read as grids: .xlsx by a safe scan, .ods, .xls."""
