"""What each released edition changed of the one before."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from handbook_tools.editions.chain import FOLDER, read_editions
from handbook_tools.editions.edition import EditionHead
from handbook_tools.redlines import Change, find_changes


class EditionStep(NamedTuple):
    """An edition, the digest of its file, and what it changed of the one before."""

    head: EditionHead
    digest: str
    changes: tuple[Change, ...]


def find_history(root: Path) -> tuple[EditionStep, ...]:
    """Return the editions of the project at *root*, the first one first; bad files are left out."""
    editions = read_editions(root / FOLDER, root).editions
    changes = [(), *(find_changes(one.handbook, two.handbook) for one, two in pairwise(editions))]
    return tuple(
        EditionStep(each.head, each.digest, found) for each, found in zip(editions, changes, strict=False)
    )
