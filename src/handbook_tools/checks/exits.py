"""Exits in words: a sentence says every way that the diagram draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.steps import OTHERWISE, steps_of
from handbook_tools.checks.written import excerpt, written_whole
from handbook_tools.model.diagnostics import Diagnostic, Severity, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision
from handbook_tools.model.step import END, Case, Exit, Pass, Reject, Return

_WORDS: Final[dict[type[Exit], re.Pattern[str]]] = {
    Pass: re.compile(r"(?<![不未])(?:通过|同意|批准|核准|合格|准予|认可|齐全|符合要求|无误|一致)"),
    Return: re.compile(r"退回|补正|重新|退还|发回|返回"),
    Reject: re.compile(r"不予|终止|驳回|不批准|不同意|拒绝|否决|不再"),
}
_EXAMPLES: Final[dict[type[Exit], tuple[str, str]]] = {
    Pass: ("通过", "通过的，送……复审"),
    Return: ("退回", "不通过的，退回……修改"),
    Reject: ("不予通过", "不予发布的，终止办理"),
}


def exit_words(handbook: Handbook) -> Iterator[Diagnostic]:
    """通过、退回、驳回的去向都要在句子里说到。

    反例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake）：
        审核员应当完成抽查，合格的结束。
    正例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑。
    """
    for provision, step in steps_of(handbook):
        text = written_whole(provision)
        for kind, pattern in _WORDS.items():
            if any(isinstance(way, kind) for way in step.exits) and not pattern.search(text):
                title, example = _EXAMPLES[kind]
                message = f"句子里没有说到“{title}”这一去向：{excerpt(text)}。"
                hint = (
                    f"写明这一去向，例如：“{example}”；没有这一去向的，删去选项 :{kind.__name__.lower()}:。"
                )
                yield Diagnostic("exit-words", provision.wording_place, message, hint)


def case_condition_in_sentence(handbook: Handbook) -> Iterator[Diagnostic]:
    """分情形的每种情形都要在句子或者列举里说到。

    反例（义务，审核员，flow: sample-flow，step: 分级，case: 重要信息 → intake；其他 → end）：
        审核员应当对稿件分级，敏感的交编辑。
    正例（义务，审核员，flow: sample-flow，step: 分级，case: 重要信息 → intake；其他 → end）：
        审核员应当对稿件分级，属于重要信息的交编辑。
    """
    for provision, step in steps_of(handbook):
        text = written_whole(provision)
        conditions = [way.condition for way in step.exits if isinstance(way, Case)]
        for condition in conditions:
            if condition != OTHERWISE and condition not in text:
                message = f"句子里没有说到情形{quote(condition)}：{excerpt(text)}。"
                hint = f"把“{condition}”写进句子，例如：“属于{condition}的，送……”；或者改正选项 :case:。"
                yield Diagnostic("case-condition-in-sentence", provision.wording_place, message, hint)


def _is_named(receiver: Provision, text: str) -> bool:
    name = receiver.step.name if receiver.step else ""
    return receiver.bearer in text or (name != "" and name in text)


def hand_over_named(handbook: Handbook) -> Iterator[Diagnostic]:
    """下一步由别人办理的，句子里写明交给谁或者进入哪一步（只提示）。

    反例（义务，审核员，flow: sample-flow，step: 抽查，case: 不足 → intake；其他 → end）：
        审核员应当完成抽查，材料不足的补充。
    正例（义务，审核员，flow: sample-flow，step: 抽查，case: 不足 → intake；其他 → end）：
        审核员应当完成抽查，材料不足的交编辑补充。
    """
    for provision, step in steps_of(handbook):
        text = written_whole(provision)
        for way in step.exits:
            receiver = handbook.find_provision(way.target) if way.target != END else None
            if receiver is None or receiver.bearer == provision.bearer or _is_named(receiver, text):
                continue
            message = f"下一步由{quote(receiver.bearer)}办理，句子里没有写明：{excerpt(text)}。"
            hint = f"写明交给谁，例如：“送{receiver.bearer}”。"
            yield Diagnostic("hand-over-named", provision.wording_place, message, hint, Severity.WARNING)
