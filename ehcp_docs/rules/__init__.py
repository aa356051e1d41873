"""Rule files: loading them, matching them against plans, and proving them on their own examples."""
