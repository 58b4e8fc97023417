"""The program's sheets moved into a clerk's workbook, part by part."""
