from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from handbook_tools.model.redline import Inserted, Kept, Redline, Removed
from handbook_tools.rendering.redlines import (
    escape_markdown,
    render_redline_html,
    render_redline_markdown,
    render_redline_text,
)

REDLINE = (Kept("编辑"), Removed("应当（重要）"), Inserted("可以*"), Kept("提交。\n1. <甲>"))
MARKDOWN = MarkdownIt("commonmark").enable(["strikethrough", "table"])


def test_a_terminal_without_colour_reads_the_marks() -> None:
    assert render_redline_text(REDLINE) == "编辑〔删：应当（重要）〕〔增：可以*〕提交。\n1. <甲>"


def test_colour_stands_only_where_it_is_asked_for() -> None:
    coloured = render_redline_text(REDLINE, colour=True)
    assert coloured.startswith("编辑\x1b[9;31m应当（重要）\x1b[0m\x1b[4;32m可以*\x1b[0m提交。")


def test_a_wording_cannot_steer_the_terminal() -> None:
    assert render_redline_text((Inserted("\x1b[2J{}"),)) == "〔增：\\x1b[2J{}〕"


def test_markdown_marks_and_escapes() -> None:
    expected = "编辑 ~~应当（重要）~~ **可以\\*** 提交。<br>1\\. &lt;甲&gt;"
    assert render_redline_markdown(REDLINE) == expected


def test_a_change_of_space_alone_is_seen() -> None:
    assert render_redline_markdown((Kept("甲"), Inserted("\n"), Kept("乙"))) == "甲 **↵** <br>乙"


def test_html_marks_and_escapes() -> None:
    expected = "编辑<del>应当（重要）</del><ins>可以*</ins>提交。<br>\n1. &lt;甲&gt;"
    assert render_redline_html(REDLINE) == expected


pieces = st.lists(
    st.sampled_from(
        [*"甲乙（）。，*_~`#[]()<>&|:@!$\\-+=.1 \n", "<script>", "**", "~~", "http://a.cn", "&amp;"]
    ),
    min_size=1,
    max_size=8,
).map("".join)
redlines = st.tuples(pieces, pieces, pieces, pieces).map(
    lambda t: (Kept(t[0]), Removed(t[1]), Inserted(t[2]), Kept(t[3]))
)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b␣↵]+", "", text)


def side(tokens: list[Token], without: str) -> str:
    """Return the text of parsed Markdown that does not stand inside elements of the type *without*."""
    depth, shown = 0, []
    for token in tokens:
        if token.type.startswith(without):
            depth += token.nesting
        elif token.type in {"text", "text_special"} and not depth:
            shown.append(token.content)
    return "".join(shown)


@settings(max_examples=500, deadline=None)
@given(redlines)
def test_markdown_says_both_wordings_whatever_they_hold(redline: Redline) -> None:
    blocks = MARKDOWN.parse(f"新旧：{render_redline_markdown(redline)}")
    assert [token.type for token in blocks] == ["paragraph_open", "inline", "paragraph_close"]
    tokens = blocks[1].children or []
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}
    for without, other in (("s_", Removed), ("strong_", Inserted)):
        said = "".join(each.text for each in redline if not isinstance(each, other))
        assert squeezed(side(tokens, without)) == squeezed(f"新旧：{said}")


class Sides(HTMLParser):
    """Collects the text outside <del>, and that outside <ins>."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts = {"del": "", "ins": ""}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"del", "ins", "br"}
        assert not attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.texts:
            self.texts[tag] += data if tag not in self.open else ""


@settings(max_examples=300, deadline=None)
@given(redlines)
def test_html_says_both_wordings_whatever_they_hold(redline: Redline) -> None:
    parser = Sides()
    parser.feed(render_redline_html(redline))
    parser.close()
    for tag, other in (("del", Removed), ("ins", Inserted)):
        assert parser.texts[tag] == "".join(each.text for each in redline if not isinstance(each, other))


@pytest.mark.parametrize("text", ["- 甲", "1. 甲", "# 甲", "> 甲", "+ 甲", "===", "@zhang 甲", "a | b"])
def test_escaped_text_is_a_paragraph_and_notifies_nobody(text: str) -> None:
    tokens = MARKDOWN.parse(escape_markdown(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "@zhang" not in escape_markdown(text)
