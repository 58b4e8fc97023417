"""The report in words: head, body, appendices, signature."""
