"""SQLite: schema, daily writes and reads, and the unit of work."""
