"""Thinking: pure functions over plain values. No Django, no files, no clock."""
