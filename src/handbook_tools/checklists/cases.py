"""The checklist files of a handbook as test cases: each file read once and held against the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook_tools.checklists.checklist import Checklist
from handbook_tools.checklists.drift import Drift, compare_checklist, find_drift, undeclared
from handbook_tools.checklists.generation import generate_checklists
from handbook_tools.checklists.yaml_file import FileItem, read_checklist_file
from handbook_tools.model.handbook import Handbook
from handbook_tools.sources import read_source


@dataclass(frozen=True, slots=True)
class FileCase:
    """One checklist file: its items in its own order and its drift by item id.

    Under the empty id stands what concerns the file as a whole, items that it lacks included.
    """

    items: tuple[FileItem, ...]
    drift: Mapping[str, tuple[Drift, ...]]


def _case(items: tuple[FileItem, ...], drift: list[Drift]) -> FileCase:
    known = {item.id for item in items}
    by_item: dict[str, tuple[Drift, ...]] = {}
    for each in drift:
        key = each.item if each.item in known else ""
        by_item[key] = (*by_item.get(key, ()), each)
    return FileCase(items, by_item)


def _distinct(items: tuple[FileItem, ...]) -> tuple[FileItem, ...]:
    first: dict[str, FileItem] = {}
    for item in items:
        first.setdefault(item.id, item)
    return tuple(first.values())


def _read_case(path: Path, root: Path, checklist: Checklist | None, handbook: Handbook) -> FileCase:
    if checklist is None:
        return _case((), [undeclared(path, root)])
    file = read_checklist_file(read_source(path, root))
    return _case(_distinct(file.items), list(compare_checklist(checklist, file, handbook)))


def read_cases(handbook: Handbook, folder: Path, root: Path) -> Mapping[Path, FileCase]:
    """Return a case for every checklist file in *folder*.

    A declared checklist without a file is reported with the first of them.
    """
    checklists = {folder / f"{each.id}.yml": each for each in generate_checklists(handbook)}
    paths = sorted(folder.glob("*.yml"))
    cases = {path: _read_case(path, root, checklists.get(path), handbook) for path in paths}
    absent = [checklist for path, checklist in checklists.items() if path not in cases]
    if paths and absent:
        lost = [drift for each in absent for drift in find_drift(each, folder, root, handbook)]
        first = cases[paths[0]]
        whole = (*first.drift.get("", ()), *lost)
        cases[paths[0]] = FileCase(first.items, {**first.drift, "": whole})
    return cases
