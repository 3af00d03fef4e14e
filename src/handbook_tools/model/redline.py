"""A redline: how one wording becomes another, as segments in reading order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that both wordings have."""

    text: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Words that only the old wording has."""

    text: str


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that only the new wording has."""

    text: str


Segment = Kept | Removed | Inserted
Redline = tuple[Segment, ...]
"""No segment is empty, no two neighbours are of one class, and what is removed goes first."""


def reject_all(redline: Redline) -> str:
    """Return the old wording."""
    return "".join(segment.text for segment in redline if not isinstance(segment, Inserted))


def accept_all(redline: Redline) -> str:
    """Return the new wording."""
    return "".join(segment.text for segment in redline if not isinstance(segment, Removed))
