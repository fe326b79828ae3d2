"""Players made of rules: each sees only its own view. They prove a scenario winnable and are company in the demo."""
