"""The schedulers of the platforms: each file gives, as plain values, what is written and which commands are run."""
