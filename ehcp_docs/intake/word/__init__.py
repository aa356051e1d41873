"""A Word file as lines and tables, in this view of its tracked changes."""
