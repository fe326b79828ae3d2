"""The area of play *sources*: its words, what it decides, how it evolves, what is seen of it."""
