"""Every Vietnamese sentence and number format that a clerk sees."""
