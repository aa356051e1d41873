"""What a newer version of a plan does to the older one: what got weaker, what got stronger, what a person must judge."""
