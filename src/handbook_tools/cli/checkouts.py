"""The checkout of a forge: where a handbook in a folder of its repository counts its paths from."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from handbook_tools.model.diagnostics import Diagnostic, Place

CHECKOUTS: Final = {"github": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}
"""The environment variable in which each forge tells the top folder of the checkout."""


def place_in_checkout(diagnostics: tuple[Diagnostic, ...], root: Path) -> tuple[Diagnostic, ...]:
    """Return *diagnostics* of the project at *root* with paths from the top of the checkout, if in one."""
    told = filter(None, map(os.environ.get, CHECKOUTS.values()))
    for top in (Path(folder).resolve() for folder in told):
        if root.resolve().is_relative_to(top):
            prefix = root.resolve().relative_to(top)
            return tuple(_below(prefix, found) for found in diagnostics)
    return diagnostics


def _below(prefix: Path, found: Diagnostic) -> Diagnostic:
    place = Place((prefix / found.place.path).as_posix(), found.place.line)
    return replace(found, place=place)
