"""Scorecards as read, and as documents: one tree for PDF, Word and the web page, and a workbook."""
