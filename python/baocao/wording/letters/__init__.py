"""The letters that go with the work: reminders to units, the letter that sends the report."""
