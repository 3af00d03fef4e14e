"""Where provisions stand: by id, by article, by flow, by bearer and by policy, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from handbook_tools.model.policy import Policy, Provision
from handbook_tools.model.registers import Selection


class Placed(NamedTuple):
    """A provision with its position in the handbook, and the policy and the article that it stands in."""

    position: int
    policy: str
    article: str
    provision: Provision


_Places = Mapping[str, list[Placed]]


@dataclass(frozen=True, slots=True)
class Placement:
    """Every provision of a handbook, found by what a selection can name.

    What was selected once is kept: the rules and the checklists ask for the same selections.
    """

    everywhere: tuple[Placed, ...]
    policies: _Places
    articles: _Places
    provisions: _Places
    flows: _Places
    bearers: _Places
    _selected: dict[Selection, tuple[Placed, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def select(self, selection: Selection) -> tuple[Placed, ...]:
        """Return what *selection* takes in, in reading order.

        Looked for is what it names most narrowly: a checklist takes a small part of a large handbook.
        """
        if selection not in self._selected:
            self._selected[selection] = tuple(self._select(selection))
        return self._selected[selection]

    def _select(self, selection: Selection) -> list[Placed]:
        named = (
            (selection.provisions, self.provisions),
            (selection.articles, self.articles),
            (selection.flows, self.flows),
            (selection.bearers, self.bearers),
            (selection.policies, self.policies),
        )
        names, places = next(((names, places) for names, places in named if names), ((), {}))
        found: Iterable[Placed] = (
            (each for name in dict.fromkeys(names) for each in places.get(name, ()))
            if names
            else self.everywhere
        )
        taken = [each for each in found if selection.takes(each.policy, each.article, each.provision)]
        return sorted(taken, key=attrgetter("position")) if len(names) > 1 else taken


def place_provisions(policies: Iterable[Policy]) -> Placement:
    """Return where the provisions of *policies* stand."""
    by: tuple[dict[str, list[Placed]], ...] = ({}, {}, {}, {}, {})
    everywhere: list[Placed] = []
    for policy in policies:
        for article in policy.articles:
            for provision in article.provisions:
                placed = Placed(len(everywhere), policy.id, article.id, provision)
                everywhere.append(placed)
                flow = provision.step.flow if provision.step else ""
                names = (policy.id, article.id, provision.id, flow, provision.bearer)
                for places, name in zip(by, names, strict=True):
                    places.setdefault(name, []).append(placed)
    return Placement(tuple(everywhere), *by)
