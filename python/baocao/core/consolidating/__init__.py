"""The units of a list joined with the own entries."""
