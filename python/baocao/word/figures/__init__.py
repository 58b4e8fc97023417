"""A report's figures found again: which stand, which a hand has changed, today's put in."""
