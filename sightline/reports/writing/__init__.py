"""Writing the report: a section's words, its state, what is said of it, and who vouches for it."""
