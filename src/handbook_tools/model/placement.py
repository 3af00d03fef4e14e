"""Where provisions stand: by id, by article, by flow, by bearer and by policy, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from handbook_tools.model.policy import Policy, Provision
from handbook_tools.model.registers import Selection
from handbook_tools.model.remembering import remembered

POLICIES_REMEMBERED: Final = 256


class Placed(NamedTuple):
    """A provision with its position in its policy, and the policy and the article that it stands in."""

    position: int
    policy: str
    article: str
    provision: Provision


_Places = Mapping[str, tuple[Placed, ...]]


@dataclass(frozen=True, slots=True)
class Placement:
    """Every provision of a handbook, found by what a selection can name; ``order`` is that of the policies.

    What was selected once is kept: the rules and the checklists ask for the same selections.
    """

    order: Mapping[str, int]
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
        if not names:
            names, places = tuple(self.order), self.policies
        found = (each for name in dict.fromkeys(names) for each in places.get(name, ()))
        taken = [each for each in found if selection.takes(each.policy, each.article, each.provision)]
        return sorted(taken, key=self._in_reading_order) if len(names) > 1 else taken

    def _in_reading_order(self, placed: Placed) -> tuple[int, int]:
        return self.order[placed.policy], placed.position


class _PolicyPlaces(NamedTuple):
    """Where the provisions of one policy stand, by what a selection can name."""

    policies: _Places
    articles: _Places
    provisions: _Places
    flows: _Places
    bearers: _Places


@remembered(POLICIES_REMEMBERED)
def _place_policy(policy: Policy) -> _PolicyPlaces:
    by: tuple[dict[str, list[Placed]], ...] = ({}, {}, {}, {}, {})
    pairs = [(article, provision) for article in policy.articles for provision in article.provisions]
    for position, (article, provision) in enumerate(pairs):
        placed = Placed(position, policy.id, article.id, provision)
        flow = provision.step.flow if provision.step else ""
        names = (policy.id, article.id, provision.id, flow, provision.bearer)
        for places, name in zip(by, names, strict=True):
            places.setdefault(name, []).append(placed)
    return _PolicyPlaces(*({name: tuple(found) for name, found in places.items()} for places in by))


def _joined(tables: Iterable[_Places]) -> _Places:
    joined: dict[str, tuple[Placed, ...]] = {}
    for table in tables:
        for name, found in table.items():
            joined[name] = (*joined[name], *found) if name in joined else found
    return joined


def place_provisions(policies: tuple[Policy, ...]) -> Placement:
    """Return where the provisions of *policies*, which stand in reading order, stand."""
    order = {policy.id: number for number, policy in enumerate(policies)}
    placed = [_place_policy(policy) for policy in policies]
    return Placement(
        order,
        policies=_joined(each.policies for each in placed),
        articles=_joined(each.articles for each in placed),
        provisions=_joined(each.provisions for each in placed),
        flows=_joined(each.flows for each in placed),
        bearers=_joined(each.bearers for each in placed),
    )
