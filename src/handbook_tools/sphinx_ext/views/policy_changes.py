"""What an edition did to a policy as a whole: made, repealed, renamed, given to another keeper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docutils import nodes

from handbook_tools.editions.history import EditionStep
from handbook_tools.redlines import FieldChange, Phase
from handbook_tools.redlines.changes import PolicyChanged
from handbook_tools.sphinx_ext.views.context import paragraph
from handbook_tools.sphinx_ext.views.redlined import pair_nodes

_FIELDS: Final = {
    "title": "名称",
    "short": "简称",
    "owner": "归口部门",
    "consultation": "征求意见的事项",
    "chapters": "章",
    "repealed": "废止日期",
}
"""What matters to readers; versions and dates follow from the edition and are left out."""


def policy_changes(step: EditionStep) -> dict[str, PolicyChanged]:
    """Return what *step* did to policies, by id, where readers care."""
    found = {change.id: change for change in step.changes if isinstance(change, PolicyChanged)}
    return {key: each for key, each in found.items() if each.phase is not Phase.AMENDED or _told(each)}


def _told(change: PolicyChanged) -> list[FieldChange]:
    return [each for each in change.fields if each.field in _FIELDS]


def is_whole(change: PolicyChanged) -> bool:
    """Tell whether all articles of a policy came or went with it."""
    return change.phase is not Phase.AMENDED or _ends(change)


def _ends(change: PolicyChanged) -> bool:
    """Tell whether a policy is repealed from now on, though its name is kept."""
    return any(each.field == "repealed" and not each.before for each in change.fields)


def policy_lines(change: PolicyChanged, count: int) -> Iterator[nodes.list_item]:
    """Yield what became of a policy; *count* is the number of its articles that came or went."""
    if is_whole(change):
        done = "新制定" if change.phase is Phase.ADDED else "整部废止"
        yield nodes.list_item("", paragraph(f"{done}，共 {count} 条（实质修改）。"))
    if change.phase is not Phase.AMENDED:
        return
    for each in _told(change):
        values = ("；".join(value.split("\n")) for value in (each.before, each.after))
        yield nodes.list_item("", paragraph(f"{_FIELDS[each.field]}：", *pair_nodes(*values)))
