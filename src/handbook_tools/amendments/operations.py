"""The operations of an amendment: one frozen value for each thing that an instrument can do.

``target`` names what an operation is about: a full article id, a policy id, or a register with the id of
an entry (``parameters/review-time``). Texts are Markdown in the grammar of policies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""A value of a register's entry as YAML writes it."""


@dataclass(frozen=True, slots=True)
class AddPolicy:
    """A policy is laid down; ``text`` is the whole of its file."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class DeletePolicy:
    """A policy is taken away whole."""

    target: str


@dataclass(frozen=True, slots=True)
class RepealPolicy:
    """A policy is repealed: its front matter stays, and a sentence that says from when it is repealed.

    ``text`` is the new front matter, then what stands under the title.
    """

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeHead:
    """A policy gets another title, version, date, owner or order; ``text`` is its new front matter."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Rearrange:
    """The chapters of a policy are others, or its articles stand otherwise in them.

    ``text`` has a heading for each chapter and below it the local ids of its articles, a line each.
    """

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class InsertArticle:
    """An article is added to chapter number ``chapter``, behind article ``after`` or at its beginning."""

    target: str
    chapter: str
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class ReplaceArticle:
    """An article reads as ``text`` from now on, its number and its title included."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class RenumberArticle:
    """An article keeps its text and gets another ``number``: 第八条."""

    target: str
    number: str


@dataclass(frozen=True, slots=True)
class DeleteArticle:
    """An article is taken out and leaves nothing behind."""

    target: str


@dataclass(frozen=True, slots=True)
class AddEntry:
    """A register gets another entry, behind entry ``after`` or at its beginning."""

    target: str
    after: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """An entry of a register has ``values`` from now on, and no others."""

    target: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class DeleteEntry:
    """An entry is taken out of its register."""

    target: str


@dataclass(frozen=True, slots=True)
class SortEntries:
    """The entries of the register ``target`` stand in the order ``text``: their ids, a line each."""

    target: str
    text: str


Operation = (
    DeletePolicy
    | AddPolicy
    | RepealPolicy
    | ChangeHead
    | DeleteArticle
    | ReplaceArticle
    | RenumberArticle
    | InsertArticle
    | Rearrange
    | DeleteEntry
    | ChangeEntry
    | AddEntry
    | SortEntries
)

KINDS: Final[Mapping[str, type[Operation]]] = {
    "delete-policy": DeletePolicy,
    "add-policy": AddPolicy,
    "repeal-policy": RepealPolicy,
    "change-head": ChangeHead,
    "delete-article": DeleteArticle,
    "replace-article": ReplaceArticle,
    "renumber-article": RenumberArticle,
    "insert-article": InsertArticle,
    "rearrange": Rearrange,
    "delete-entry": DeleteEntry,
    "change-entry": ChangeEntry,
    "add-entry": AddEntry,
    "sort-entries": SortEntries,
}
"""The operations by the name that an instrument's file gives them."""

NAMES: Final[Mapping[type[Operation], str]] = {kind: name for name, kind in KINDS.items()}


def key_of(operation: Operation) -> tuple[str, str]:
    """Return what tells an operation from the others of its instrument: its name and its target."""
    return NAMES[type(operation)], operation.target
