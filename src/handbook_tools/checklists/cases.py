"""The checklist files of a handbook as test cases: each file read once and held against the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from handbook_tools.checklists.checklist import Checklist
from handbook_tools.checklists.drift import compare_checklist, find_drift, undeclared
from handbook_tools.checklists.generation import generate_checklists
from handbook_tools.checklists.states import Drift
from handbook_tools.checklists.yaml_file import ITEM_START, read_checklist_file, render_checklist_file
from handbook_tools.model.handbook import Handbook
from handbook_tools.sources import Source, read_source


class ItemCase(NamedTuple):
    """One item of a checklist file: its key in the file, its provision, whom it binds, and its line."""

    key: str
    provision: str
    bearer: str
    line: int

    @property
    def policy(self) -> str:
        """The id of the policy that its provision stands in."""
        return self.provision.partition("/")[0]


@dataclass(frozen=True, slots=True)
class FileCase:
    """One checklist file: its items in its own order and its drift by the key of the item.

    Under the empty key stands what concerns the file as a whole, items that it lacks included.
    """

    items: tuple[ItemCase, ...]
    drift: Mapping[str, tuple[Drift, ...]]


def _case(items: tuple[ItemCase, ...], drift: Iterable[Drift]) -> FileCase:
    known = {item.key for item in items}
    by_item: dict[str, tuple[Drift, ...]] = {}
    for each in drift:
        key = each.item if each.item in known else ""
        by_item[key] = (*by_item.get(key, ()), each)
    return FileCase(items, by_item)


def _provision_of(identifier: str, handbook: Handbook) -> str:
    owner = handbook.find_owner(identifier)
    return owner.id if owner else identifier


def _as_written(source: Source, checklist: Checklist, handbook: Handbook) -> Iterator[ItemCase]:
    """Yield the items of a file that reads as *checklist* is written."""
    lines = enumerate(source.text.split("\n"), start=1)
    starts = (number for number, line in lines if line.startswith(ITEM_START))
    for item, line in zip(checklist.items, starts, strict=True):
        yield ItemCase(item.key, _provision_of(item.id, handbook), item.bearer, line)


def _read_case(path: Path, root: Path, checklist: Checklist | None, handbook: Handbook) -> FileCase:
    if checklist is None:
        return _case((), [undeclared(path, root)])
    source = read_source(path, root)
    if not source.diagnostics and source.text == render_checklist_file(checklist):
        return FileCase(tuple(_as_written(source, checklist, handbook)), {})
    file = read_checklist_file(source)
    items: dict[str, ItemCase] = {}
    for item in file.items:
        provision, bearer = _provision_of(item.id, handbook), item.fields.get("bearer", "")
        items.setdefault(item.key, ItemCase(item.key, provision, bearer, item.place.line))
    return _case(tuple(items.values()), compare_checklist(checklist, file, handbook))


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
