"""Articles of a text without ids: a law or a foreign policy, as pasted or exported, one 第X条 after another.

An article begins on a line that begins with its label, Markdown's heading marks and emphasis aside, and
ends before the next label or before the heading of a part, a chapter or a section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 4_000_000
"""So many characters are read at most: some six times the longest Chinese code."""

_COUNT: Final = r"[零〇一二三四五六七八九十百千0-9０-９]+"
_MARKS: Final = r"[ \t\u3000>#*_]*"
_ARTICLE: Final = re.compile(
    rf"^{_MARKS}(第{_COUNT}条(?:之{_COUNT})?)(?![第款项、，之的至到和])[*_：:]*[ \t\u3000]*"
)
_HEADING: Final = re.compile(rf"^{_MARKS}(?:第{_COUNT}[编章节]|附\s*则|附\s*件|目\s*录)[*_]*(?:[\s\u3000]|$)")


@dataclass(frozen=True, slots=True)
class PlainArticle:
    """One article as its text has it: its label (``第八条之一``), its words, its first line."""

    label: str
    text: str
    line: int


def parse_plain_articles(text: str) -> tuple[PlainArticle, ...]:
    """Return the articles of *text* in reading order.

    Raise `ValueError`, in the user's language, when *text* is too long or holds no article.
    """
    if len(text) > LONGEST:
        raise ValueError(f"文本超过{LONGEST // 10_000}万字，不予比较。")
    articles = tuple(_articles(text.splitlines()))
    if not articles:
        raise ValueError("没有找到以“第一条”这样的条号开头的行。")
    return articles


def _articles(lines: list[str]) -> Iterator[PlainArticle]:
    label, first, held = "", 0, list[str]()
    for number, line in enumerate(lines, start=1):
        found = _ARTICLE.match(line)
        if label and (found or _HEADING.match(line)):
            yield PlainArticle(label, _joined(held), first)
            label = ""
        if found:
            label, first, held = found[1], number, [line[found.end() :]]
        elif label:
            held.append(line)
    if label:
        yield PlainArticle(label, _joined(held), first)


def _joined(lines: list[str]) -> str:
    return "\n".join(line.strip() for line in lines if line.strip())
