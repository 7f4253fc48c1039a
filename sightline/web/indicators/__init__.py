"""Signals of indicators, and the findings that they become: pages that join rooms."""
