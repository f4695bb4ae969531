"""SQLModel tables, and nothing else has tables."""
