"""What start.py does, step by step, with Python's standard library alone.

Every step may be killed at any moment and run again: its stamp is written last.
"""
