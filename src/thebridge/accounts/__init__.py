"""People who can sign in, and who may do what."""
