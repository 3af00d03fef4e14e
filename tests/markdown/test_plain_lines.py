from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handbook_tools.markdown import provisions
from handbook_tools.markdown.inlines import is_plain_line
from handbook_tools.markdown.provisions import IdRegister, ProvisionReading, read_provision
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.policy import Kind

WORDS = ["审核员", "应当", "，", "。", "“", "（", "3", "Ab", "𠮷", "／", "｛param｝"]
ROLES = ["{param}`a-1`", "{law}`a 第一条`", "{provision}`a/b`", "{parm}`x`", "{param}`第一`", "{param}` `"]
MARKS = [
    *"*_`[]\\|~!%:=+^ \t\u3000",
    "1. ",
    "- ",
    "# ",
    "  ",
    "**",
    "<b>",
    "{#a}",
    "&amp;",
    "(a)",
    "http://a.cn",
    "$x$",
]
PIECES = st.sampled_from([*WORDS, *ROLES, *MARKS])
LINES = st.lists(PIECES, min_size=1, max_size=7).map("".join)


def read(body: str) -> ProvisionReading:
    content = "\n".join([":bearer: 员工", "", body])
    return read_provision(Kind.DUTY, "only", content, Place("a.md", 7), IdRegister("a"))


def assert_both_readings_agree(body: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(provisions, "is_plain_line", lambda _line: False)
        provisions.forget_provisions()
        parsed = read(body)
    provisions.forget_provisions()
    assert read(body) == parsed


GOOD_ITEMS = st.sampled_from(["1. 甲；", "2. 乙{param}`a`。", "9. 审{x}`y`"])
OTHER_ITEMS = st.sampled_from(["1.丙", "10. 丁", "1. 戊 ", " 1. 己", "1) 庚", ""])
BODIES = st.lists(GOOD_ITEMS | OTHER_ITEMS | LINES, max_size=4)


@given(BODIES)
@example(["1. 甲1. "])
@example(["1. 甲；", "", "2. 乙。"])
@example(["1. 甲；", "续"])
def test_a_plain_list_is_read_as_the_parser_reads_it(lines: list[str]) -> None:
    assert_both_readings_agree("\n".join(["审核员应当核对：", "", *lines]))


@given(LINES)
def test_a_plain_line_is_read_as_the_parser_reads_it(line: str) -> None:
    assert_both_readings_agree(line)


PLAIN = [
    "审核员应当核对。",
    "（一）甲",
    "审{param}`a-1`内",
    "审{law}`x 第一条`，{provision}`a/b`",
    "审{x}`y`",
]
NOT_PLAIN = [
    "1审",
    "{param}`a`内",
    "审 核",
    "审*核*",
    "审`a`",
    "审{param}``a``",
    "审\\",
    "审<",
    "审&lt;",
    "",
    " 审",
]


@pytest.mark.parametrize("line", PLAIN)
def test_words_and_roles_are_plain(line: str) -> None:
    assert is_plain_line(line)


@pytest.mark.parametrize("line", NOT_PLAIN)
def test_other_markup_is_for_the_parser(line: str) -> None:
    assert not is_plain_line(line)
