"""Checks that rule files call by name, one file for each theme."""
