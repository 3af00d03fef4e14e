"""Checks: is the handbook well drafted and consistent? Handbook -> diagnostics."""
