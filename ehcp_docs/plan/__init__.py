"""What a plan is: its model, its JSON, its schema and cross checks, its links and its passages."""
