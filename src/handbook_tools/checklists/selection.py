"""Which provisions a checklist takes in, as its declaration says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Provision
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


def _selects(selection: Selection, article: Article, provision: Provision) -> bool:
    return (
        (not selection.bearers or provision.bearer in selection.bearers)
        and (not selection.articles or article.id in selection.articles)
        and (not selection.provisions or provision.id in selection.provisions)
        and (not selection.flows or (provision.step is not None and provision.step.flow in selection.flows))
        and (provision.kind in selection.kinds if selection.kinds else provision.kind.binds)
    )


def select_items(entry: ChecklistEntry, handbook: Handbook) -> Iterator[Selected]:
    """Yield what *entry* asks about: selection by selection, in reading order, in a section once.

    A selection takes the provisions that all of its fields name; without ``kinds`` it takes those that
    bind (duties and prohibitions). What two selections of a section take belongs to the first.
    """
    chosen: list[list[Provision]] = [[] for _ in entry.selections]
    for policy in handbook.policies:
        open_to = [
            (selection, taken)
            for selection, taken in zip(entry.selections, chosen, strict=True)
            if not selection.policies or policy.id in selection.policies
        ]
        for article in policy.articles if open_to else ():
            for provision in article.provisions:
                _take(open_to, article, provision)
    pairs = zip(entry.selections, chosen, strict=True)
    return (asked for selection, taken in pairs for each in taken for asked in _asked(selection, each))


def _take(open_to: list[tuple[Selection, list[Provision]]], article: Article, provision: Provision) -> None:
    """Give *provision* to the first selection of each section that takes it."""
    sections: list[str] = []
    for selection, taken in open_to:
        if selection.section not in sections and _selects(selection, article, provision):
            taken.append(provision)
            sections.append(selection.section)


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
