"""The law as data: time limits with their source, and the calendar that counts them."""
