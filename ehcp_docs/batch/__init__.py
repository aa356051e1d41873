"""Many plans: worker processes that each take one at a time, and results in the order of the plans."""
