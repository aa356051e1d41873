"""A copy of a plan without names: who and what is to be hidden, and the copy itself."""
