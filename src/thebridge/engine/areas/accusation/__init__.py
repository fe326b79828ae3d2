"""The area of play *accusation*: its words, what it decides, how it evolves, what is seen of it."""
