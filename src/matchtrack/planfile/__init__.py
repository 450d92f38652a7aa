"""Plan files: TOML to domain values and back."""
