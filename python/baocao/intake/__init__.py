"""What came back: found, told apart, matched to a unit."""
