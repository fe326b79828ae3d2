"""The Bridge: a cooperative detective game about data, played by teams in a browser."""

__version__ = "0.1.0"
