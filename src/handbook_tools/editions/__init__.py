"""Editions: the handbook as it was in force, each frozen in a file that names the digest of the last."""
