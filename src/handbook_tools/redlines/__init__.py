"""Redlines: what changed between two versions of a handbook."""

from handbook_tools.redlines.terms import known_terms
from handbook_tools.redlines.wording import redline_wording

__all__ = ["known_terms", "redline_wording"]
