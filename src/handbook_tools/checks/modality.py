"""Modality: the modal word of a sentence agrees with the kind of its provision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.modals import STANDARD, Modal, find_modals
from handbook_tools.checks.written import excerpt, item_texts, place_of, written, written_whole
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind, Provision

_TITLES: Final = {Kind.DUTY: "义务", Kind.PROHIBITION: "禁止", Kind.PERMISSION: "许可"}
_WRITTEN_AS: Final = {Kind.DUTY: "应当", Kind.PROHIBITION: "不得", Kind.PERMISSION: "可以"}
_DOUBLE: Final = re.compile(
    r"(?:切忌|切勿|严禁|禁止|防止|避免)(?:不要|不得|不可(?!抗|逆|避)|不能|不应|不按|不报|不作|不予|勿)"
    r"|(?<!迫)不得不(?!经|当|良|实|正)"
    r"|不得(?:不得|拒不|无故不|擅自不|故意不|以[^，。；]{1,12}?为由不)"
    r"|(?:不可|不能|不应)不(?!当|良|实)"
)
_NEGATIVE: Final = re.compile("[不勿]")
_SENTENCE_END: Final = re.compile(r"[。！？]")


def _binding(handbook: Handbook) -> Iterator[Provision]:
    return (p for p in handbook.provisions if p.kind is not Kind.STATEMENT)


def modal_of_kind(handbook: Handbook) -> Iterator[Diagnostic]:
    """义务写“应当”，禁止写“不得”，许可写“可以”。

    义务还可以写“必须”“须”“负责”，禁止还可以写“禁止”“严禁”，许可还可以写“有权”。

    反例：审核员核对稿件的来源。
    正例：审核员应当核对稿件的来源。
    """
    for provision in _binding(handbook):
        sentence = written(provision.wording)
        if not any(modal.kind is provision.kind for modal in find_modals(sentence)):
            title, word = _TITLES[provision.kind], _WRITTEN_AS[provision.kind]
            message = f"这条{title}没有写“{word}”：{excerpt(sentence)}。"
            bearer = provision.bearer or "审核员"
            yield Diagnostic(
                "modal-of-kind",
                place_of(provision),
                message,
                f"写作“{bearer}{word}……。”；不约束任何人的，改用 statement。",
            )


def _foreign_modal(provision: Provision) -> Modal | None:
    modals = find_modals(written_whole(provision))
    return next((m for m in modals if m.kind not in {None, provision.kind} and m.binds), None)


def one_kind_in_provision(handbook: Handbook) -> Iterator[Diagnostic]:
    """一条规定只有一种性质：义务里不写“不得”“可以”，禁止里不写“应当”。

    只修饰名词的不算，例如“应当核对是否含有不得发布的内容”。

    反例：审核员应当核对稿件的来源，不得审核本人撰写的稿件。
    正例：审核员应当核对稿件是否含有不得发布的内容。
    """
    for provision in _binding(handbook):
        modal = _foreign_modal(provision)
        if modal:
            title = _TITLES[provision.kind]
            message = f"这条{title}里出现了“{modal.word}”：{excerpt(written_whole(provision))}。"
            hint = f"把“{modal.word}”一句移出来，另写一条规定；属于同一款的，加选项“:continues:”。"
            yield Diagnostic("one-kind-in-provision", place_of(provision), message, hint)


def _modal_count(provision: Provision) -> int:
    modals = find_modals(written(provision.wording))
    found = [modal for modal in modals if modal.kind is provision.kind]
    return len([modal for modal in found if modal.binds]) or len(found[:1])


def one_modal_in_provision(handbook: Handbook) -> Iterator[Diagnostic]:
    """一条规定只设一项义务、一项禁止或者一项许可。

    一句里有两个“应当”，检查清单上就分不开，也说不清哪一项没有做到。

    反例：审核员应当核对稿件的来源，并应当登记核对结果。
    正例：审核员应当核对稿件的来源，并登记核对结果。
    """
    for provision in _binding(handbook):
        count = _modal_count(provision)
        if count > 1:
            message = f"一条规定里写了 {count} 项要求：{excerpt(written(provision.wording))}。"
            hint = "拆成几条规定，后一条加选项“:continues:”；同类事项很多的，改为“……下列……：”加编号列表。"
            yield Diagnostic("one-modal-in-provision", place_of(provision), message, hint)


def one_sentence_in_provision(handbook: Handbook) -> Iterator[Diagnostic]:
    """一条规定只写一句话。

    反例：审核员应当核对稿件的来源。核对结果由审核员登记。
    正例：审核员应当核对稿件的来源，并登记核对结果。
    """
    for provision in _binding(handbook):
        sentence = written(provision.wording)
        if len([part for part in _SENTENCE_END.split(sentence) if part.strip("”’）")]) > 1:
            message = f"一条规定里写了不止一句话：{excerpt(sentence)}。"
            hint = "每句写成一条规定，后一条加选项“:continues:”，两句仍然排在同一款。"
            yield Diagnostic("one-sentence-in-provision", place_of(provision), message, hint)


def modal_in_items(handbook: Handbook) -> Iterator[Diagnostic]:
    """列举的各项不再重复“应当”“不得”。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当核对下列事项：

        1. 稿件的来源；
        2. 图片应当取得授权。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当核对下列事项：

        1. 稿件的来源；
        2. 图片的授权。
        :::
    """
    for provision in _binding(handbook):
        for text in item_texts(provision.items):
            modal = next((m for m in find_modals(text) if m.kind is provision.kind and m.binds), None)
            if modal:
                message = f"列举项里又写了“{modal.word}”：{excerpt(text)}。"
                hint = f"删去这一项里的“{modal.word}”，只写事项；确属另一项要求的，另写一条规定。"
                yield Diagnostic("modal-in-items", place_of(provision), message, hint)


def standard_modal(handbook: Handbook) -> Iterator[Diagnostic]:
    """规范词用“应当”“不得”“可以”，不用“应”“不准”“切勿”“方可”。

    反例：审核员必须到场，其他人员不准进入。
    正例：审核员应当到场。
    """
    for provision in handbook.provisions:
        for modal in find_modals(written_whole(provision)):
            if modal.word in STANDARD:
                message = f"规范词“{modal.word}”不规范：{excerpt(written_whole(provision))}。"
                hint = f"改写作“{STANDARD[modal.word]}”。"
                yield Diagnostic("standard-modal", place_of(provision), message, hint)


def double_negative(handbook: Handbook) -> Iterator[Diagnostic]:
    """不写双重否定：照字面读，意思正好相反。

    反例（禁止，编辑）：编辑严禁不按稿件等级送审。
    正例（禁止，编辑）：编辑不得越级送审。
    """
    for provision in handbook.provisions:
        text = written_whole(provision)
        match = _DOUBLE.search(text) if _NEGATIVE.search(text) else None
        if match:
            message = f"双重否定{quote(match[0])}：{excerpt(text)}。"
            hint = "改用一个否定或者直接写肯定句，例如：“不得转发……”“应当按……送审”。"
            yield Diagnostic("double-negative", place_of(provision), message, hint)
