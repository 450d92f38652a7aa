"""matchtrack: the year before the Match in baby steps, in the terminal."""

__version__ = "0.1.0"
