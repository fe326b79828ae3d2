"""The areas of play.

They do not know each other; `engine/consequences.py` is the only place where one leads to another.
"""
