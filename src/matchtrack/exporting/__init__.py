"""What leaves the program: one file a format."""

FORMATS = ("md", "csv", "json", "toml")
"""The formats, each named as the files end; planfile writes the last one."""
