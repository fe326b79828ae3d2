"""The area of play *dilemmas*: its words, what it decides, how it evolves, what is seen of it."""
