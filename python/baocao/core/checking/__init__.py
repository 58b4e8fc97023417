"""The rules, looked at on what was read."""
