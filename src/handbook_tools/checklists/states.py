"""What drift is: the state of an item that departs from the handbook, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from handbook_tools.model.diagnostics import Diagnostic


class DriftState(StrEnum):
    """How an item or a file departs from the handbook."""

    SUSPECT = "suspect"
    BROKEN = "broken"
    MISSING = "missing"
    SURPLUS = "surplus"
    EDITED = "edited"
    UNREADABLE = "unreadable"

    @property
    def chinese(self) -> str:
        """The state as people read it."""
        return _TITLES[self]


_TITLES: Final = {
    DriftState.SUSPECT: "待复核",
    DriftState.BROKEN: "落空",
    DriftState.MISSING: "缺少",
    DriftState.SURPLUS: "多出",
    DriftState.EDITED: "手工改过",
    DriftState.UNREADABLE: "读不懂",
}

FIELD_TITLES: Final = {
    "wording": "条文",
    "kind": "性质",
    "bearer": "义务人",
    "deadline": "期限",
    "question": "问题",
    "citation": "出处",
    "evidence": "证据",
    "section": "分节",
    "title": "名称",
    "audience": "使用者",
    "occasion": "时机",
}
"""What a field is called where people read it, what matters most first; another is called by its name."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs: ``before`` in the file, ``now`` in the handbook; empty where absent."""

    field: str
    before: str
    now: str

    @property
    def title(self) -> str:
        """What the field is called."""
        return FIELD_TITLES.get(self.field, self.field)


@dataclass(frozen=True, slots=True)
class Drift:
    """One departure: ``item`` is the id of the item, empty for the file as a whole.

    ``summary`` says what has happened without quoting; ``differences`` hold the texts.
    """

    state: DriftState
    item: str
    diagnostic: Diagnostic
    summary: str
    differences: tuple[Difference, ...] = ()


def find_differences(before: dict[str, str], now: dict[str, str]) -> tuple[Difference, ...]:
    """Return the fields that differ, what matters most first; the fingerprint speaks through the others."""
    return tuple(_differences(before, now))


def _differences(before: dict[str, str], now: dict[str, str]) -> Iterator[Difference]:
    for name in dict.fromkeys((*FIELD_TITLES, *now, *before)):
        was, reads = before.get(name, ""), now.get(name, "")
        if was != reads and name != "fingerprint":
            yield Difference(name, was, reads)
