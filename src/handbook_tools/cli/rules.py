"""The manual of everything that ``handbook check`` can report, collected from where it is reported."""

from __future__ import annotations

import json
from dataclasses import dataclass
from inspect import getdoc
from textwrap import indent

from handbook_tools.amendments.faults import FAULTS as AMENDMENTS
from handbook_tools.checklists.faults import FAULTS as CHECKLISTS
from handbook_tools.checks import RULES, rule_id
from handbook_tools.editions.faults import FAULTS as EDITIONS
from handbook_tools.markdown.faults import FAULTS as MARKDOWN
from handbook_tools.model.faults import Fault
from handbook_tools.registers.faults import FAULTS as REGISTERS
from handbook_tools.sources import FAULTS as SOURCES


@dataclass(frozen=True, slots=True)
class Manual:
    """What one rule says of itself: its id, the group it belongs to, and its Chinese manual."""

    rule: str
    group: str
    manual: str


def list_manuals() -> tuple[Manual, ...]:
    """Return the manuals of all rules, by group, in the order in which they are declared."""
    rules = tuple(Fault(rule_id(rule), getdoc(rule) or "") for rule in RULES)
    groups = {
        "读取文件": SOURCES,
        "读取制度": MARKDOWN,
        "读取登记册": REGISTERS,
        "检查内容": rules,
        "核对检查清单": CHECKLISTS,
        "核对修改决定": AMENDMENTS,
        "核对版本": EDITIONS,
    }
    return tuple(
        Manual(fault.rule, group, fault.manual) for group, table in groups.items() for fault in table
    )


def render_manuals(manuals: tuple[Manual, ...], form: str) -> str:
    """Return the manuals as JSON where *form* asks for it, else as text under the headings of the groups."""
    if form == "json":
        entries = [{"rule": m.rule, "group": m.group, "manual": m.manual} for m in manuals]
        return json.dumps(entries, ensure_ascii=False, indent=2)
    groups = dict.fromkeys(manual.group for manual in manuals)
    return "\n\n".join(_group_text(group, manuals) for group in groups)


def _group_text(group: str, manuals: tuple[Manual, ...]) -> str:
    members = [manual for manual in manuals if manual.group == group]
    entries = (f"{manual.rule}\n{indent(manual.manual.strip(), '    ')}" for manual in members)
    return "\n\n".join([f"【{group}】{len(members)} 条", *entries])
