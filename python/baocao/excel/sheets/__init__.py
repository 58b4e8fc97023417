"""The sheets that the program writes into a workbook after consolidation, a module a subject."""
