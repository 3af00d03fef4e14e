"""Punctuation: full width beside Chinese, and the ends of sentences and items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.written import (
    COMPUTED,
    Passage,
    excerpt,
    passages,
    place_of,
    written,
    written_whole,
)
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.wording import Item

_CJK: Final = rf"\u4e00-\u9fff\u3400-\u4dbf，。；：、！？（）《》“”{COMPUTED}"
_HALF: Final = re.compile(rf"(?<=[{_CJK}])[,;:?!()'\"]|[,;:?!()'\"](?=[{_CJK}])|(?<=[{_CJK}])\.")
_ANY_HALF: Final = re.compile(r"[,;:?!()'\".]")
_ANY_SPACE: Final = re.compile(r"[ \t\u3000]")
_WIDE: Final = str.maketrans(",;:?!().", "，；：？！（）。")
_DOUBLED: Final = re.compile(r"[，。；：、！？]{2,}")
_SPACE: Final = re.compile(rf"(?<=[{_CJK}])[ \t\u3000]+(?=[{_CJK}])")


def full_width_punctuation(handbook: Handbook) -> Iterator[Diagnostic]:
    """中文里用全角标点。

    反例：审核员应当核对稿件的来源,并登记结果。
    正例：审核员应当核对稿件的来源，并登记结果。
    """
    for passage in passages(handbook):
        text = written_whole(passage)
        match = _HALF.search(text) if _ANY_HALF.search(text) else None
        if match:
            wide = match[0].translate(_WIDE)
            advice = f"改为“{wide}”。" if wide != match[0] else "改为“”或者‘’。"
            message = f"中文里用了半角标点{quote(match[0])}：{excerpt(text)}。"
            yield Diagnostic("full-width-punctuation", place_of(passage), message, advice)


def doubled_punctuation(handbook: Handbook) -> Iterator[Diagnostic]:
    """不连写两个标点。

    反例：审核员应当核对稿件的来源，，并登记结果。
    正例：审核员应当核对稿件的来源，并登记结果。
    """
    for passage in passages(handbook):
        text = written_whole(passage)
        match = _DOUBLED.search(text)
        if match:
            message = f"连写了标点{quote(match[0])}：{excerpt(text)}。"
            yield Diagnostic("doubled-punctuation", place_of(passage), message, "只留一个。")


def stray_space(handbook: Handbook) -> Iterator[Diagnostic]:
    """汉字之间不空格。

    反例：审核员应当核对 稿件的来源。
    正例：审核员应当核对稿件的来源。
    """
    for passage in passages(handbook):
        text = written_whole(passage)
        match = _SPACE.search(text) if _ANY_SPACE.search(text) else None
        if match:
            around = text[max(0, match.start() - 4) : match.end() + 4]
            message = f"汉字之间有空格：{excerpt(around)}。"
            yield Diagnostic("stray-space", place_of(passage), message, "删去空格。")


def sentence_end(handbook: Handbook) -> Iterator[Diagnostic]:
    """句子以句号结束；后面有列举的，以冒号结束。

    反例：审核员应当核对稿件的来源；
    正例：审核员应当核对稿件的来源。
    """
    for passage in passages(handbook):
        expected = "：" if passage.items else "。"
        sentence = written(passage.wording)
        if not sentence.rstrip("”’）").endswith(expected):
            message = f"句子没有以“{expected}”结束：{quote(sentence.replace(COMPUTED, '〔…〕'))}。"
            hint = f"在句末写“{expected}”" + ("，列举接在后面。" if passage.items else "。")
            yield Diagnostic("sentence-end", place_of(passage), message, hint)


def _expected_ends(items: tuple[Item, ...], final: str) -> Iterator[tuple[str, str]]:
    for number, item in enumerate(items, start=1):
        end = final if number == len(items) else "；"
        yield written(item.wording), "：" if item.items else end
        yield from _expected_ends(item.items, end)


def _wrong_ends(passage: Passage) -> Iterator[tuple[str, str]]:
    for text, expected in _expected_ends(passage.items, "。"):
        if not text.rstrip("”’）").endswith(expected):
            yield text, expected


def item_end(handbook: Handbook) -> Iterator[Diagnostic]:
    """列举的各项以分号结束，最后一项以句号结束；下面还有列举的，以冒号结束。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当核对下列事项：

        1. 稿件的来源。
        2. 图片的授权。
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
    for passage in passages(handbook):
        for text, expected in _wrong_ends(passage):
            message = f"列举项没有以“{expected}”结束：{quote(text.replace(COMPUTED, '〔…〕'))}。"
            yield Diagnostic("item-end", place_of(passage), message, f"在这一项末尾写“{expected}”。")


def several_items(handbook: Handbook) -> Iterator[Diagnostic]:
    """列举至少有两项；只有一项的，写进句子。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当核对下列事项：

        1. 稿件的来源。
        :::

    正例：审核员应当核对稿件的来源。
    """
    for passage in passages(handbook):
        if len(passage.items) == 1:
            only = written(passage.items[0].wording)
            message = f"列举只有一项：{excerpt(only)}。"
            yield Diagnostic("several-items", place_of(passage), message, "把这一项写进句子，不用列举。")
