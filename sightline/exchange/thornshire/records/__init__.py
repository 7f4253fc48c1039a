"""Thornshire's children, cases, plans and care, drawn by chance within designed totals."""
