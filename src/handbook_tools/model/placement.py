"""Where provisions stand: by id, by article, by flow, by bearer and by policy, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.policy import Policy, Provision
from handbook_tools.model.registers import Selection
from handbook_tools.model.remembering import remembered

POLICIES_REMEMBERED: Final = 256
SELECTIONS_REMEMBERED: Final = 1024


class Placed(NamedTuple):
    """A provision with its position in its policy, and the policy and the article that it stands in."""

    position: int
    policy: str
    article: str
    provision: Provision


_Places = Mapping[str, list[Placed]]


@dataclass(frozen=True, slots=True)
class _PolicyPlaces:
    """Every provision of a policy, found by what a selection can name.

    What was selected once is kept, by the selection itself: of a handbook that is read again, most policies
    have not changed.
    """

    everywhere: list[Placed]
    articles: _Places
    provisions: _Places
    flows: _Places
    bearers: _Places
    _selected: dict[int, tuple[Selection, list[Placed]]] = field(default_factory=dict)

    def select(self, selection: Selection) -> list[Placed]:
        """Return what *selection* takes in, in reading order."""
        kept = self._selected.get(id(selection))
        if kept is not None:
            return kept[1]
        if len(self._selected) >= SELECTIONS_REMEMBERED:
            self._selected.clear()
        self._selected[id(selection)] = selection, self._select(selection)
        return self._selected[id(selection)][1]

    def _select(self, selection: Selection) -> list[Placed]:
        """Look for what the selection names most narrowly: it takes a small part of a large policy."""
        named = (
            (selection.provisions, self.provisions),
            (selection.articles, self.articles),
            (selection.flows, self.flows),
            (selection.bearers, self.bearers),
        )
        names, places = next(((names, places) for names, places in named if names), ((), {}))
        found = chain.from_iterable(places.get(name, ()) for name in dict.fromkeys(names))
        taken = [
            each
            for each in (found if names else self.everywhere)
            if selection.takes(each.policy, each.article, each.provision)
        ]
        return sorted(taken, key=attrgetter("position")) if len(names) > 1 else taken


@dataclass(frozen=True, slots=True)
class Placement:
    """Every provision of a handbook, found by what a selection can name; policies in reading order.

    What was selected once is kept: the rules and the checklists ask for the same selections.
    """

    policies: Mapping[str, _PolicyPlaces]
    _selected: dict[Selection, tuple[Placed, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def select(self, selection: Selection) -> tuple[Placed, ...]:
        """Return what *selection* takes in, in reading order."""
        if selection not in self._selected:
            places = [each.select(selection) for each in self._policies_of(selection)]
            self._selected[selection] = tuple(chain.from_iterable(places))
        return self._selected[selection]

    def _policies_of(self, selection: Selection) -> list[_PolicyPlaces]:
        """Return where *selection* can find anything: the policies that it names, or all."""
        ids = selection.provisions or selection.articles
        named = {*selection.policies, *map(policy_id, ids)}
        return [places for policy, places in self.policies.items() if not named or policy in named]


@remembered(POLICIES_REMEMBERED)
def _place_policy(policy: Policy) -> _PolicyPlaces:
    everywhere: list[Placed] = []
    articles: dict[str, list[Placed]] = {}
    provisions: dict[str, list[Placed]] = {}
    flows: dict[str, list[Placed]] = {}
    bearers: dict[str, list[Placed]] = {}
    for article in policy.articles:
        for provision in article.provisions:
            placed = Placed(len(everywhere), policy.id, article.id, provision)
            everywhere.append(placed)
            articles.setdefault(article.id, []).append(placed)
            provisions.setdefault(provision.id, []).append(placed)
            bearers.setdefault(provision.bearer, []).append(placed)
            if provision.step:
                flows.setdefault(provision.step.flow, []).append(placed)
    return _PolicyPlaces(everywhere, articles, provisions, flows, bearers)


def place_provisions(policies: tuple[Policy, ...]) -> Placement:
    """Return where the provisions of *policies*, which stand in reading order, stand."""
    return Placement({policy.id: _place_policy(policy) for policy in policies})
