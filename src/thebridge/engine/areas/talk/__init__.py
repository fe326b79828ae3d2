"""The area of play *talk*: its words, what it decides, how it evolves, what is seen of it."""
