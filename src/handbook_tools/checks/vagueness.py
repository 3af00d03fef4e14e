"""Vague words: a binding sentence says when, by whom and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.bearers import REGISTER
from handbook_tools.checks.suggestions import suggest
from handbook_tools.checks.written import excerpt, place_of, written_whole
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision
from handbook_tools.model.wording import ParameterUse, walk_inlines

_TIME_HINT: Final = "写明期限：选项加“:deadline: review-time”，句子里写“在{param}`review-time`内”。"
_TIME_WORD: Final = re.compile("及时|不?定期(?![限间])|立即|立刻|尽快|尽早|适时|从速|抓紧|第一时间")
_HINTS: Final = {
    "有关部门": "写明是哪个部门，例如：主管部门。",
    "相关部门": "写明是哪个部门，例如：主管部门。",
    "有关人员": "写明是哪个岗位，例如：审核员。",
    "相关人员": "写明是哪个岗位，例如：审核员。",
    "相应": "写明是什么，例如：把“相应措施”写成“暂停发布”。",
    "原则上": "删去；有例外的，把例外另写一条规定。",
    "一般应": "改为“应当”；有例外的，把例外另写一条规定。",
    "尽量": "改为“应当”；做不到也可以的，不写成义务。",
    "尽可能": "改为“应当”；做不到也可以的，不写成义务。",
}
_DISCRETION_HINTS: Final = {
    "适当": "写明标准，例如：“经主编同意”",
    "必要时": "写明什么情形，例如：“稿件涉及人事任免的”",
    "确有必要": "写明什么情形，例如：“稿件涉及人事任免的”",
    "认为必要": "写明什么情形，例如：“稿件涉及人事任免的”",
    "认为有必要": "写明什么情形，例如：“稿件涉及人事任免的”",
    "认为需要": "写明什么情形，例如：“稿件涉及人事任免的”",
    "酌情": "写明考虑哪些因素",
    "酌定": "写明考虑哪些因素",
    "视情况": "写明什么情形怎样做",
    "视情": "写明什么情形怎样做",
    "根据实际情况": "写明什么情形怎样做",
    "根据具体情况": "写明什么情形怎样做",
    "根据情况": "写明什么情形怎样做",
}
"""Words by which a sentence leaves something to somebody: they are in order where it says to whom."""
_MARK_HINT: Final = "；确实由一个岗位裁量的，加一行选项，例如：:discretion: {owner}"
_VAGUE: Final = re.compile("|".join(_HINTS))
_DISCRETION: Final = re.compile(
    "|".join(["适当(?<![不欠]适当)", *(word for word in _DISCRETION_HINTS if word != "适当")])
)


def _vague(provision: Provision, text: str) -> Iterator[tuple[str, str]]:
    """Yield the vague words of a provision, each with what to write instead."""
    yield from ((match[0], _HINTS[match[0]]) for match in _VAGUE.finditer(text))
    if not provision.discretion:
        mark = _MARK_HINT.format(owner=provision.bearer)
        yield from (
            (match[0], f"{_DISCRETION_HINTS[match[0]]}{mark}") for match in _DISCRETION.finditer(text)
        )


def vague_words(handbook: Handbook) -> Iterator[Diagnostic]:
    """义务和禁止里不用含糊的词：谁来做、做什么，读的人看法要一致。

    “适当”“必要时”“酌情”这样的词，选项 discretion 写明由谁裁量的，可以写。

    反例：审核员必要时应当征求有关部门的意见。
    正例：稿件涉及人事任免的，审核员应当征求人力资源部的意见。
    """
    for provision in handbook.provisions:
        if not provision.kind.binds:
            continue
        text = written_whole(provision)
        for word, hint in _vague(provision, text):
            message = f"用词含糊{quote(word)}：{excerpt(text)}。"
            yield Diagnostic("vague-words", place_of(provision), message, hint)


def _wrong_discretion(provision: Provision, handbook: Handbook) -> tuple[str, str]:
    """Return what is wrong with the mark of a provision and what to write instead."""
    owner, text = provision.discretion, written_whole(provision)
    names = [role.name for role in handbook.registers.roles]
    if owner not in names:
        role = handbook.find_role(owner)
        hint = f"改为规范名称：{role.name}" if role else suggest(owner, names, REGISTER)
        return f"裁量的人{quote(owner)}不是登记的规范名称", hint
    if owner not in text:
        hint = f"在句子里写明由{owner}裁量；由别人裁量的，改正选项 :discretion:。"
        return f"句子里没有写明裁量的人{quote(owner)}：{excerpt(text)}", hint
    if not _DISCRETION.search(text):
        hint = "删去选项 :discretion:；确有裁量的，在句子里写明，例如：“认为必要的”。"
        return f"句子里没有需要裁量的词：{excerpt(text)}", hint
    return "", ""


def discretion_owned(handbook: Handbook) -> Iterator[Diagnostic]:
    """选项 discretion 写裁量的人：登记的规范名称，句子里写到，并且句子里确有裁量的词。

    反例（义务，审核员，discretion: 审核员）：审核员应当核对稿件的来源。
    正例（义务，审核员，discretion: 审核员）：审核员认为必要的，应当核对图片的来源。
    """
    for provision in handbook.provisions:
        wrong, hint = _wrong_discretion(provision, handbook) if provision.discretion else ("", "")
        if wrong:
            yield Diagnostic("discretion-owned", place_of(provision), f"{wrong}。", hint)


def _has_deadline(provision: Provision) -> bool:
    inlines = walk_inlines(provision.wording, provision.items)
    used = {inline.parameter for inline in inlines if isinstance(inline, ParameterUse)}
    return provision.deadline in used


def vague_time(handbook: Handbook) -> Iterator[Diagnostic]:
    """义务和禁止里的“及时”“定期”“立即”要有期限。

    同一句已经用期限参数写明期限的，可以写“立即”。

    反例：审核员应当及时完成初审。
    正例（义务，审核员，deadline: review-time）：审核员应当自收到稿件之日起{param}`review-time`内完成初审。
    """
    for provision in handbook.provisions:
        if not provision.kind.binds:
            continue
        text = written_whole(provision)
        match = _TIME_WORD.search(text)
        if match and not _has_deadline(provision):
            message = f"只写了{quote(match[0])}，没有写期限：{excerpt(text)}。"
            yield Diagnostic("vague-time", place_of(provision), message, _TIME_HINT)
