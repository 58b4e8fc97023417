"""Installs, checks and removes the program on Windows; the standard library alone."""
