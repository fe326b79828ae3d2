"""Setting up, opening, joining and closing a session."""
