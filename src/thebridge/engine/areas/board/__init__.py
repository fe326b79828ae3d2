"""The area of play *board*: its words, what it decides, how it evolves, what is seen of it."""
