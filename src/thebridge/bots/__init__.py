"""Players that are not people: they fill a team for proof, rehearsal and demonstration, and know only what a player would know."""
