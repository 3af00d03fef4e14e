from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from handbook_tools.sphinx_ext.line_breaks import join_lines


def joined(*parts: str | nodes.Node) -> str:
    document, paragraph = new_document("page"), nodes.paragraph()
    document += paragraph
    for part in parts:
        paragraph += nodes.Text(part) if isinstance(part, str) else part
    join_lines(document)
    return document.astext()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("读得通。", "需要", "读得通。需要"),
        ("手册", "（全文）", "手册（全文）"),
        ("handbook", "check", "handbook\ncheck"),
        ("用", "Sphinx", "用\nSphinx"),
    ],
)
def test_a_break_between_chinese_characters_is_nothing(before: str, after: str, expected: str) -> None:
    assert joined(before, "\n", after) == expected


def test_a_break_beside_emphasis_or_code_is_judged_by_what_stands_there() -> None:
    assert joined("见", "\n", nodes.strong("", "规定")) == "见规定"
    assert joined("运行", "\n", nodes.literal("", "pip")) == "运行\npip"


def test_lines_of_code_stay_apart() -> None:
    assert joined(nodes.literal_block("", "甲\n乙")) == "甲\n乙"
