"""The lines that every report of an impact shares: counts, reasons, people, items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from handbook_tools.impact.description import describe
from handbook_tools.impact.impact import (
    ChecklistImpact,
    FlowImpact,
    Impact,
    ItemState,
    RoleImpact,
    WeighedChange,
)
from handbook_tools.redlines import Register
from handbook_tools.redlines.changes import EntryChanged

UNCHANGED: Final = "两个版本的手册没有差别。"
ITEM_STATES: Final = {
    ItemState.ADDED: "新增",
    ItemState.REMOVED: "删去",
    ItemState.REOPENED: "重新核对",
    ItemState.RELABELLED: "只改出处",
}


def is_fact(each: WeighedChange) -> bool:
    """Tell whether a change is about a source fact; reports count these and do not list them."""
    return isinstance(each.change, EntryChanged) and each.change.register is Register.FACTS


def listed_changes(impact: Impact, *, material: bool) -> tuple[WeighedChange, ...]:
    """Return the changes that a report lists, the material ones or the editorial ones."""
    return tuple(each for each in impact.changes if each.material is material and not is_fact(each))


def counts_line(impact: Impact) -> str:
    """Return how many changes there are and what they touch."""
    if not impact.changes:
        return UNCHANGED
    material, editorial = (len(listed_changes(impact, material=flag)) for flag in (True, False))
    facts = sum(map(is_fact, impact.changes))
    items = sum(len(each.items) for each in impact.checklists)
    return (
        f"实质修改 {material} 处，编辑性修改 {editorial} 处"
        f"{f'，来源事实的登记变动 {facts} 处' if facts else ''}；"
        f"涉及检查清单 {len(impact.checklists)} 份（{items} 项）、岗位 {len(impact.roles)} 个、"
        f"流程 {len(impact.flows)} 个、页面 {len(impact.pages)} 页。"
    )


def breach_lines(impact: Impact) -> Iterator[str]:
    """Yield what contradicts the declaration that *impact* is editorial, after a line that says so."""
    breaches = [each for each in impact.changes if each.material]
    if not breaches:
        return
    yield f"声明为编辑性修改，却有 {len(breaches)} 处改了规定的内容："
    for each in breaches:
        said = describe(each.change)
        yield f"  {said.place}: {said.verb} {said.name}（{said.id}）：{reasons_text(each)}"
    yield "去掉编辑性修改的声明，或者把这几处改回原样；人工判定不同的，在修改决定的 overrule 里写明理由。"


def unread_line(impact: Impact) -> str:
    """Return the warning that the answer may lack something, or nothing."""
    return f"注意：手册里有 {impact.unread} 处读不懂，下面的内容可能不全。" if impact.unread else ""


def reasons_text(each: WeighedChange) -> str:
    """Return the reasons of a change: 数字、期限."""
    return "、".join(reason.chinese for reason in each.assessment.reasons)


def uses_line(each: WeighedChange) -> str:
    """Return which provisions an entry of a register reaches, or nothing."""
    return f"用到它的规定：{'、'.join(each.uses)}" if each.uses else ""


def role_line(role: RoleImpact) -> str:
    """Return for how many provisions the holders of a role are to be told something."""
    parts = []
    if role.provisions:
        parts.append(f"{len(role.provisions)} 条直接约束")
    if role.inherited:
        parts.append(f"{len(role.inherited)} 条作为{'、'.join(role.through)}受约束")
    return f"{role.name}：{'，'.join(parts)}"


def item_counts(checklist: ChecklistImpact) -> str:
    """Return what becomes of the items of a checklist: 重新核对 2 项，新增 1 项."""
    counted = Counter(item.state for item in checklist.items)
    return "，".join(f"{ITEM_STATES[state]} {counted[state]} 项" for state in ItemState if counted[state])


def flow_line(flow: FlowImpact) -> str:
    """Return which steps of a flow changed."""
    steps = f"：{'、'.join(flow.steps)}" if flow.steps else ""
    return f"{flow.title}（{flow.id}）{steps}"


def item_lines(checklist: ChecklistImpact) -> Iterator[str]:
    """Yield the items of a checklist that are touched, a line each."""
    for item in checklist.items:
        section = f"（{item.section}）" if item.section else ""
        yield f"{ITEM_STATES[item.state]} {item.id}{section}：{' '.join(item.question.split())}"
