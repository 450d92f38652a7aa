"""Pure values and rules: no SQL, no screens, no clock, no files."""
