"""Drift: where a checklist file no longer says what the handbook says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from handbook_tools.checklists.checklist import Checklist, ChecklistItem
from handbook_tools.checklists.generation import generate_checklists
from handbook_tools.checklists.states import Difference, Drift, DriftState, find_differences
from handbook_tools.checklists.yaml_file import (
    MARK,
    ChecklistFile,
    FileItem,
    head_fields,
    item_fields,
    read_checklist_file,
    render_checklist_file,
)
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.handbook import Handbook
from handbook_tools.sources import read_source

COMMAND: Final = "handbook checklists write"
_HINT: Final = f"核对条文的变化是否是有意的；确认之后运行 {COMMAND}，再逐项复核。"
_SHOWN: Final = 60
_BEFORE: Final = 12


def _drift(
    state: DriftState, item: str, place: Place, summary: str, differences: tuple[Difference, ...] = ()
) -> Drift:
    """Return a drift whose message quotes the first difference from the words where it begins."""
    message = f"{summary}{_quoted(state, differences[0]) if differences else ''}。"
    return Drift(state, item, Diagnostic(f"checklist-{state}", place, message, _HINT), summary, differences)


def _quoted(state: DriftState, difference: Difference) -> str:
    was, reads = _excerpts(difference.before, difference.now)
    match state:
        case DriftState.SUSPECT:
            return f"：原为“{was}”，现为“{reads}”"
        case DriftState.EDITED:
            return f"：文件里是“{was}”，应为“{reads}”"
        case _:
            return f"：“{was or reads}”"


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """Return both texts from a little before their first difference, on one line."""
    flat = [" ".join(text.split("\n")) for text in (old, new)]
    pairs = enumerate(zip(*flat, strict=False))
    common = next((index for index, (a, b) in pairs if a != b), min(map(len, flat)))
    start = max(0, common - _BEFORE)
    return _cut(flat[0], start), _cut(flat[1], start)


def _cut(text: str, start: int) -> str:
    end = start + _SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _subject(key: str) -> str:
    """Return an item as the subject of a sentence; a space keeps Latin letters from what follows."""
    return f"事项 {key}" if key.endswith("）") else f"事项 {key} "


def _described(item: ChecklistItem) -> str:
    """Return an item by its id, with its section and where it comes from."""
    return f"{item.id}（{'，'.join(filter(None, (item.section, item.citation)))}）"


_FINGERPRINTED: Final = ("wording", "kind", "bearer", "deadline")


def _changed(old: FileItem, new: ChecklistItem) -> Iterator[Drift]:
    differences = find_differences(old.fields, item_fields(new))
    if old.fields.get("fingerprint") != new.fingerprint:
        told = tuple(each for each in differences if each.field in _FINGERPRINTED)
        what = f"{told[0].title}改了" if told else "引用的对象或者流程的去向改了，文字没有变"
        summary = f"事项 {_described(new)}的{what}"
        yield _drift(DriftState.SUSPECT, new.key, old.place, summary, told)
    elif differences:
        names = "、".join(each.field for each in differences)
        summary = f"{_subject(new.key)}的 {names} 与条文不符"
        yield _drift(DriftState.EDITED, new.key, old.place, summary, differences)


def compare_checklist(checklist: Checklist, file: ChecklistFile, handbook: Handbook) -> Iterator[Drift]:
    """Yield where *file* departs from *checklist*, in the order of the file, what it lacks last."""
    for found in file.diagnostics:
        yield Drift(DriftState.UNREADABLE, "", found, found.message.removesuffix("。"))
    expected = {item.key: item for item in checklist.items}
    head = find_differences(file.head, head_fields(checklist)) if file.head else ()
    if head:
        summary = f"检查清单开头的 {'、'.join(each.field for each in head)} 与登记册不符"
        yield _drift(DriftState.EDITED, "", file.place, summary, head)
    seen: set[str] = set()
    for item in file.items:
        yield from _compare_item(item, expected, seen, handbook)
        seen.add(item.key)
    for missing in checklist.items:
        if missing.key not in seen:
            summary = f"缺少事项 {_described(missing)}"
            wording = (Difference("wording", "", missing.wording),)
            yield _drift(DriftState.MISSING, missing.key, file.place, summary, wording)
    yield from _order(checklist, file)


def _compare_item(
    item: FileItem, expected: dict[str, ChecklistItem], seen: set[str], handbook: Handbook
) -> Iterator[Drift]:
    wording = (Difference("wording", item.fields.get("wording", ""), ""),)
    if item.key in seen:
        yield _drift(DriftState.SURPLUS, item.key, item.place, f"{_subject(item.key)}写了两次")
    elif item.key in expected:
        yield from _changed(item, expected[item.key])
    elif handbook.find_owner(item.id) is None:
        summary = f"{_subject(item.key)}依据的条文已经不在"
        yield _drift(DriftState.BROKEN, item.key, item.place, summary, wording)
    else:
        summary = f"{_subject(item.key)}的条文还在，但已不属于这份检查清单"
        yield _drift(DriftState.SURPLUS, item.key, item.place, summary, wording)


def _order(checklist: Checklist, file: ChecklistFile) -> Iterator[Drift]:
    keys = [item.key for item in checklist.items]
    in_file = [item.key for item in file.items]
    if sorted(keys) == sorted(in_file) and keys != in_file:
        yield _drift(DriftState.EDITED, "", file.place, "事项的次序与条文的次序不同")


def _whole(state: DriftState, place: Place, summary: str, hint: str) -> Drift:
    """Return a drift of a file as a whole."""
    return Drift(state, "", Diagnostic(f"checklist-{state}", place, f"{summary}。", hint), summary)


def find_drift(checklist: Checklist, folder: Path, root: Path, handbook: Handbook) -> tuple[Drift, ...]:
    """Return where the file of *checklist* in *folder* departs from it."""
    path = folder / f"{checklist.id}.yml"
    if not path.is_file():
        place = Place(path.relative_to(root).as_posix())
        summary = f"没有检查清单《{checklist.title}》的文件"
        return (_whole(DriftState.MISSING, place, summary, f"运行 {COMMAND}。"),)
    source = read_source(path, root)
    if not source.diagnostics and source.text == render_checklist_file(checklist):
        return ()  # as it was written, so there is nothing to look for
    return tuple(compare_checklist(checklist, read_checklist_file(source), handbook))


def surplus_files(handbook: Handbook, folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield the checklist files that no declaration asks for, and whether they were generated."""
    declared = {entry.id for entry in handbook.registers.checklists}
    for path in sorted(folder.glob("*.yml")):
        if path.stem not in declared:
            with path.open("rb") as file:
                yield path, file.readline(len(MARK.encode()) + 2).strip() == MARK.encode()


def undeclared(path: Path, root: Path) -> Drift:
    """Return the finding that no declaration asks for the file *path*."""
    place = Place(path.relative_to(root).as_posix())
    hint = f"在 docs/registers/checklists.yml 登记它；不再需要的，运行 {COMMAND} 或者删去文件。"
    return _whole(DriftState.SURPLUS, place, "没有登记这份检查清单", hint)


def check_checklists(handbook: Handbook, folder: Path, root: Path) -> tuple[Diagnostic, ...]:
    """Return every departure of the files in *folder* from *handbook*, as diagnostics by place."""
    found = [
        drift.diagnostic
        for checklist in generate_checklists(handbook)
        for drift in find_drift(checklist, folder, root, handbook)
    ]
    found += [undeclared(path, root).diagnostic for path, _ in surplus_files(handbook, folder)]
    return tuple(sorted(found, key=lambda each: each.place))
