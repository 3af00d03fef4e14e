"""Amendments: what an instrument does to a handbook, and the documents that it needs."""
