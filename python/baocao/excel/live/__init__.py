"""The workbook that is open in Excel: xlwings' Windows engine, asked as little as can be.

engine loads xlwings and closes its traps; faults tells a busy Excel from one that is gone; book is
the open workbook; findings and catalogue write one block each; dialogs are Excel's own.
"""
