"""Text in lines, measured without a font."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook_tools.rendering.text_metrics import balance_lines, text_width, wrap_text


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("初审", 60, ("初审",)),
        ("", 60, ("",)),
        ("各部门信息员", 60, ("各部门", "信息员")),
        ("发现差错？", 45, ("发现", "差错？")),
        ("登记 URL 与版权信息", 54, ("登记", "URL 与", "版权信息")),
        ("（一）甲（二）乙", 40, ("（一）", "甲", "（二）", "乙")),
        ("copyright", 30, ("cop", "yri", "ght")),
        ("𠮷𠮷𠮷𠮷", 30, ("𠮷𠮷", "𠮷𠮷")),
    ],
)
def test_text_is_wrapped(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrap_text(text, width, 13) == lines


def test_a_latin_letter_is_narrower_than_a_chinese_one() -> None:
    assert text_width("审", 10) == 10
    assert text_width("a", 10) == 6


def test_no_more_lines_than_asked() -> None:
    assert balance_lines("重要信息？", 2) == ("重要", "信息？")
    assert balance_lines("甲", 3) == ("甲",)


@given(st.text("编辑审核（）《》，。Ab1 ", max_size=30), st.sampled_from([26.0, 54.0, 70.0]))
def test_wrapping_loses_nothing_but_spaces(text: str, width: float) -> None:
    lines = wrap_text(text, width, 13)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 13) <= width for line in lines)
