"""The only door to spaCy, and what is read off its one pass: times, amounts, people and actions."""
