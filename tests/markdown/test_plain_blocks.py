"""What is read without the parser gives the very tokens that the parser would give."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook_tools.markdown.plain_blocks import scan_blocks
from handbook_tools.markdown.syntax import _parser
from tests.handbooks import TINY

ROOT = Path(__file__).parents[2]
POLICIES = sorted(path for top in (ROOT, TINY) for path in (top / "docs/policies").glob("*.md"))
LINES = [
    "---",
    "id: a",
    "# 甲",
    "## 第一章　总则",
    "### 第三条 目的",
    "#### 丁",
    "{#a-1}",
    "{#a-1 .b}",
    ":::{duty} a-1",
    ":::{permission} a/b",
    ":::{approval-flow} a b",
    "::::{duty} a",
    ":::",
    "::::",
    "  :::",
    ":bearer: 员工",
    "员工应当{param}`a`提交。",
    "1. 甲；",
    "",
    "",
    "",
    "   ",
    "\t:::",
    "```",
    "# **甲**",
    "## 甲 #",
    "###  乙",
    " # 丙",
    "# http://a.cn",
    "{#a-1}\n### 第一条 甲",
    ":::{duty} a-1\n:bearer: 员工\n\n员工应当提交。\n:::",
]


def assert_the_parser_agrees(text: str) -> bool:
    """Compare both readings where there are two; tell whether there are."""
    scanned = scan_blocks(text)
    if scanned is None:
        return False
    assert [token.as_dict() for token in scanned] == [token.as_dict() for token in _parser().parse(text)]
    return True


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12), st.booleans())
@example(["---", "id: a", "---", "", "# 甲"], True)
@example(["{#a-1}", "", "### 甲"], False)
@example([":::{duty} a-1", ":::"], False)
def test_a_plain_policy_is_read_as_the_parser_reads_it(lines: list[str], ended: bool) -> None:
    assert_the_parser_agrees("\n".join(lines) + "\n" * ended)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("#:{}-\n 　`*甲a1（\t\r\0\ufeff\u200b")))
def test_any_text_is_read_as_the_parser_reads_it(text: str) -> None:
    assert_the_parser_agrees(text)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.name)
def test_policies_are_plain(path: Path) -> None:
    assert assert_the_parser_agrees(path.read_text("utf-8")) is (path.name != "index.md")
