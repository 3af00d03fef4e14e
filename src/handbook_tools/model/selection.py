"""Which provisions a checklist takes in, as its declaration says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.policy import Article, Policy, Provision
from handbook_tools.model.registers import ChecklistEntry, Selection, Unit

_Taking = tuple[Selection, list[Provision]]
"""A selection, and the provisions that it has taken."""


def selects(selection: Selection, article: Article, provision: Provision) -> bool:
    """Tell whether *selection* takes *provision* of *article*: every field that is not empty names it.

    Without ``kinds`` a selection takes what binds: duties and prohibitions.
    """
    return (
        (not selection.bearers or provision.bearer in selection.bearers)
        and (not selection.articles or article.id in selection.articles)
        and (not selection.provisions or provision.id in selection.provisions)
        and (not selection.policies or policy_id(article.id) in selection.policies)
        and (not selection.flows or (provision.step is not None and provision.step.flow in selection.flows))
        and (provision.kind in selection.kinds if selection.kinds else provision.kind.binds)
    )


def distinct_provisions(policy: Policy) -> tuple[tuple[Article, Provision], ...]:
    """Return one provision of each sort that selections can tell apart, with its article."""
    found = {
        (article.id, each.bearer, each.kind, each.step.flow if each.step else ""): (article, each)
        for article in policy.articles
        for each in article.provisions
    }
    return tuple(found.values())


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
    chosen: list[list[Provision]] = [[] for _ in entry.selections]
    named = {name for selection in entry.selections for name in selection.provisions}
    for policy in handbook.policies:
        open_to = [
            (selection, taken)
            for selection, taken in zip(entry.selections, chosen, strict=True)
            if not selection.policies or policy.id in selection.policies
        ]
        for article in policy.articles if open_to else ():
            for provision in article.provisions:
                found = (pair for pair in open_to if selects(pair[0], article, provision))
                for _, taken in _owners(found) if provision.id in named else islice(found, 1):
                    taken.append(provision)
    pairs = zip(entry.selections, chosen, strict=True)
    return (asked for selection, taken in pairs for each in taken for asked in _asked(selection, each))


def _owners(found: Iterable[_Taking]) -> Iterable[_Taking]:
    """Return those of the selections that take a named provision to which it belongs."""
    pairs = list(found)
    sections: dict[str, _Taking] = {}
    for pair in pairs:
        if pair[0].provisions:
            sections.setdefault(pair[0].section, pair)
    return sections.values() or pairs[:1]


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
