"""A change in words: what happened to what, where it stands, and both texts; the reports share it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, assert_never

from handbook_tools.model.dates import chinese_date
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.redline import Redline
from handbook_tools.model.step import END, Case, Exit, Next, Pass, Reject, Return
from handbook_tools.redlines import Change, FieldChange, Phase, ProvisionState, Register, redline_wording
from handbook_tools.redlines.changes import (
    ArticleRetitled,
    EntryChanged,
    FlowChanged,
    PlainTextChanged,
    PolicyChanged,
    ProvisionAdded,
    ProvisionAmended,
    ProvisionChange,
    ProvisionMoved,
    ProvisionRenumbered,
    ProvisionRepealed,
    StepChange,
    StepState,
)
from handbook_tools.redlines.field_titles import field_title

_PHASES: Final = {Phase.ADDED: "新增", Phase.REMOVED: "删去", Phase.AMENDED: "修改"}
_REGISTERS: Final = {
    Register.PARAMETERS: "参数",
    Register.ROLES: "岗位",
    Register.PLATFORMS: "平台",
    Register.LAWS: "法律",
    Register.CHECKLISTS: "检查清单的登记",
    Register.SEPARATIONS: "岗位分离",
    Register.WAIVERS: "分离的豁免",
    Register.SOURCES: "来源",
    Register.FACTS: "来源事实",
}
_EXITS: Final = {Next: "下一步", Pass: "通过", Return: "退回", Reject: "不予通过"}


@dataclass(frozen=True, slots=True)
class Description:
    """A change in words: ``verb`` and ``name`` say it, ``before`` and ``after`` are the texts.

    ``kind`` and ``id`` are for programs. ``notes`` are further differences, a line each.
    """

    kind: str
    id: str
    verb: str
    name: str
    place: Place
    before: str = ""
    after: str = ""
    notes: tuple[str, ...] = ()

    def redline(self, terms: frozenset[str]) -> Redline:
        """Return how the old text becomes the new one, with *terms* kept whole; empty without texts."""
        return redline_wording(self.before, self.after, terms)


def describe(change: Change) -> Description:
    """Return *change* in words."""
    match change:
        case PolicyChanged():
            return _of_entry("policy", "制度", change, change.title)
        case EntryChanged(register):
            return _of_entry(register.value, _REGISTERS[register], change, change.name)
        case FlowChanged():
            return _of_entry("flow", "流程", change, change.title, tuple(map(_step_note, change.steps)))
        case PlainTextChanged() | ArticleRetitled():
            return _of_article(change)
        case _:
            return _of_provision(change)


def _of_article(change: PlainTextChanged | ArticleRetitled) -> Description:
    plain = isinstance(change, PlainTextChanged)
    kind, verb = ("plain-text-changed", "修改") if plain else ("article-retitled", "改标题")
    name = f"{change.citation}的普通段落" if plain else change.citation
    return Description(kind, change.article, verb, name, change.place, change.before, change.after)


def _of_provision(change: ProvisionChange) -> Description:
    match change:
        case ProvisionAdded(state):
            return replace(_named("added", "新增", state), after=state.text)
        case ProvisionRepealed(state):
            return replace(_named("repealed", "废止", state), before=state.text)
        case ProvisionAmended(before, after):
            return _amended(before, after)
        case ProvisionMoved(before, after):
            note = _pair_note("位置", before.citation, after.citation)
            return replace(_named("moved", "移动", after), notes=(note,))
        case ProvisionRenumbered(before, after):
            note = _pair_note("条号", before.citation, after.citation)
            return replace(_named("renumbered", "条号变动", after), notes=(note,))
        case _:
            assert_never(change)


def _named(kind: str, verb: str, state: ProvisionState) -> Description:
    return Description(f"provision-{kind}", state.id, verb, state.citation, state.provision.place)


def _amended(before: ProvisionState, after: ProvisionState) -> Description:
    texts = ("", "") if before.text == after.text else (before.text, after.text)
    notes = tuple(_notes(before, after))
    return replace(_named("amended", "修改", after), before=texts[0], after=texts[1], notes=notes)


def _notes(before: ProvisionState, after: ProvisionState) -> Iterator[str]:
    old, new = before.provision, after.provision
    pairs = {
        "性质": (old.kind.modal, new.kind.modal),
        "义务人": (old.bearer, new.bearer),
        "期限": (before.deadline, after.deadline),
        "去向": (
            _exits_text(old.step.exits if old.step else ()),
            _exits_text(new.step.exits if new.step else ()),
        ),
        "依据": (" ".join(old.basis), " ".join(new.basis)),
        "不要求行为的理由": (old.reason, new.reason),
        "问题": (old.question, new.question),
        "证据": (old.evidence, new.evidence),
        "决定表的维度": (" ".join(old.decides_by), " ".join(new.decides_by)),
        "裁量": (old.discretion, new.discretion),
        "施行日期": (_day(old.effective), _day(new.effective)),
        "废止日期": (_day(old.repealed), _day(new.repealed)),
        "适用的起算日期": (_day(old.applies_from), _day(new.applies_from)),
        "办理中的事项": (str(old.running or ""), str(new.running or "")),
    }
    return (_pair_note(name, was, now) for name, (was, now) in pairs.items() if was != now)


def _day(date: dt.date | None) -> str:
    return chinese_date(date) if date else ""


def _pair_note(name: str, was: str, now: str) -> str:
    return f"{name}：{_flat(was)} → {_flat(now)}"


def _flat(text: str) -> str:
    return "；".join(text.split("\n")) or "（无）"


def _exits_text(exits: tuple[Exit, ...]) -> str:
    return "，".join(map(_exit_text, exits))


def _exit_text(way: Exit) -> str:
    words = way.condition if isinstance(way, Case) else _EXITS[type(way)]
    return f"{words} {'结束' if way.target == END else way.target}"


def _step_note(step: StepChange) -> str:
    return _pair_note(f"步骤 {step.provision}", _step_text(step.before), _step_text(step.after))


def _step_text(state: StepState | None) -> str:
    return f"{state.name}（{state.lane}）{_exits_text(state.exits)}" if state else ""


def _of_entry(
    kind: str,
    title: str,
    change: PolicyChanged | EntryChanged | FlowChanged,
    name: str,
    notes: tuple[str, ...] = (),
) -> Description:
    fields = change.fields if change.phase is Phase.AMENDED else ()
    told = (*map(_field_note, fields), *notes)
    verb = f"{_PHASES[change.phase]}{title}"
    return Description(f"{kind}-{change.phase}", change.id, verb, name, change.place, notes=told)


def _field_note(change: FieldChange) -> str:
    return _pair_note(field_title(change.field), change.before, change.after)
