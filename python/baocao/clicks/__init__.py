"""What the ribbon's buttons do: each the command line's task on the open workbook.

job is the protocol with the add-in (docs/decisions/0011); dialogs are Windows' message boxes; click
is what a button's work gets in its hands; the other modules are one button each.
"""
