"""A PDF file as lines and tables in reading order."""
