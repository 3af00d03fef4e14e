"""The blocks of a policy that is written plainly, read line by line: the tokens that the parser would give.

A policy is front matter, headings with their ids, and directives. Those need no Markdown parser, which
takes several times as long; whatever else stands in a file is left to it, with the file as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown_it.token import Token

_WORDS: Final = r"[0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff，。；：、？！“”《》（）]+"
_FRONT_MATTER: Final = re.compile(r"---\n(?P<content>(?:(?![ \t]*---)[^\n]+\n)+)---\n")
_BLOCK: Final = re.compile(
    rf"""
      (?P<blank>\n+)
    | (?:\{{\#(?P<id>[a-z][a-z0-9-]*)\}}\n)?
      (?P<mark>\#{{1,3}})\ (?P<title>{_WORDS}(?:[ \u3000]+{_WORDS})*)(?:\n|\Z)
    | :::(?P<info>\{{[a-z-]+\}}(?:\ [a-z0-9/-]+)?)\n
      (?P<content>(?:(?![ \t]*:::)[^\n]*\n)*):::(?:\n|\Z)
    """,
    re.VERBOSE,
)


def scan_blocks(text: str) -> list[Token] | None:
    """Return the tokens of *text*, or `None` where it is not written plainly enough for that."""
    if "\r" in text or "\0" in text:
        return None
    tokens: list[Token] = []
    position, line = 0, 0
    if front := _FRONT_MATTER.match(text):
        position, line = front.end(), text.count("\n", 0, front.end())
        tokens.append(_front_matter(front["content"], line))
    while position < len(text):
        found = _BLOCK.match(text, position)
        if found is None:
            return None
        end = line + text.count("\n", position, found.end())
        tokens += _tokens(found, line, end if text[found.end() - 1] == "\n" else end + 1)
        position, line = found.end(), end
    return tokens


def _front_matter(content: str, end: int) -> Token:
    written = content.removesuffix("\n")
    return Token("front_matter", "", 0, map=[0, end], content=written, markup="---", block=True, hidden=True)


def _tokens(found: re.Match[str], start: int, end: int) -> Iterator[Token]:
    if found["info"]:
        info, content = found["info"], found["content"]
        yield Token(
            "colon_fence", "code", 0, map=[start, end], content=content, markup=":::", info=info, block=True
        )
    elif found["mark"]:
        yield from _heading(found, end - 1)


def _heading(found: re.Match[str], line: int) -> Iterator[Token]:
    """Yield the three tokens of a heading on *line*; an id on the line before is an attribute of it."""
    tag, mark, title, where = f"h{len(found['mark'])}", found["mark"], found["title"], [line, line + 1]
    attributes: dict[str, str | int | float] = {"id": found["id"]} if found["id"] else {}
    yield Token("heading_open", tag, 1, attrs=attributes, map=where, markup=mark, block=True)
    words = [Token("text", "", 0, content=title)]
    yield Token("inline", "", 0, map=[*where], level=1, children=words, content=title, block=True)
    yield Token("heading_close", tag, -1, markup=mark, block=True)
