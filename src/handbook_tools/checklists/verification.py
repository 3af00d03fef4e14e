"""Verification: a completion record held against its checklist as the text gives it now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handbook_tools.checklists.checklist import Checklist, ChecklistItem
from handbook_tools.checklists.records import CompletionRecord, RecordedItem


class RecordState(StrEnum):
    """How one item of a record stands to the checklist."""

    VALID = "有效"
    SUSPECT = "条文已改"
    MISSING = "没有勾选"
    SURPLUS = "已不在清单里"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One item, with what the checklist and what the record says of it; one of them may be silent."""

    state: RecordState
    item: ChecklistItem | None
    recorded: RecordedItem | None

    @property
    def id(self) -> str:
        """The full id of the provision, or of one 项 of it."""
        return self.item.id if self.item else self.recorded.id if self.recorded else ""

    @property
    def section(self) -> str:
        """The heading that the item stands under; may be empty."""
        return self.item.section if self.item else self.recorded.section if self.recorded else ""


def verify_record(record: CompletionRecord, checklist: Checklist) -> tuple[Verdict, ...]:
    """Return how *record* stands to *checklist*: its items in order, then what only the record has.

    The fingerprint decides, not the recorded wording: that is kept for people to read, and a label in it
    may have been renumbered without a change of what it says.
    """
    recorded = {item.key: item for item in record.items}
    verdicts = [_verdict(item, recorded.pop(item.key, None)) for item in checklist.items]
    return (*verdicts, *(Verdict(RecordState.SURPLUS, None, item) for item in recorded.values()))


def _verdict(item: ChecklistItem, recorded: RecordedItem | None) -> Verdict:
    if recorded is None:
        return Verdict(RecordState.MISSING, item, None)
    valid = recorded.fingerprint == item.fingerprint
    return Verdict(RecordState.VALID if valid else RecordState.SUSPECT, item, recorded)
