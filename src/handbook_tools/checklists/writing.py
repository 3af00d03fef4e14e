"""Writing the checklist files: what has changed and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from handbook_tools.checklists.drift import surplus_files
from handbook_tools.checklists.generation import generate_checklists
from handbook_tools.checklists.yaml_file import render_checklist_file
from handbook_tools.model.handbook import Handbook
from handbook_tools.sources import write_atomically


class Written(NamedTuple):
    """What writing did: files written, files left as they were, generated files removed, others kept."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    removed: tuple[Path, ...]
    foreign: tuple[Path, ...]


def write_checklists(handbook: Handbook, folder: Path) -> Written:
    """Write the declared checklists to *folder* and remove generated ones that are declared no more.

    A file that this command did not generate is never removed.

    Raises:
        OSError: a file cannot be written; the others are whole.
    """
    written, unchanged = [], []
    for checklist in generate_checklists(handbook):
        path, text = folder / f"{checklist.id}.yml", render_checklist_file(checklist)
        if path.is_file() and path.read_bytes() == text.encode():
            unchanged.append(path)
            continue
        write_atomically(path, text)
        written.append(path)
    surplus = list(surplus_files(handbook, folder))
    removed = tuple(path for path, generated in surplus if generated)
    for path in removed:
        path.unlink()
    foreign = tuple(path for path, generated in surplus if not generated)
    return Written(tuple(written), tuple(unchanged), removed, foreign)
