"""Advice reports of Section K read: who wrote them, when, what they recommend."""
