"""Writers: the same document tree as one HTML page, as a PDF and as an office document.

A writer decides how things look, never what is said; it has no clock, so the same tree gives the
same bytes.
"""
