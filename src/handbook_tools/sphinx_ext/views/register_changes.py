"""What an edition changed in the registers, in the words of those who read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docutils import nodes

from handbook_tools.amendments.selection_phrases import selection_notes
from handbook_tools.editions.history import EditionStep
from handbook_tools.impact.reach import Books
from handbook_tools.model.handbook import Handbook
from handbook_tools.redlines import Change, FieldChange, Phase, Register
from handbook_tools.redlines.changes import EntryChanged, FlowChanged, StepChange
from handbook_tools.redlines.field_titles import field_title
from handbook_tools.sphinx_ext.views.context import paragraph
from handbook_tools.sphinx_ext.views.redlined import pair_nodes

_MOST_NAMES: Final = 3
_TITLES: Final[Mapping[Register, str]] = {
    Register.PARAMETERS: "参数",
    Register.ROLES: "岗位",
    Register.PLATFORMS: "平台",
    Register.LAWS: "法律",
    Register.CHECKLISTS: "检查清单",
    Register.SEPARATIONS: "不相容岗位",
    Register.WAIVERS: "岗位分离的豁免",
    Register.SOURCES: "来源",
}
_QUIET: Final = frozenset({"since", "note"})
"""Fields that follow from the others or only comment on them."""

Line = tuple[str, tuple[nodes.Node, ...]]
"""What changed in one entry: its name, and the rest of the line."""


def register_lines(step: EditionStep) -> Iterator[nodes.list_item]:
    """Yield a line an entry; entries of one register that change alike share a line."""
    grouped: dict[tuple[str, str], tuple[list[str], tuple[nodes.Node, ...]]] = {}
    for change in step.changes:
        for title, (name, rest) in _lines(change, step):
            told = "".join(node.astext() for node in rest)
            grouped.setdefault((title, told), ([], rest))[0].append(name)
    for (title, _), (names, rest) in grouped.items():
        yield nodes.list_item("", paragraph(title, _named(names), *rest))


def _named(names: list[str]) -> str:
    shown = "".join(f"“{name}”" for name in names[:_MOST_NAMES])
    return f"{shown}等 {len(names)} 项" if len(names) > _MOST_NAMES else shown


def _lines(change: Change, step: EditionStep) -> Iterator[tuple[str, Line]]:
    if isinstance(change, FlowChanged):
        yield "流程", (change.title, tuple(_flow_notes(change)))
    elif isinstance(change, EntryChanged) and change.register in _TITLES:
        yield _TITLES[change.register], (change.name, tuple(_entry_notes(change, step)))


def _entry_notes(change: EntryChanged, step: EditionStep) -> Iterator[nodes.Node]:
    if change.phase is Phase.REMOVED:
        yield nodes.Text("：删去")
    elif change.register is Register.PARAMETERS:
        yield from _parameter(change, step)
    elif change.phase is Phase.ADDED:
        yield nodes.Text("：新增")
    else:
        for count, each in enumerate(_fields(change, step)):
            yield from (nodes.Text("；" if count else "："), *each)


def _parameter(change: EntryChanged, step: EditionStep) -> Iterator[nodes.Node]:
    was, now = (_value(change.id, book) for book in (step.before, step.after))
    yield nodes.Text("：新增，" if not was else "：")
    yield from pair_nodes(was, now) if was and was != now else (nodes.Text(now),)
    if was == now:
        told = "、".join(field_title(each.field) for each in change.fields)
        yield nodes.Text(f"（不变），登记的{told}有修改")


def _value(identifier: str, handbook: Handbook) -> str:
    parameter = handbook.find_parameter(identifier)
    return str(parameter) if parameter else ""


def _fields(change: EntryChanged, step: EditionStep) -> Iterator[list[nodes.Node]]:
    for each in change.fields:
        if each.field == "selections":
            yield [nodes.Text(note) for note in _selections(change.id, step)]
        elif each.field not in _QUIET:
            yield _field(each)


def _selections(identifier: str, step: EditionStep) -> Iterator[str]:
    was, now = (book.find_checklist(identifier) for book in (step.before, step.after))
    if was and now:
        books = Books(step.before, step.after)
        yield "；".join(selection_notes(was.selections, now.selections, books))


def _field(change: FieldChange) -> list[nodes.Node]:
    title = field_title(change.field)
    return [nodes.Text(f"{title}："), *pair_nodes(change.before, change.after)]


def _flow_notes(change: FlowChanged) -> Iterator[nodes.Node]:
    if change.phase is not Phase.AMENDED:
        yield nodes.Text("：新增" if change.phase is Phase.ADDED else "：删去")
        return
    told = [*(field_title(each.field) for each in change.fields), *map(_step, change.steps)]
    yield nodes.Text(f"：{'、'.join(told)}有修改")


def _step(change: StepChange) -> str:
    shown = change.after or change.before
    return f"步骤“{shown.name}”" if shown else "步骤"
