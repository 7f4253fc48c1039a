"""Values of indicators over time, and what was decided of how they are drawn."""
