"""What the rules say of the indicators, until somebody accepts it as a finding or dismisses it."""
