"""Exits in words: a sentence says every way that the diagram draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.steps import OTHERWISE
from handbook_tools.checks.written import excerpt, written_whole
from handbook_tools.model.diagnostics import Diagnostic, Severity, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision
from handbook_tools.model.step import END, Case, Exit, Next, Pass, Reject, Return

_WORDS: Final[dict[type[Exit], re.Pattern[str]]] = {
    Pass: re.compile(r"(?<![不未])(?:通过|同意|批准|核准|合格|准予|认可|齐全|符合要求|无误|一致)"),
    Return: re.compile(r"退回|补正|重新|退还|发回|返回"),
    Reject: re.compile(r"不予|终止|驳回|不批准|不同意|拒绝|否决|不再"),
}
_NOTHING: Final = "(?!)"
"""A pattern that matches nothing, for a handbook without names."""
_REFUSAL: Final = re.compile(r"不予(?:同意|批准|核准|许可)|终止(?:流程|程序|办理)")
_OUTCOME: Final = re.compile(r"(?:(?<=[，；])|^)((?:不|未)?(?:通过|同意|批准|核准|合格|一致|成立|属实)的)")
_NEGATIVE_OUTCOME: Final = re.compile(r"不(?:合格|通过|同意|批准|核准)的")
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
    for provision, step in handbook.steps:
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
    for provision, step in handbook.steps:
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
    for provision, step in handbook.steps:
        text = written_whole(provision)
        for way in step.exits:
            receiver = handbook.find_provision(way.target) if way.target != END else None
            if receiver is None or receiver.bearer == provision.bearer or _is_named(receiver, text):
                continue
            message = f"下一步由{quote(receiver.bearer)}办理，句子里没有写明：{excerpt(text)}。"
            hint = f"写明交给谁，例如：“送{receiver.bearer}”。"
            yield Diagnostic("hand-over-named", provision.wording_place, message, hint, Severity.WARNING)


def _receivers(exits: list[Exit], handbook: Handbook) -> list[Provision] | None:
    """Return the steps that *exits* lead to, `None` where one of them is not there (another rule says so)."""
    found = [handbook.find_provision(way.target) for way in exits if way.target != END]
    known = [each for each in found if each is not None]
    return known if len(known) == len(found) else None


def _role_names(handbook: Handbook) -> str:
    names = sorted((role.name for role in handbook.registers.roles), key=len, reverse=True)
    return "|".join(map(re.escape, names)) or _NOTHING


def return_declared(handbook: Handbook) -> Iterator[Diagnostic]:
    """句子里写了退回给谁，选项里就要有退回的去向，退到他办理的步骤。

    反例（义务，审核员，flow: sample-flow，step: 抽查，next: end）：
        审核员应当完成抽查，不合格的退回编辑。
    正例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑。
    """
    pattern = re.compile(f"退回({_role_names(handbook)})")
    for provision, step in handbook.steps:
        text = written_whole(provision)
        receivers = _receivers([way for way in step.exits if isinstance(way, Return)], handbook)
        for name in dict.fromkeys(pattern.findall(text)):
            if receivers is not None and name not in {each.bearer for each in receivers}:
                message = f"句子里写了退回{quote(name)}，选项里没有退到他办理的步骤：{excerpt(text)}。"
                hint = f"加一行选项，例如：:return: 编号（由{name}办理的步骤）；写错了人的，改正句子。"
                yield Diagnostic("return-declared", provision.wording_place, message, hint)


def rejection_declared(handbook: Handbook) -> Iterator[Diagnostic]:
    """句子里写了不予同意、终止流程，选项里就要有驳回的去向。

    反例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑，来源不明的不予同意。
    正例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake，reject: end）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑，来源不明的不予同意。
    """
    for provision, step in handbook.steps:
        text = written_whole(provision)
        found = _REFUSAL.search(text)
        if found and not any(isinstance(way, Reject) for way in step.exits):
            message = f"句子里写了{quote(found[0])}，选项里没有驳回的去向：{excerpt(text)}。"
            hint = "加一行选项：:reject: end；不是最终驳回的，写“退回……”。"
            yield Diagnostic("rejection-declared", provision.wording_place, message, hint)


def _hand_overs(handbook: Handbook) -> dict[str, re.Pattern[str]]:
    """Return, by flow, what names one of its steps as receiving: a role before it, or 转."""
    names: dict[str, list[str]] = {}
    for _, step in handbook.steps:
        names.setdefault(step.flow, []).append(re.escape(step.name))
    roles = _role_names(handbook)
    steps = {flow: "|".join(sorted(found, key=len, reverse=True)) for flow, found in names.items()}
    return {
        flow: re.compile(f"(?:(?P<role>{roles})|转|重新参加)(?P<step>{found})")
        for flow, found in steps.items()
    }


def _is_handed_over(found: re.Match[str], receivers: list[Provision]) -> bool:
    pairs = ((each.bearer, each.step.name) for each in receivers if each.step)
    return any(found["step"] == name and found["role"] in {None, bearer} for bearer, name in pairs)


def hand_over_agrees(handbook: Handbook) -> Iterator[Diagnostic]:
    """句子里写了转给谁办理哪一步，去向就是由他办理的那一步。

    只看连着写的岗位和步骤名称（“转编辑收稿”），以及“转”“重新参加”和步骤名称（“转收稿”）。

    反例（义务，审核员，flow: sample-flow，step: 抽查，next: end）：
        审核员应当完成抽查，不足的转编辑收稿。
    正例（义务，审核员，flow: sample-flow，step: 抽查，case: 不足 → intake；其他 → end）：
        审核员应当完成抽查，不足的转编辑收稿。
    """
    patterns = _hand_overs(handbook)
    for provision, step in handbook.steps:
        text = written_whole(provision)
        receivers = _receivers(list(step.exits), handbook)
        for found in patterns[step.flow].finditer(text) if receivers is not None else ():
            if found["step"] != step.name and not _is_handed_over(found, receivers or []):
                message = f"句子里写了{quote(found[0])}，去向里没有这一步：{excerpt(text)}。"
                hint = f"把去向改为名称是“{found['step']}”的步骤；写错了人的，改正句子。"
                yield Diagnostic("hand-over-agrees", provision.wording_place, message, hint)


def outcome_once(handbook: Handbook) -> Iterator[Diagnostic]:
    """一个步骤里，同一种结论只写一次：“通过的”出现两次，就分不清往哪里去。

    反例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake）：
        审核员应当完成抽查，合格的结束，合格的退回编辑。
    正例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑。
    """
    for provision, _ in handbook.steps:
        text = written_whole(provision)
        outcomes = _OUTCOME.findall(text)
        for outcome in dict.fromkeys(outcomes):
            if outcomes.count(outcome) > 1:
                message = f"同一种结论{quote(outcome)}写了两次：{excerpt(text)}。"
                hint = "其中一处是相反的结论，例如：“通过的……，不通过的……”。"
                yield Diagnostic("outcome-once", provision.wording_place, message, hint)


def gate_declared(handbook: Handbook) -> Iterator[Diagnostic]:
    """句子里写了不合格、不通过的怎样办，选项里就不能只有往下走的去向。

    反例（义务，审核员，flow: sample-flow，step: 抽查，next: end）：
        审核员应当完成抽查，不合格的登记后补正。
    正例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑。
    """
    for provision, step in handbook.steps:
        text = written_whole(provision)
        found = _NEGATIVE_OUTCOME.search(text)
        if found and all(isinstance(way, Next) for way in step.exits):
            message = f"句子里写了{quote(found[0])}怎样办，选项里只有往下走的去向：{excerpt(text)}。"
            hint = "把 :next: 改为 :pass: 和 :return: 两行；分情形的写 :case:。"
            yield Diagnostic("gate-declared", provision.wording_place, message, hint)
