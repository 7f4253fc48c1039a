"""Plumbing that every room uses, and that knows nothing about safeguarding."""
