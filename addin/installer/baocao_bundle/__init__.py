"""Builds the Windows installer's zip on Linux; nothing of this room goes into it."""
