"""Normative coverage 规范覆盖: what uses each sentence that binds, counted by policy, role and kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from handbook_tools.checks.sentences import (
    loose_sentences,
    plain_text_binds_nobody,
    statement_binds_nobody,
)
from handbook_tools.checks.uses import explains, uncovered_provision
from handbook_tools.checks.written import place_of, written
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind, Policy, Provision
from handbook_tools.model.registers import ChecklistEntry
from handbook_tools.model.selection import select_provisions

GUARDS: Final = (plain_text_binds_nobody, statement_binds_nobody, uncovered_provision)
"""The rules that report what is not covered, each sentence once."""


NO_BEARER: Final = "没有写明"
NO_KIND: Final = "规定之外"


class Use(StrEnum):
    """What uses a sentence that binds: the strongest of all that do."""

    FLOW = "流程"
    OCCASION = "办事清单"
    ROLE = "岗位清单"
    REASON = "写明理由"
    NONE = "没有着落"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that binds, and the checklists that ask about it.

    ``provision`` is what lays it down; `None` where it binds in a preamble, in plain text or in a statement.
    """

    policy: Policy
    text: str
    place: Place
    provision: Provision | None = None
    checklists: tuple[ChecklistEntry, ...] = ()

    @property
    def use(self) -> Use:
        """What uses the sentence. A rule over records, once there are any, belongs before the flows."""
        if self.provision is None:
            return Use.NONE
        if self.provision.step is not None:
            return Use.FLOW
        if self.checklists:
            declared_alone = any(not entry.template for entry in self.checklists)
            return Use.OCCASION if declared_alone else Use.ROLE
        return Use.REASON if explains(self.provision.reason) else Use.NONE


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sentences of one policy, role or kind there are, by what uses them."""

    title: str
    counts: Mapping[Use, int]

    @property
    def sentences(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    @property
    def share(self) -> float:
        """The share that is covered, 1 where there is nothing to cover."""
        return 1 - self.counts[Use.NONE] / self.sentences if self.sentences else 1.0


def tally(title: str, sentences: Iterable[Sentence]) -> Tally:
    """Return how many of *sentences* there are, by what uses them."""
    uses = [each.use for each in sentences]
    return Tally(title, {use: uses.count(use) for use in Use})


def tally_by(sentences: Iterable[Sentence], title_of: Callable[[Sentence], str]) -> tuple[Tally, ...]:
    """Return a tally for each title, in the order in which they come first."""
    groups: dict[str, list[Sentence]] = {}
    for each in sentences:
        groups.setdefault(title_of(each), []).append(each)
    return tuple(tally(title, group) for title, group in groups.items())


def _bearer_of(sentence: Sentence) -> str:
    return sentence.provision.bearer if sentence.provision else NO_BEARER


def _kind_of(sentence: Sentence) -> str:
    return sentence.provision.kind.modal if sentence.provision else NO_KIND


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every sentence of a handbook that binds, in reading order, and every provision marked with a reason."""

    sentences: tuple[Sentence, ...]
    excused: tuple[Provision, ...]

    @property
    def uncovered(self) -> tuple[Sentence, ...]:
        """The sentences that nothing uses."""
        return tuple(each for each in self.sentences if each.use is Use.NONE)

    @property
    def statements(self) -> int:
        """How many of the excused provisions are statements."""
        return sum(each.kind is Kind.STATEMENT for each in self.excused)

    def by_policy(self) -> tuple[Tally, ...]:
        """Return a tally for each policy, in reading order."""
        return tally_by(self.sentences, lambda each: each.policy.title)

    def by_role(self) -> tuple[Tally, ...]:
        """Return a tally for each bearer, those with the most sentences first."""
        found = tally_by(self.sentences, _bearer_of)
        return tuple(sorted(found, key=lambda each: -each.sentences))

    def by_kind(self) -> tuple[Tally, ...]:
        """Return a tally for each kind, then for what stands outside the provisions."""
        found = tally_by(
            self.sentences, lambda each: each.provision.kind.modal if each.provision else NO_KIND
        )
        order = [*(kind.modal for kind in Kind), NO_KIND]
        return tuple(sorted(found, key=lambda each: order.index(each.title)))


def _askers(handbook: Handbook) -> dict[str, tuple[ChecklistEntry, ...]]:
    """Return the checklists that ask about each provision, by its id."""
    found: dict[str, tuple[ChecklistEntry, ...]] = {}
    for entry in handbook.registers.checklists:
        for provision in select_provisions(entry, handbook):
            found[provision.id] = (*found.get(provision.id, ()), entry)
    return found


def _sentences(policy: Policy, askers: Mapping[str, tuple[ChecklistEntry, ...]]) -> Iterator[Sentence]:
    for loose in loose_sentences(policy):
        yield Sentence(policy, loose.text, loose.place)
    for each in policy.provisions:
        if each.kind is not Kind.STATEMENT:
            yield Sentence(policy, written(each.wording), place_of(each), each, askers.get(each.id, ()))


def measure_coverage(handbook: Handbook) -> Coverage:
    """Return the coverage of *handbook*."""
    askers = _askers(handbook)
    found = (each for policy in handbook.policies for each in _sentences(policy, askers))
    sentences = sorted(found, key=lambda each: (each.policy.order, each.policy.id, each.place))
    return Coverage(tuple(sentences), tuple(each for each in handbook.provisions if each.reason))
