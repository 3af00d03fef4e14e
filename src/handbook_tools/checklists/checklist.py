"""A checklist: questions for an audience and an occasion, each from one provision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple


def item_key(section: str, identifier: str) -> str:
    """Return what tells an item from all others of its checklist: its id, and its section if it has one."""
    return f"{identifier}（{section}）" if section else identifier


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One question, with the wording it comes from as it read when the fingerprint was taken.

    ``id`` is the full id of the provision or of one 项 of it, ``citation`` its label with the policy's
    title. ``section`` is the heading that the item stands under. Texts that do not apply are empty.
    """

    id: str
    section: str
    question: str
    wording: str
    citation: str
    kind: str
    bearer: str
    deadline: str
    evidence: str
    fingerprint: str

    @property
    def key(self) -> str:
        """What tells the item from all others of its checklist."""
        return item_key(self.section, self.id)


class Section(NamedTuple):
    """Neighbouring items under one heading, which is empty where there is none; *first* is counted from 1."""

    title: str
    first: int
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist with its items in reading order."""

    id: str
    title: str
    audience: str
    occasion: str
    items: tuple[ChecklistItem, ...]

    @property
    def sections(self) -> Iterator[Section]:
        """The items section by section."""
        first = 1
        for title, found in groupby(self.items, key=attrgetter("section")):
            items = tuple(found)
            yield Section(title, first, items)
            first += len(items)
