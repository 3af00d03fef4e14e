"""Accountability: each duty has one role that answers for it, and each role has a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from handbook_tools.checks.bearers import REGISTER
from handbook_tools.checks.modals import find_modals
from handbook_tools.checks.written import (
    POLICIES_REMEMBERED,
    computed,
    excerpt,
    place_of,
    written,
    written_whole,
)
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.fingerprint import fold
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind, Policy, Provision
from handbook_tools.model.registers import Holder
from handbook_tools.model.remembering import remembered
from handbook_tools.model.wording import Inline, ParameterUse

_SUBJECT_STARTS: Final = r"(?:^|(?<=[，；。：、的由]))"
_JOINED: Final = "(?:、|和|与|及|以及|或|或者|会同)"
_SHORTEST: Final = 6
"""Shorter predicates (签名) are the same by chance."""


def _series(handbook: Handbook) -> re.Pattern[str]:
    names = sorted((role.name for role in handbook.registers.roles), key=len, reverse=True)
    any_name = "|".join(map(re.escape, names))
    return re.compile(f"{_SUBJECT_STARTS}(?:{any_name})(?:{_JOINED}(?:{any_name}))+")


def _before_modal(provision: Provision) -> str:
    sentence = written(provision.wording)
    starts = [modal.start for modal in find_modals(sentence) if modal.kind is provision.kind and modal.binds]
    return sentence[: starts[0]] if starts else ""


def one_accountable_bearer(handbook: Handbook) -> Iterator[Diagnostic]:
    """义务和禁止的主语只有一个岗位：两个岗位共同承担的事，出了问题说不清是谁的。

    反例（义务，审核员）：审核员和编辑应当核对稿件的来源。
    正例（义务，审核员）：审核员应当会同编辑核对稿件的来源。
    """
    if not handbook.registers.roles:
        return
    series = _series(handbook)
    for provision in handbook.provisions:
        if not provision.kind.binds or not provision.bearer:
            continue
        before = _before_modal(provision)
        at = before.rfind(provision.bearer)
        found = next((each for each in series.finditer(before) if each.start() <= at < each.end()), None)
        if found:
            message = f"主语里有不止一个岗位{quote(found[0])}：{excerpt(written(provision.wording))}。"
            hint = (
                f"只留一个承担责任的岗位，其他的写作配合，例如：“{provision.bearer}{provision.kind.modal}会同……”；"
                "各管一件事的，拆成几条规定；人人都要做的，改用统称，例如：全体员工。"
            )
            yield Diagnostic("one-accountable-bearer", place_of(provision), message, hint)


def _resolved(inline: Inline, handbook: Handbook) -> str:
    parameter = handbook.find_parameter(inline.parameter) if isinstance(inline, ParameterUse) else None
    return str(parameter or inline)


def _asked(provision: Provision) -> str:
    """Return the words after the modal of a duty, empty where they are few."""
    text = written_whole(provision)
    modal = next((each for each in find_modals(text) if each.kind is Kind.DUTY and each.binds), None)
    asked = fold(text[modal.start + len(modal.word) :]) if modal else ""
    return asked if len(asked) >= _SHORTEST else ""


@remembered(POLICIES_REMEMBERED)
def _duties(policy: Policy) -> tuple[tuple[Provision, str, tuple[Inline, ...]], ...]:
    """Return the duties of *policy* with what they ask, whoever bears it: words and computed values."""
    duties = [(each, _asked(each), computed(each)) for each in policy.provisions if each.kind is Kind.DUTY]
    return tuple(duty for duty in duties if duty[1])


def duty_once(handbook: Handbook) -> Iterator[Diagnostic]:
    """同一件事不规定给两个岗位。

    反例：

        :::{duty} check-source
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::

        :::{duty} check-again
        :bearer: 编辑
        :basis: 新增

        编辑应当核对稿件的来源。
        :::

    正例：

        :::{duty} check-source
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::

        :::{duty} check-again
        :bearer: 编辑
        :basis: 新增

        编辑应当在提交之前核对引文。
        :::
    """
    alike: dict[str, list[tuple[Provision, tuple[str, ...]]]] = {}
    for provision, asked, inlines in chain.from_iterable(map(_duties, handbook.policies)):
        values = tuple([_resolved(inline, handbook) for inline in inlines])
        before = alike.setdefault(asked, [])
        earlier = next((each for each, known in before if known == values), provision)
        before.append((provision, values))
        if earlier.bearer != provision.bearer:
            already = f"{earlier.place} 已经规定给{quote(earlier.bearer)}"
            message = f"同一件事又规定给{quote(provision.bearer)}，{already}。"
            hint = "只留一条；各做一部分的，写明各做什么；人人都要做的，合成一条，义务人写统称。"
            yield Diagnostic("duty-once", place_of(provision), message, hint)


def role_has_duty(handbook: Handbook) -> Iterator[Diagnostic]:
    """登记的岗位和机构至少有一项自己的义务；统称和外部的不算。

    反例：

        # roles.yml
        archivist: {name: 档案员, holder: 岗位, summary: 保管档案}

    正例：

        :::{duty} keep-files
        :bearer: 档案员
        :basis: 新增

        档案员应当保管稿件档案。
        :::

        # roles.yml
        archivist: {name: 档案员, holder: 岗位, summary: 保管档案}
    """
    bound = {provision.bearer for provision in handbook.provisions if provision.kind is Kind.DUTY}
    for role in handbook.registers.roles:
        if role.holder in {Holder.PERSON, Holder.BODY} and role.name not in bound:
            message = f"{role.holder}{quote(role.name)}没有任何义务。"
            hint = (
                f"写一条义务，例如：“{role.name}应当……。”；没有自己的职责的，从 {REGISTER} 删去，"
                "或者登记成别的岗位的别名。"
            )
            yield Diagnostic("role-has-duty", role.place, message, hint)
