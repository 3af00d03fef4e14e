"""Normative coverage: no sentence binds anybody outside a provision that says whom and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.modals import Modal, find_modals
from handbook_tools.checks.written import excerpt, written_whole
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind

SHORTEST_REASON: Final = 6


def _binding_word(text: str) -> Modal | None:
    return next((modal for modal in find_modals(text) if modal.binds), None)


def plain_text_binds_nobody(handbook: Handbook) -> Iterator[Diagnostic]:
    """约束人的话要写成规定，不能写在普通段落里。

    反例（正文）：审核员应当核对稿件的来源。
    正例（正文）：审核分为初审、复审和终审。
    """
    for text in handbook.texts:
        whole = written_whole(text)
        modal = _binding_word(whole)
        if modal:
            message = f"普通段落里有约束人的“{modal.word}”：{excerpt(whole)}。"
            hint = "写成规定：:::{duty} 编号，接着写选项 :bearer:、:basis:，空一行写句子，最后一行写 :::"
            yield Diagnostic("plain-text-binds-nobody", text.place, message, hint)


def statement_binds_nobody(handbook: Handbook) -> Iterator[Diagnostic]:
    """说明不约束任何人，不写“应当”“不得”“可以”“负责”。

    反例（说明）：重要信息应当经单位领导审批。
    正例（说明）：本制度所称重要信息，是指人事任免、突发事件和重大政策的信息。
    """
    for provision in handbook.provisions:
        if provision.kind is not Kind.STATEMENT:
            continue
        whole = written_whole(provision)
        modal = _binding_word(whole)
        if modal:
            message = f"说明里有约束人的“{modal.word}”：{excerpt(whole)}。"
            hint = "约束人的，改为 duty、prohibition 或者 permission，写明 :bearer:；不约束人的，换一种说法。"
            yield Diagnostic("statement-binds-nobody", provision.wording_place, message, hint)


def statement_reason(handbook: Handbook) -> Iterator[Diagnostic]:
    """说明要写明为什么没有人须据此行动，理由本身不能又是要求。

    反例（说明，reason: 无）：本制度所称稿件，是指拟发布的文字、图片和音视频。
    正例（说明，reason: 只界定用语，不要求任何人行动）：本制度所称稿件，是指拟发布的文字、图片和音视频。
    """
    for provision in handbook.provisions:
        if provision.kind is not Kind.STATEMENT:
            continue
        reason = provision.reason
        if len(reason) < SHORTEST_REASON or _binding_word(reason):
            message = f"理由{quote(reason)}没有说明为什么不约束任何人。"
            hint = "写明理由，例如：:reason: 只界定用语，不要求任何人行动。"
            yield Diagnostic("statement-reason", provision.place, message, hint)
