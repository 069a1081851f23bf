"""Measurements, beside peers where there are any; each prints a table."""
