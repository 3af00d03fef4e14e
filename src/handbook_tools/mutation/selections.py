"""Changes of what checklists select: a list, a selection or one name in it dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.mutation.manuscript import EntryText, Manuscript
from handbook_tools.mutation.mutant import Change, Changes, Span

CHECKLISTS: Final = "checklists"

_SELECT: Final = re.compile(r"^ +select:[ \t]*\n(?P<items>(?: +.*(?:\n|\Z))+)", re.MULTILINE)
_FIRST: Final = re.compile(r"(?P<indent> +)- ")
_NAMES: Final = re.compile(r"\b[a-z]+:[ \t]+\[(?P<names>[^\]\n]*)\]")
_NAME: Final = re.compile(r"[^,\s][^,]*")
_LINE: Final = re.compile(r"^ +- (?P<name>[a-z0-9/-]+)[ \t]*\n", re.MULTILINE)


def selections_of(entry: EntryText) -> list[Span]:
    """Return the selections of a checklist, each with its lines; none of one written on a line."""
    found = _SELECT.search(entry.whole.text) if entry.register == CHECKLISTS else None
    first = _FIRST.match(found["items"]) if found else None
    if found is None or first is None:
        return []
    start = re.compile(rf"^{first['indent']}- ", re.MULTILINE)
    starts = [each.start() for each in start.finditer(found["items"])]
    block = entry.whole.part(*found.span("items"))
    ends = [*starts[1:], len(block.text)]
    return [block.part(a, b) for a, b in zip(starts, ends, strict=True)]


def checklist_dropped(entry: EntryText, manuscript: Manuscript) -> Iterator[Changes]:
    """删去一份检查清单的登记。"""
    if entry.register == CHECKLISTS and len(manuscript.entries_of(CHECKLISTS)) > 1:
        yield (Change(entry.whole, ""),)


def selection_dropped(entry: EntryText, _: Manuscript) -> Iterator[Changes]:
    """检查清单删去一项选取。"""
    selections = selections_of(entry)
    for selection in selections if len(selections) > 1 else ():
        yield (Change(selection, ""),)


def selection_narrowed(entry: EntryText, _: Manuscript) -> Iterator[Changes]:
    """检查清单的一项选取里删去一个制度、条、岗位或者种类。"""
    for selection in selections_of(entry):
        for names in _NAMES.finditer(selection.text):
            yield from _without_each(selection.part(*names.span("names")))
        lines = list(_LINE.finditer(selection.text))
        for line in lines if len(lines) > 1 else ():
            yield (Change(selection.part(*line.span()), ""),)


def _without_each(names: Span) -> Iterator[Changes]:
    """Yield a change for each of several names; without its only name a selection would take in more."""
    found = [each[0].strip() for each in _NAME.finditer(names.text)]
    for index in range(len(found) if len(found) > 1 else 0):
        yield (Change(names, ", ".join([*found[:index], *found[index + 1 :]])),)
