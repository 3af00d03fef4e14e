"""What changes beside the words: heads of policies, fields of entries, marks of provisions, in phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from handbook_tools.amendments.entries import encode_entry
from handbook_tools.amendments.operations import Value
from handbook_tools.amendments.selection_phrases import phrase_selection, selection_notes
from handbook_tools.impact.reach import Books
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import find_citation, label
from handbook_tools.model.policy import Article, Policy, Provision
from handbook_tools.model.registers import ChecklistEntry, Parameter
from handbook_tools.model.step import END, Case, Next, Pass, Reject, Return, Step
from handbook_tools.redlines.field_titles import FIELD_TITLES, HEAD_TITLES

BINDING: Final[Mapping[str, str]] = {
    "kind": "性质",
    "bearer": "义务人",
    "deadline": "期限",
    "step": "流程步骤",
    "evidence": "证据",
    "decides_by": "裁量的因素",
    "discretion": "裁量的岗位",
    "effective": "施行日期",
    "repealed": "废止日期",
    "applies_from": "适用的起算日期",
    "running": "办理中的事项",
}
"""The marks of a provision that say what it asks of whom and when: a decision tells them."""
ATTENDANT: Final[Mapping[str, str]] = {
    "basis": "依据",
    "reason": "不要求行为的理由",
    "question": "检查问题",
}
"""The marks that serve those who keep the handbook: the explanation tells them."""
_EXITS: Final = {Next: "下一步", Pass: "通过", Return: "退回", Reject: "不予通过"}
_NONE: Final = "（无）"
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SELECTIONS: Final = "selections"


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return _dated(value) or _NONE
    if isinstance(value, Mapping):
        return "，".join(f"{FIELD_TITLES.get(name, name)}{_shown(each)}" for name, each in value.items())
    return "、".join(map(_shown, value)) or _NONE


def _dated(text: str) -> str:
    """Return *text*, as official texts write it where it is a day: 2026年12月1日."""
    found = _DAY.fullmatch(text)
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else text


def _from_to(name: str, was: str, now: str) -> str:
    return f"{name}由“{_dated(was) or _NONE}”修改为“{_dated(now) or _NONE}”"


def head_notes(was: Policy, now: Policy) -> Iterator[str]:
    """Yield what changes at the head of a policy; its version is told where it is promulgated anew."""
    for name, title in HEAD_TITLES.items():
        old, new = getattr(was, name), getattr(now, name)
        if old != new:
            texts = ("、".join(each) if isinstance(each, tuple) else str(each) for each in (old, new))
            yield f"将{_from_to(title, *texts)}"


def changed_fields(was: Any, now: Any, books: Books) -> tuple[str, str]:
    """Return what the fields that differ say before and after: 数值：1个工作日."""
    old, new = _values(was, books.before), _values(now, books.after)
    names = [name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name)]
    sides = []
    for values, others in ((old, new), (new, old)):
        told = {FIELD_TITLES.get(name, name): values.get(name, "") for name in names}
        if _SELECTIONS in names:
            kept = others.get(_SELECTIONS, ())
            chosen = [each for each in values[_SELECTIONS] if each not in kept]
            told[FIELD_TITLES[_SELECTIONS]] = chosen or "其余相同"
        sides.append("；".join(f"{title}：{_shown(each)}" for title, each in told.items()))
    return sides[0], sides[1]


def entry_notes(was: Any, now: Any, books: Books) -> str:  # entries of any register
    """Return what an entry is from now on: its values in brackets, or those that change."""
    new = _values(now, books.after)
    if was is None:
        named = (f"{FIELD_TITLES.get(name, name)}：{_shown(value)}" for name, value in new.items())
        return f"（{'；'.join(named)}）"
    old = _values(was, books.before)
    names = [name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name)]
    told: list[str] = []
    for name in names:
        if name == _SELECTIONS:
            told += selection_notes(was.selections, now.selections, books)
        else:
            values = (_shown(each.get(name, "")) for each in (old, new))
            told.append(_from_to(FIELD_TITLES.get(name, name), *values))
    return "的" + "，".join(told)


def _values(entry: Any, handbook: Handbook) -> dict[str, Value]:
    """Return the fields of an entry as they are told."""
    values = encode_entry(entry)
    if isinstance(entry, ChecklistEntry):
        values[_SELECTIONS] = [phrase_selection(each, handbook) for each in entry.selections]
    return _with_unit(values, entry) if isinstance(entry, Parameter) else values


def _with_unit(values: dict[str, Value], parameter: Parameter) -> dict[str, Value]:
    """Return the values of a parameter with its value as provisions show it: 1个工作日."""
    return {name: value for name, value in values.items() if name != "unit"} | {"value": str(parameter)}


def provision_notes(was: Article, now: Article, books: Books, marks: Mapping[str, str]) -> Iterator[str]:
    """Yield what changes in these *marks* of the provisions that an article has before and after."""
    old = {each.id: each for each in was.provisions}
    for provision in now.provisions:
        if provision.id in old:
            told = tuple(_mark_notes(old[provision.id], provision, books, marks))
            target = books.after.find_target(provision.id)
            if told and target:
                yield f"将{label(target)}的标注作相应调整：{'，'.join(told)}"


def _mark_notes(was: Provision, now: Provision, books: Books, marks: Mapping[str, str]) -> Iterator[str]:
    for name, title in marks.items():
        if getattr(was, name) != getattr(now, name):
            old, new = (_mark(each, name, book) for each, book in ((was, books.before), (now, books.after)))
            yield _from_to(title, old, new)


def _mark(provision: Provision, name: str, handbook: Handbook) -> str:
    if name == "kind":
        return provision.kind.modal
    if name == "step":
        return _step(provision.step, handbook) if provision.step else ""
    if name == "deadline":
        parameter = handbook.find_parameter(provision.deadline)
        return parameter.title if parameter else provision.deadline
    value = getattr(provision, name)
    return " ".join(value) if isinstance(value, tuple) else str(value or "")


def _step(step: Step, handbook: Handbook) -> str:
    exits = []
    for each in step.exits:
        words = each.condition if isinstance(each, Case) else _EXITS[type(each)]
        target = "结束" if each.target == END else find_citation(each.target, handbook)
        exits.append(f"{words}{target}")
    return f"{step.name}（{'，'.join(exits)}）"
