"""The template workbook, a sheet or a subject a module; `whole.py` puts it together."""
