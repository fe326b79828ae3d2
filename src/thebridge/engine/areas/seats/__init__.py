"""The area of play *seats*: its words, what it decides, how it evolves, what is seen of it."""
