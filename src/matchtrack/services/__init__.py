"""Use cases: one function, one transaction; and the views that both faces draw."""
