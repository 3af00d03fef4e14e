"""Amendments: what an instrument does to a handbook, and the documents that it needs."""

from handbook_tools.amendments.application import ApplicationError, apply_operations
from handbook_tools.amendments.derivation import derive_operations

__all__ = ["ApplicationError", "apply_operations", "derive_operations"]
