"""The area of play *puzzles*: its words, what it decides, how it evolves, what is seen of it."""
