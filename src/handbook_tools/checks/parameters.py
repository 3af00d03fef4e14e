"""Parameters: every one used is registered, every one registered is used, a deadline is in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.suggestions import suggest
from handbook_tools.checks.written import (
    POLICIES_REMEMBERED,
    Passage,
    computed,
    excerpt,
    passages,
    place_of,
    written,
)
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind, Policy, Provision
from handbook_tools.model.remembering import remembered
from handbook_tools.model.wording import Inline, ParameterUse, Text

REGISTER: Final = "docs/registers/parameters.yml"


_WITHIN: Final = re.compile("之?内|以内|之?前|以前")
_EVERY: Final = re.compile("每隔$|前至少$")
_BLANK: Final = Text("")
_TIME_UNITS: Final = ("日", "天", "小时", "分钟", "周", "星期", "月", "季度", "年")


def _used(passage: Passage) -> set[str]:
    return {inline.parameter for inline in computed(passage) if isinstance(inline, ParameterUse)}


def _hint(identifier: str, handbook: Handbook) -> str:
    return suggest(identifier, (parameter.id for parameter in handbook.registers.parameters), REGISTER)


def known_parameter(handbook: Handbook) -> Iterator[Diagnostic]:
    """条文引用的参数要已经登记。

    反例：审核员应当在{param}`review-slo`内完成初审。
    正例（义务，审核员，deadline: review-time）：审核员应当在{param}`review-time`内完成初审。
    """
    for passage in passages(handbook):
        for identifier in sorted(_used(passage)):
            if handbook.find_parameter(identifier) is None:
                message = f"参数{quote(identifier)}没有登记。"
                yield Diagnostic("known-parameter", place_of(passage), message, _hint(identifier, handbook))


def deadline_in_sentence(handbook: Handbook) -> Iterator[Diagnostic]:
    """选项 deadline 写的期限要出现在句子里，并且已经登记。

    反例（义务，审核员，deadline: review-time）：审核员应当完成初审。
    正例（义务，审核员，deadline: review-time）：审核员应当在{param}`review-time`内完成初审。
    """
    for provision in handbook.provisions:
        deadline = provision.deadline
        if deadline and handbook.find_parameter(deadline) is None:
            message = f"期限{quote(deadline)}没有登记。"
            yield Diagnostic("deadline-in-sentence", provision.place, message, _hint(deadline, handbook))
        elif deadline and deadline not in _used(provision):
            message = f"句子里没有用到期限 {deadline}：{excerpt(written(provision.wording))}。"
            hint = f"在句子里写“在{{param}}`{deadline}`内”，或者删去选项 :deadline:。"
            yield Diagnostic("deadline-in-sentence", place_of(provision), message, hint)


def _sets_deadline(before: Inline, after: Inline) -> bool:
    within = isinstance(after, Text) and _WITHIN.match(after.text)
    every = isinstance(before, Text) and _EVERY.search(before.text)
    return bool(within or every)


def _undeclared_deadline(provision: Provision, handbook: Handbook) -> str:
    around = (_BLANK, *provision.wording, _BLANK)
    for before, inline, after in zip(around, around[1:], around[2:], strict=False):
        if isinstance(inline, ParameterUse) and _sets_deadline(before, after):
            parameter = handbook.find_parameter(inline.parameter)
            if parameter and parameter.unit.endswith(_TIME_UNITS):
                return parameter.id
    return ""


def deadline_declared(handbook: Handbook) -> Iterator[Diagnostic]:
    """义务和许可的句子写了“在……内”“……之前”“至少每隔……”的，选项 deadline 也写这个期限。

    反例：审核员应当在{param}`review-time`内完成初审。
    正例（义务，审核员，deadline: review-time）：审核员应当在{param}`review-time`内完成初审。
    """
    for provision in handbook.provisions:
        if provision.kind in {Kind.DUTY, Kind.PERMISSION} and not provision.deadline:
            parameter = _undeclared_deadline(provision, handbook)
            if parameter:
                message = f"句子里写了期限 {parameter}，选项里没有写：{excerpt(written(provision.wording))}。"
                hint = f"加一行选项：:deadline: {parameter}"
                yield Diagnostic("deadline-declared", provision.place, message, hint)


@remembered(POLICIES_REMEMBERED)
def _used_in(policy: Policy) -> frozenset[str]:
    return frozenset(used for passage in passages(Handbook((policy,))) for used in _used(passage))


def unused_parameter(handbook: Handbook) -> Iterator[Diagnostic]:
    """登记的参数要有条文用到。

    反例：

        # parameters.yml
        spare: {title: 加急初审时限, value: 3, unit: 日,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}

    正例：

        :::{duty} example
        :bearer: 审核员
        :deadline: spare
        :basis: 新增

        审核员应当在{param}`spare`内完成初审。
        :::

        # parameters.yml
        spare: {title: 加急初审时限, value: 3, unit: 日,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}
    """
    used = frozenset[str]().union(*map(_used_in, handbook.policies))
    for parameter in handbook.registers.parameters:
        if parameter.id not in used:
            message = f"参数 {parameter.id}（{parameter.title}）没有条文用到。"
            hint = f"在条文里写 {{param}}`{parameter.id}`；确实不用的，从登记册删去。"
            yield Diagnostic("unused-parameter", parameter.place, message, hint)
