"""What happened to each row of a year, and what the pack loaded last said of it."""
