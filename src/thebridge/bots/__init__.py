"""Players made of rules: each sees only its own view. They prove that a scenario can be won and are the demo's company."""
