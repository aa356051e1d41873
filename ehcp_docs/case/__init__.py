"""What a case is: its people, its steps and its facts; what a plan does not hold and letters need."""
