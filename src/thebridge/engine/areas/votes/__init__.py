"""The area of play *votes*: its words, what it decides, how it evolves, what is seen of it."""
