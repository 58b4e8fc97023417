"""A workbook, sheet by sheet, read as a submission."""
