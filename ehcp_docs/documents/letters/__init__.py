"""Letters, forms and sheets of the whole process: what they can print, and when they cannot be made."""
