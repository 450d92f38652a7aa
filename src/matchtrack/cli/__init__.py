"""The command line: one module a command, and only the wanted one is imported."""
