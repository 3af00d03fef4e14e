"""The handbook whole: its policies and registers, with look-ups by id and by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol, TypeVar

from handbook_tools.model.placement import Placement, place_provisions
from handbook_tools.model.policy import Article, Paragraph, PlainText, Policy, Provision
from handbook_tools.model.provenance import SourceFact, SourceRegulation
from handbook_tools.model.registers import (
    ChecklistEntry,
    FlowEntry,
    Law,
    Parameter,
    Registers,
    Role,
)
from handbook_tools.model.remembering import remembered
from handbook_tools.model.step import Step
from handbook_tools.model.wording import Item

POLICIES_REMEMBERED: Final = 256
"""How many policies are remembered with their indexes: of a handbook read again, most have not changed."""
REGISTERS_REMEMBERED: Final = 64


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference can point at, with everything that its label needs.

    ``items`` are the numbers of the 项 and the 目 inside it, counted from 1; ``paragraph`` is `None`
    for an article as a whole.
    """

    id: str
    policy: Policy
    article: Article
    paragraph: Paragraph | None = None
    provision: Provision | None = None
    items: tuple[int, ...] = ()


@remembered(REGISTERS_REMEMBERED)
def _by_id(entries: tuple[_T, ...]) -> Mapping[str, _T]:
    found: dict[str, _T] = {}
    for entry in entries:
        found.setdefault(entry.id, entry)
    return found


def _by_name(roles: tuple[Role, ...]) -> Mapping[str, Role]:
    aliases = {alias: role for role in reversed(roles) for alias in role.aliases}
    return aliases | {role.name: role for role in reversed(roles)}


def _item_targets(owner: Target, items: tuple[Item, ...], above: tuple[int, ...] = ()) -> Iterator[Target]:
    for number, item in enumerate(items, start=1):
        numbers = (*above, number)
        if item.id:
            yield Target(item.id, owner.policy, owner.article, owner.paragraph, owner.provision, numbers)
        yield from _item_targets(owner, item.items, numbers)


def _article_targets(policy: Policy, article: Article) -> Iterator[Target]:
    yield Target(article.id, policy, article)
    for paragraph in article.paragraphs:
        for provision in paragraph.provisions:
            target = Target(provision.id, policy, article, paragraph, provision)
            yield target
            yield from _item_targets(target, provision.items)


class _PolicyIndex(NamedTuple):
    provisions: tuple[Provision, ...]
    texts: tuple[PlainText, ...]
    targets: Mapping[str, Target]


@remembered(POLICIES_REMEMBERED)
def _index_policy(policy: Policy) -> _PolicyIndex:
    paragraphs = [each for article in policy.articles for each in article.paragraphs]
    targets: dict[str, Target] = {}
    for article in policy.articles:
        for target in _article_targets(policy, article):
            targets.setdefault(target.id, target)
    return _PolicyIndex(
        tuple(provision for each in paragraphs for provision in each.provisions),
        tuple(text for each in paragraphs for text in each.texts),
        targets,
    )


def _joined_targets(indexes: list[_PolicyIndex]) -> Mapping[str, Target]:
    found: dict[str, Target] = {}
    for index in indexes:
        found.update((key, target) for key, target in index.targets.items() if key not in found)
    return found


@dataclass(frozen=True)
class _Index:
    all_policies: tuple[Policy, ...]
    provisions: tuple[Provision, ...]
    texts: tuple[PlainText, ...]
    policies: Mapping[str, Policy]
    targets: Mapping[str, Target]
    roles: Mapping[str, Role]
    role_names: Mapping[str, Role]
    parameters: Mapping[str, Parameter]
    laws: Mapping[str, Law]
    flows: Mapping[str, FlowEntry]
    checklists: Mapping[str, ChecklistEntry]
    sources: Mapping[str, SourceRegulation]
    facts: Mapping[str, SourceFact]

    @cached_property
    def steps(self) -> tuple[tuple[Provision, Step], ...]:
        """The provisions that are steps of flows; looked for when first asked for."""
        return tuple((each, each.step) for each in self.provisions if each.step is not None)

    @cached_property
    def placement(self) -> Placement:
        """Where the provisions stand; worked out when first asked for."""
        return place_provisions(self.all_policies)


@dataclass(frozen=True, slots=True)
class Handbook:
    """Policies in reading order and registers; the first of two entries with one id is found."""

    policies: tuple[Policy, ...] = ()
    registers: Registers = field(default_factory=Registers)
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        registers = self.registers
        indexes = [_index_policy(policy) for policy in self.policies]
        index = _Index(
            all_policies=self.policies,
            provisions=tuple(provision for each in indexes for provision in each.provisions),
            texts=tuple(text for each in indexes for text in each.texts),
            policies=_by_id(self.policies),
            targets=_joined_targets(indexes),
            roles=_by_id(registers.roles),
            role_names=_by_name(registers.roles),
            parameters=_by_id(registers.parameters),
            laws=_by_id(registers.laws),
            flows=_by_id(registers.flows),
            checklists=_by_id(registers.checklists),
            sources=_by_id(registers.sources),
            facts=_by_id(registers.facts),
        )
        object.__setattr__(self, "_index", index)

    @property
    def provisions(self) -> Iterator[Provision]:
        """Every provision in reading order."""
        return iter(self._index.provisions)

    @property
    def steps(self) -> Iterator[tuple[Provision, Step]]:
        """Every provision that is a step of a flow, with the step, in reading order."""
        return iter(self._index.steps)

    @property
    def placement(self) -> Placement:
        """Where the provisions stand, for selections."""
        return self._index.placement

    @property
    def texts(self) -> Iterator[PlainText]:
        """Every text of an article that stands outside all provisions, in reading order."""
        return iter(self._index.texts)

    @property
    def targets(self) -> Mapping[str, Target]:
        """Every article, provision and item with an id, by full id, in reading order."""
        return MappingProxyType(dict(self._index.targets))

    def find_policy(self, identifier: str) -> Policy | None:
        """Return the policy of this id."""
        return self._index.policies.get(identifier)

    def find_target(self, identifier: str) -> Target | None:
        """Return the article, provision or item of this full id."""
        return self._index.targets.get(identifier)

    def find_provision(self, identifier: str) -> Provision | None:
        """Return the provision of this full id."""
        target = self.find_target(identifier)
        return target.provision if target and not target.items else None

    def find_owner(self, identifier: str) -> Provision | None:
        """Return the provision of this full id, or the one that the 项 of this full id stands in."""
        target = self.find_target(identifier)
        return target.provision if target else None

    def find_role(self, name: str) -> Role | None:
        """Return the role of this canonical name, alias or id."""
        return self._index.role_names.get(name) or self._index.roles.get(name)

    def find_parameter(self, identifier: str) -> Parameter | None:
        """Return the parameter of this id."""
        return self._index.parameters.get(identifier)

    def find_law(self, identifier: str) -> Law | None:
        """Return the law of this id."""
        return self._index.laws.get(identifier)

    def find_flow(self, identifier: str) -> FlowEntry | None:
        """Return the registered flow of this id."""
        return self._index.flows.get(identifier)

    def find_checklist(self, identifier: str) -> ChecklistEntry | None:
        """Return the declaration of the checklist of this id."""
        return self._index.checklists.get(identifier)

    def find_source(self, identifier: str) -> SourceRegulation | None:
        """Return the source regulation of this id."""
        return self._index.sources.get(identifier)

    def find_fact(self, identifier: str) -> SourceFact | None:
        """Return the source fact of this id."""
        return self._index.facts.get(identifier)

    def provisions_of(self, role: Role) -> Iterator[Provision]:
        """Yield what binds the holder of *role*: by name, and through the collectives it belongs to."""
        names = {role.name}
        names.update(group.name for group in self.registers.roles if role.id in group.members)
        return (provision for provision in self.provisions if provision.bearer in names)
