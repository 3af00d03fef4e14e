"""A share as people read it."""

from __future__ import annotations


def render_share(share: float) -> str:
    """Return a share as a percentage with at most one decimal, rounded down: 100% is all of it."""
    return f"{int(share * 1000) / 10:g}%"
