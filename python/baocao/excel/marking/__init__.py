"""A unit's own workbook with the cells marked that must be corrected, everything else as it was."""
