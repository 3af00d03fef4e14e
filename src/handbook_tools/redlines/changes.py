"""A change between two versions of a handbook: one frozen value a kind, matched by permanent ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.policy import Provision
from handbook_tools.model.step import Exit


class Phase(StrEnum):
    """What became of something between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    AMENDED = "amended"


class Register(StrEnum):
    """The register that an entry stands in; the value is the name of its file."""

    PARAMETERS = "parameters"
    ROLES = "roles"
    PLATFORMS = "platforms"
    LAWS = "laws"
    CHECKLISTS = "checklists"
    SEPARATIONS = "separations"
    WAIVERS = "waivers"
    SOURCES = "sources"
    FACTS = "provenance"


@dataclass(frozen=True, slots=True)
class ProvisionState:
    """A provision as one version of the handbook has it.

    ``citation`` and ``text`` are what people read. ``wording``, ``items`` and ``deadline`` are the folded
    texts that the fingerprint is taken over. ``roles`` are the names of roles in them, as written.
    """

    provision: Provision
    article: str
    citation: str
    text: str
    wording: str
    items: tuple[str, ...]
    roles: tuple[str, ...]
    deadline: str
    fingerprint: str

    @property
    def id(self) -> str:
        """The full id, which both versions share."""
        return self.provision.id


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an entry or a policy, before and after; empty where there was or is none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ProvisionAdded:
    """A provision that only the later version has."""

    after: ProvisionState


@dataclass(frozen=True, slots=True)
class ProvisionRepealed:
    """A provision that only the earlier version has."""

    before: ProvisionState


@dataclass(frozen=True, slots=True)
class ProvisionAmended:
    """A provision that says, shows or records something else than before."""

    before: ProvisionState
    after: ProvisionState


@dataclass(frozen=True, slots=True)
class ProvisionMoved:
    """A provision that now stands in another article."""

    before: ProvisionState
    after: ProvisionState


@dataclass(frozen=True, slots=True)
class ProvisionRenumbered:
    """A provision of the same article that is now cited otherwise."""

    before: ProvisionState
    after: ProvisionState


@dataclass(frozen=True, slots=True)
class PlainTextChanged:
    """An article whose text outside every provision is another."""

    article: str
    citation: str
    before: str
    after: str
    place: Place


@dataclass(frozen=True, slots=True)
class ArticleRetitled:
    """An article with another title."""

    article: str
    citation: str
    before: str
    after: str
    place: Place


@dataclass(frozen=True, slots=True)
class PolicyChanged:
    """A policy that came, went, or has other fields at its head (its chapters included)."""

    id: str
    title: str
    phase: Phase
    fields: tuple[FieldChange, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class EntryChanged:
    """An entry of a register that came, went, or has other fields."""

    register: Register
    id: str
    name: str
    phase: Phase
    fields: tuple[FieldChange, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class StepState:
    """A step as one version of a flow has it; ``lane`` is the bearer."""

    name: str
    lane: str
    exits: tuple[Exit, ...]


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step of a flow that differs; `None` where the flow did not or does not have it."""

    provision: str
    before: StepState | None
    after: StepState | None

    @property
    def renamed_only(self) -> bool:
        """Whether nothing but the short name in the picture is another."""
        if self.before is None or self.after is None:
            return False
        return replace(self.before, name=self.after.name) == self.after


@dataclass(frozen=True, slots=True)
class FlowChanged:
    """A flow that came, went, or has other fields or steps."""

    id: str
    title: str
    phase: Phase
    fields: tuple[FieldChange, ...]
    steps: tuple[StepChange, ...]
    place: Place


ProvisionChange = ProvisionAdded | ProvisionRepealed | ProvisionAmended | ProvisionMoved | ProvisionRenumbered
Change = ProvisionChange | PlainTextChanged | ArticleRetitled | PolicyChanged | EntryChanged | FlowChanged
