"""Counting: statutory returns to tables, and tables to indicators, with Polars. No Django."""
