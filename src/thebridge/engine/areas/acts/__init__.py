"""The area of play *acts*: its words, what it decides, how it evolves, what is seen of it."""
