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
    """An edition, the digest of its file, and what it changed of the one before.

    ``before`` is the handbook of the edition before, empty before the first; ``after`` is its own.
    """

    head: EditionHead
    digest: str
    changes: tuple[Change, ...]
    before: Handbook
    after: Handbook


def find_history(root: Path) -> tuple[EditionStep, ...]:
    """Return the editions of the project at *root*, the first one first; bad files are left out."""
    editions = read_editions(root / FOLDER, root).editions
    if not editions:
        return ()
    first = editions[0]
    opening = EditionStep(first.head, first.digest, (), Handbook(), first.handbook)
    return (opening, *(_step(one.handbook, two) for one, two in pairwise(editions)))


def _step(before: Handbook, edition: Edition) -> EditionStep:
    changes = find_changes(before, edition.handbook)
    return EditionStep(edition.head, edition.digest, changes, before, edition.handbook)
