"""What the changes between two versions of a handbook touch: items, roles, flows and pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from handbook_tools.redlines import Assessment, Change


@dataclass(frozen=True, slots=True)
class WeighedChange:
    """A change with its weight; ``uses`` are the provisions that an entry of a register reaches."""

    change: Change
    assessment: Assessment
    uses: tuple[str, ...] = ()

    @property
    def material(self) -> bool:
        """Whether the change is material."""
        return self.assessment.material


class ItemState(StrEnum):
    """What becomes of a checklist item: a reopened one was answered for another wording."""

    ADDED = "added"
    REMOVED = "removed"
    REOPENED = "reopened"
    RELABELLED = "relabelled"


@dataclass(frozen=True, slots=True)
class ItemImpact:
    """A checklist item that is touched; ``id`` is that of its provision or 项, in its ``section``."""

    id: str
    section: str
    state: ItemState
    question: str
    citation: str


@dataclass(frozen=True, slots=True)
class ChecklistImpact:
    """A checklist that is touched, with those of its items that are."""

    id: str
    title: str
    items: tuple[ItemImpact, ...]


@dataclass(frozen=True, slots=True)
class RoleImpact:
    """A role whose holders are to be told: what changes for them by name, and *through* collectives."""

    id: str
    name: str
    provisions: tuple[str, ...]
    inherited: tuple[str, ...]
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowImpact:
    """A flow that is touched, with the provisions of its steps that changed."""

    id: str
    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageImpact:
    """A page of the site that will read otherwise."""

    docname: str
    title: str


@dataclass(frozen=True, slots=True)
class Impact:
    """What the changes from ``base`` to ``head`` touch.

    ``unread`` is the number of reading errors in either version: with any, the answer may lack something.
    ``terms`` are the words of both versions that a redline keeps whole.
    """

    base: str
    head: str
    changes: tuple[WeighedChange, ...]
    checklists: tuple[ChecklistImpact, ...]
    roles: tuple[RoleImpact, ...]
    flows: tuple[FlowImpact, ...]
    pages: tuple[PageImpact, ...]
    unread: int = 0
    terms: frozenset[str] = field(default=frozenset(), repr=False, compare=False)

    @property
    def material(self) -> bool:
        """Whether any change is material."""
        return any(each.material for each in self.changes)
