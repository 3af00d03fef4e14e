"""Provenance: the source regulations of a handbook, and what became of everything that they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.identifiers import source_id

ADDED: Final = "新增"
"""What a provision gives as its basis where no source says it."""


@dataclass(frozen=True, slots=True)
class SourceRegulation:
    """A regulation from which the handbook was written; ``extent`` tells how far its text goes."""

    id: str
    title: str
    character: str
    extent: str
    place: Place


@dataclass(frozen=True, slots=True)
class SourceFact:
    """One thing that a source regulation says, in the handbook's own words.

    It is carried by ``provisions`` (full ids), or left out for a ``reason``.
    """

    id: str
    clause: str
    gist: str
    place: Place
    provisions: tuple[str, ...] = ()
    reason: str = ""

    @property
    def source(self) -> str:
        """The id of the regulation that says it."""
        return source_id(self.id)
