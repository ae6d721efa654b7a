"""Dates, deadlines and lengths of time in running text."""
