"""Questions that only a person can answer, each with what the plan itself says that bears on it."""
