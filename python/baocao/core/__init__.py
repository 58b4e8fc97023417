"""The subject itself: forms, figures, rules. Opens no file and knows no program."""
