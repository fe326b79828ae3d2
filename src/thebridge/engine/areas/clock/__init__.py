"""The area of play *clock*: its words, what it decides, how it evolves, what is seen of it."""
