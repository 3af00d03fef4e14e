"""Binding sentences 约束人的话, and those of them that stand where they bind nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from handbook_tools.checks.modals import find_modals
from handbook_tools.checks.written import Passage, excerpt, place_of, written_whole
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind, PlainText, Policy, Provision

_END: Final = re.compile(r"[。！？；\n]")


@dataclass(frozen=True, slots=True)
class LooseSentence:
    """A sentence that binds by its ``word``, outside every provision that could say whom.

    ``statement`` is the statement that it stands in, `None` for a preamble or plain text.
    """

    text: str
    word: str
    place: Place
    statement: Provision | None = None


def binds(text: str) -> bool:
    """Tell whether *text* lays something down."""
    return any(modal.binds for modal in find_modals(text))


def _sentence_around(text: str, position: int) -> tuple[int, str]:
    """Return where the sentence around *position* starts, and its text."""
    start = max((found.end() for found in _END.finditer(text, 0, position)), default=0)
    end = _END.search(text, position)
    return start, text[start : end.start() if end else len(text)].strip()


def _loose_in(passage: Passage) -> Iterator[LooseSentence]:
    """Yield the binding sentences of a passage that may not have any."""
    whole, seen = written_whole(passage), set[int]()
    for modal in find_modals(whole):
        start, sentence = _sentence_around(whole, modal.start)
        if modal.binds and start not in seen:
            seen.add(start)
            statement = passage if isinstance(passage, Provision) else None
            yield LooseSentence(sentence, modal.word, place_of(passage), statement)


def loose_sentences(policy: Policy) -> Iterator[LooseSentence]:
    """Yield the sentences of *policy* that bind somebody in a preamble, in plain text or in a statement."""
    passages: list[PlainText | Provision] = [*policy.loose_texts]
    passages += [each for each in policy.provisions if each.kind is Kind.STATEMENT]
    return (sentence for passage in passages for sentence in _loose_in(passage))


def plain_text_binds_nobody(handbook: Handbook) -> Iterator[Diagnostic]:
    """约束人的话要写成规定，不能写在普通段落和导言里。

    反例（正文）：审核员应当核对稿件的来源。
    正例（正文）：审核分为初审、复审和终审。
    """
    for policy in handbook.policies:
        for found in loose_sentences(policy):
            if found.statement is None:
                message = f"普通段落里有约束人的“{found.word}”：{excerpt(found.text)}。"
                hint = (
                    "在一条里写成规定：:::{duty} 编号，接着写选项 :bearer:、:basis:，空一行写句子，"
                    "最后一行写 :::；并不约束人的，换一种说法。"
                )
                yield Diagnostic("plain-text-binds-nobody", found.place, message, hint)


def statement_binds_nobody(handbook: Handbook) -> Iterator[Diagnostic]:
    """说明不约束任何人，不写“应当”“不得”“可以”“负责”。

    反例（说明）：重要信息应当经单位领导审批。
    正例（说明）：本制度所称重要信息，是指人事任免、突发事件和重大政策的信息。
    """
    for policy in handbook.policies:
        for found in loose_sentences(policy):
            if found.statement is not None:
                message = f"说明里有约束人的“{found.word}”：{excerpt(found.text)}。"
                hint = "约束人的，改为 duty、prohibition、permission，写明 :bearer:；不约束的，换一种说法。"
                yield Diagnostic("statement-binds-nobody", found.place, message, hint)
