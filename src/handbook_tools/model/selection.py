"""Which provisions a checklist takes in, as its declaration says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.placement import Placed
from handbook_tools.model.policy import Provision
from handbook_tools.model.registers import ChecklistEntry, Selection, Unit


class Selected(NamedTuple):
    """What one item of a checklist asks about: a provision, or the 项 of it with this *number* (from 1)."""

    provision: Provision
    section: str = ""
    number: int = 0

    @property
    def id(self) -> str:
        """The full id of the provision or of the 项."""
        return self.provision.items[self.number - 1].id if self.number else self.provision.id


def select_items(entry: ChecklistEntry, handbook: Handbook) -> Iterator[Selected]:
    """Yield what *entry* asks about: selection by selection, in reading order.

    What two selections take belongs to the first. But a provision that selections name belongs to those
    that do, once in every section: the same question is then asked on several occasions.
    """
    found = [handbook.placement.select(selection) for selection in entry.selections]
    owners = _owners(entry.selections, found)
    for number, (selection, taken) in enumerate(zip(entry.selections, found, strict=True)):
        for each in taken:
            if number in owners[each.policy, each.position]:
                yield from _asked(selection, each.provision)


def _owners(
    selections: tuple[Selection, ...], found: list[tuple[Placed, ...]]
) -> dict[tuple[str, int], tuple[int, ...]]:
    """Return for every provision taken, by its position, the numbers of the selections that ask about it."""
    first: dict[tuple[str, int], int] = {}
    named: dict[tuple[str, int], dict[str, int]] = {}
    for number, (selection, taken) in enumerate(zip(selections, found, strict=True)):
        for each in taken:
            at = (each.policy, each.position)
            first.setdefault(at, number)
            if selection.provisions:
                named.setdefault(at, {}).setdefault(selection.section, number)
    return {at: tuple(named[at].values()) if at in named else (number,) for at, number in first.items()}


def _asked(selection: Selection, provision: Provision) -> Iterator[Selected]:
    """Yield a provision, or each of its 项 where that is wanted and every one has an id."""
    if selection.unit is Unit.ITEM and provision.items and all(item.id for item in provision.items):
        for number in range(1, len(provision.items) + 1):
            yield Selected(provision, selection.section, number)
    else:
        yield Selected(provision, selection.section)


def select_provisions(entry: ChecklistEntry, handbook: Handbook) -> Iterator[Provision]:
    """Yield the provisions that *entry* asks about, each once."""
    found = {id(asked.provision): asked.provision for asked in select_items(entry, handbook)}
    return iter(found.values())
