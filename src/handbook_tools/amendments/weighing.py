"""How much an amendment weighs, and which of its changes concern matters of the staff's own interest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook_tools.amendments.instrument import Weight
from handbook_tools.impact.impact import WeighedChange
from handbook_tools.impact.reach import Books, index_uses, provision_of, uses_of
from handbook_tools.model.fingerprint import fingerprint
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.policy import Matter
from handbook_tools.redlines import Reason, assess, find_changes


@dataclass(frozen=True, slots=True)
class Weighing:
    """The changes between two handbooks, each with its weight, and whether a fingerprint is another."""

    books: Books
    changes: tuple[WeighedChange, ...]
    same_fingerprints: bool

    @property
    def weight(self) -> Weight:
        """The computed weight: an editorial amendment has no material change and leaves all fingerprints."""
        material = any(each.material for each in self.changes) or not self.same_fingerprints
        return Weight.MATERIAL if material else Weight.EDITORIAL

    @property
    def reasons(self) -> str:
        """Why the amendment is material: 数字、期限."""
        found = {reason for each in self.changes for reason in each.assessment.reasons}
        return "、".join(reason.chinese for reason in Reason if reason.material and reason in found)


def weigh(before: Handbook, after: Handbook) -> Weighing:
    """Return what changed between two handbooks and how much it weighs."""
    books = Books(before, after)
    uses = index_uses(books)
    changes = tuple(
        WeighedChange(change, assess(change), uses_of(change, uses)) for change in find_changes(before, after)
    )
    return Weighing(books, changes, _fingerprints(before) == _fingerprints(after))


def _fingerprints(handbook: Handbook) -> dict[str, str]:
    return {each.id: fingerprint(each, handbook) for each in handbook.provisions}


def find_concerns(weighing: Weighing) -> Iterator[tuple[str, tuple[Matter, ...]]]:
    """Yield the provisions of consulted policies that a material change reaches, with the matters."""
    reached: dict[str, None] = {}
    for each in weighing.changes:
        if each.material:
            reached |= dict.fromkeys((provision_of(each.change), *each.uses))
    for identifier in filter(None, reached):
        if matters := _matters(policy_id(identifier), weighing.books):
            yield identifier, matters


def _matters(policy: str, books: Books) -> tuple[Matter, ...]:
    found = (books.before.find_policy(policy), books.after.find_policy(policy))
    return tuple(dict.fromkeys(matter for each in found if each for matter in each.consultation))
