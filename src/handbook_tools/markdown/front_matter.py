"""The front matter of a policy: its id, title, dates and owner."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import yaml
from markdown_it.tree import SyntaxTreeNode

from handbook_tools.markdown import faults
from handbook_tools.model.diagnostics import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; ``short`` may be empty, ``order`` sorts the policies."""

    id: str
    title: str
    version: str
    promulgated: dt.date
    effective: dt.date
    owner: str
    short: str = ""
    order: int = 0


def read_front_matter(
    blocks: list[SyntaxTreeNode], start: Place, stem: str
) -> tuple[FrontMatter | None, list[Diagnostic]]:
    """Read the front matter that must be the first of *blocks*; *stem* is the name of the file."""
    if not blocks or blocks[0].type != "front_matter" or not blocks[0].content.strip():
        return None, [faults.front_matter_missing(start)]
    data = yaml.safe_load(blocks[0].content)
    return FrontMatter(**data), []
