"""Checklists: generated from the handbook, and their files held against it."""
