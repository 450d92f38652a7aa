"""One module a command: EXAMPLES, `configure(parser)`, `run(call)` that gives the exit code."""
