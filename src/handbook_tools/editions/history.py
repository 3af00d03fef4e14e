"""What each released edition changed of the one before."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from handbook_tools.editions.chain import FOLDER, read_editions
from handbook_tools.editions.edition import Edition, EditionHead
from handbook_tools.model.handbook import Handbook
from handbook_tools.redlines import Change, find_changes


class EditionStep(NamedTuple):
    """An edition, and what it changed of the one ``before``; before the first is an empty handbook."""

    edition: Edition
    changes: tuple[Change, ...]
    before: Handbook

    @property
    def head(self) -> EditionHead:
        """What the edition says of itself."""
        return self.edition.head

    @property
    def digest(self) -> str:
        """The digest of its file."""
        return self.edition.digest

    @property
    def after(self) -> Handbook:
        """Its handbook."""
        return self.edition.handbook


def find_history(root: Path) -> tuple[EditionStep, ...]:
    """Return the editions of the project at *root*, the first one first; bad files are left out."""
    editions = read_editions(root / FOLDER, root).editions
    opening = [EditionStep(each, (), Handbook()) for each in editions[:1]]
    return (*opening, *(_step(one.handbook, two) for one, two in pairwise(editions)))


def _step(before: Handbook, edition: Edition) -> EditionStep:
    return EditionStep(edition, find_changes(before, edition.handbook), before)
