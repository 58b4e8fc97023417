"""Packages: safe to open, edited by part."""
