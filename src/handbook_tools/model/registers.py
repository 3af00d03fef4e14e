"""What the registers hold: roles, parameters, platforms, laws, flows, checklists, separations, the rest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.policy import Kind, Provision
from handbook_tools.model.provenance import SourceFact, SourceRegulation

WHENCE: Final = frozenset({"place", "template"})
"""The fields of an entry that tell where it comes from, and nothing of what it says."""
REMARKS: Final = frozenset({"articles"})
"""The fields of an entry that explain and bind nobody: no instrument is needed to change them."""


class Holder(StrEnum):
    """Who holds a role: a person, a body, several roles together, or somebody outside."""

    PERSON = "岗位"
    BODY = "机构"
    COLLECTIVE = "统称"
    EXTERNAL = "外部"


@dataclass(frozen=True, slots=True)
class Role:
    """A role that provisions can bind; ``name`` is canonical, ``members`` are ids for a collective."""

    id: str
    name: str
    holder: Holder
    summary: str
    place: Place
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Origin(StrEnum):
    """Where the value of a parameter comes from."""

    LAW = "法律"
    PRACTICE = "公开做法"
    DECISION = "本单位决定"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value with its unit; ``str()`` gives what a provision shows (``1个工作日``).

    ``value`` is kept as written. ``decided_by`` is the name of the deciding role.
    """

    id: str
    title: str
    value: str
    unit: str
    since: dt.date
    origin: Origin
    decided_by: str
    place: Place
    note: str = ""

    def __str__(self) -> str:
        return f"{self.value}{self.unit}"


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform on which the institution may hold accounts."""

    id: str
    name: str
    operator: str
    place: Place
    aliases: tuple[str, ...] = ()


class LawStatus(StrEnum):
    """Whether a law is in force."""

    IN_FORCE = "有效"
    AMENDED = "已修改"
    REPEALED = "已废止"
    UNVERIFIED = "待核"


@dataclass(frozen=True, slots=True)
class LawArticle:
    """What one article of a law is about, in a few words; ``number`` is as people cite it: 第四条."""

    number: str
    about: str

    def __str__(self) -> str:
        return f"{self.number}：{self.about}"


@dataclass(frozen=True, slots=True)
class Law:
    """A law or rule that provisions cite; a date that could not be verified is `None`.

    ``articles`` are those that somebody looked up because provisions cite them.
    """

    id: str
    title: str
    issuer: str
    status: LawStatus
    place: Place
    promulgated: dt.date | None = None
    effective: dt.date | None = None
    checked_on: dt.date | None = None
    note: str = ""
    articles: tuple[LawArticle, ...] = ()

    def __str__(self) -> str:
        return f"《{self.title}》"


@dataclass(frozen=True, slots=True)
class FlowEntry:
    """A flow as registered: its title and the full id of the provision that starts it."""

    id: str
    title: str
    start: str
    place: Place
    summary: str = ""


class Unit(StrEnum):
    """What makes one item of a checklist: a provision whole, or each of its 项."""

    PROVISION = "规定"
    ITEM = "项"


class TransferSection(StrEnum):
    """The two sections of a transfer checklist: what is new, and what stops binding."""

    NEW = "本次新增"
    ENDED = "不再约束"


@dataclass(frozen=True, slots=True)
class Selection:
    """What a checklist takes in: a provision is selected when every non-empty field names it.

    ``policies``, ``articles``, ``provisions`` (full ids) and ``flows`` are ids, ``bearers`` are role
    names. ``unit`` says what makes one item, ``section`` under which heading the items stand.
    """

    policies: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    unit: Unit = Unit.PROVISION
    section: str = ""

    def takes(self, policy: str, article: str, provision: Provision) -> bool:
        """Tell whether a *provision* in the article and the policy of these ids is taken in.

        Without ``kinds`` those are taken that bind.
        """
        return (
            (not self.bearers or provision.bearer in self.bearers)
            and (not self.policies or policy in self.policies)
            and (not self.articles or article in self.articles)
            and (not self.provisions or provision.id in self.provisions)
            and (not self.flows or (provision.step is not None and provision.step.flow in self.flows))
            and (provision.kind in self.kinds if self.kinds else provision.kind.binds)
        )


@dataclass(frozen=True, slots=True)
class Transfer:
    """Somebody goes from one role to another, both by name."""

    before: str
    after: str
    place: Place


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """A checklist as declared: whom it serves, when, and what it selects (any of the selections).

    ``each`` asks for one checklist a role that is held so; it is empty once they have been written out,
    and ``template`` is then the title of what they were written out from. ``transfers`` asks for one
    checklist each, with its selections given by the two roles.
    """

    id: str
    title: str
    audience: str
    occasion: str
    selections: tuple[Selection, ...]
    place: Place
    each: tuple[Holder, ...] = ()
    template: str = ""
    transfers: tuple[Transfer, ...] = ()


class Scope(StrEnum):
    """Within what two roles may not be held by one person."""

    DRAFT = "同一稿件"
    ACCOUNT = "同一账号"
    MATTER = "同一事项"
    ALWAYS = "任何时候"


@dataclass(frozen=True, slots=True)
class Separation:
    """Two roles that one person may not hold within a scope; the same role twice: two people hold it.

    ``roles`` are canonical names. ``rule`` is the full id of the provision or item that says so, ``waiver``
    that of the permission to grant an exception, empty where there is none.
    """

    id: str
    roles: tuple[str, ...]
    scope: Scope
    rule: str
    place: Place
    waiver: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """An exception from a separation as granted: by which role, for what, from when until when, and why."""

    id: str
    separation: str
    subject: str
    granted_by: str
    granted_on: dt.date
    expires: dt.date
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Synonym:
    """What people say in everyday words for a ``term`` of the policies; the search finds one by the other."""

    id: str
    term: str
    everyday: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Registers:
    """The registers of a handbook, each in the order of its file.

    ``sources`` and ``facts`` are empty where a handbook was not written from other regulations,
    ``synonyms`` where nobody noted any, ``separations`` where every role may be held with every other.
    """

    roles: tuple[Role, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    platforms: tuple[Platform, ...] = ()
    laws: tuple[Law, ...] = ()
    flows: tuple[FlowEntry, ...] = ()
    checklists: tuple[ChecklistEntry, ...] = ()
    sources: tuple[SourceRegulation, ...] = ()
    facts: tuple[SourceFact, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    separations: tuple[Separation, ...] = ()
    waivers: tuple[Waiver, ...] = ()
