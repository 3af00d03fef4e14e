"""The texts of operations: an article, a front matter, an outline, each to Markdown and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from handbook_tools.markdown import PolicyReading, read_policy
from handbook_tools.model.diagnostics import quote
from handbook_tools.model.identifiers import join_id, local_id
from handbook_tools.model.numerals import parse_numeral
from handbook_tools.model.policy import Article, ArticleNumber, Policy
from handbook_tools.model.unplaced import unplaced_article, unplaced_policy
from handbook_tools.rendering.markdown_source import render_front_matter
from handbook_tools.sources import Source

_NUMBER: Final = re.compile(r"第(.+?)条(?:之(.+))?")
_UNCOUNTED = {"article-number", "title-heading", "leftover-markup"}
"""What reading finds in a fragment only because the rest is not there, or because a mark is escaped."""


class FragmentError(ValueError):
    """A text cannot be read as what it should be; the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class ChapterOutline:
    """A chapter as an outline has it: its title and the full ids of its articles."""

    title: str
    articles: tuple[str, ...]

    def with_article(self, article: str, after: str) -> ChapterOutline:
        """Return the chapter with *article* behind *after*, or first where that stands elsewhere."""
        at = self.articles.index(after) + 1 if after in self.articles else 0
        return replace(self, articles=(*self.articles[:at], article, *self.articles[at:]))

    def without(self, article: str) -> ChapterOutline:
        """Return the chapter without *article*."""
        return replace(self, articles=tuple(each for each in self.articles if each != article))


def _read(text: str, policy: str) -> Policy:
    docname = f"policies/{policy}"
    reading: PolicyReading = read_policy(Source(f"docs/{docname}.md", text), docname)
    wrong = [found for found in reading.diagnostics if found.rule not in _UNCOUNTED]
    if wrong or reading.policy is None:
        raise FragmentError("；".join(found.message for found in wrong[:3]) or "没有内容")
    return unplaced_policy(reading.policy)


def read_whole_policy(text: str, policy: str) -> Policy:
    """Return the policy whose file has this text."""
    return _read(text, policy)


def read_article(text: str, head: Policy) -> Article:
    """Return the one article that *text* writes, as an article of the policy *head*."""
    front = f"---\n{render_front_matter(head)}---\n\n# {head.title}\n\n## 第一章 甲\n\n"
    policy = _read(front + text, head.id)
    articles = list(policy.articles)
    if len(articles) != 1 or len(policy.chapters) != 1:
        raise FragmentError("应当恰好写一条")
    return unplaced_article(articles[0])


def read_article_number(text: str) -> ArticleNumber:
    """Return the number that *text* writes: 第八条之一."""
    parts = _NUMBER.fullmatch(text)
    try:
        return ArticleNumber(*(parse_numeral(each) for each in parts.groups() if each) if parts else ())
    except (TypeError, ValueError) as error:
        raise FragmentError(f"条号{quote(text)}的写法不对") from error


def read_head(text: str, policy: str) -> Policy:
    """Return a policy without chapters that has this front matter."""
    return replace(_read(f"---\n{text.rstrip()}\n---\n\n# 甲\n", policy), chapters=())


def outline_of(policy: Policy) -> tuple[ChapterOutline, ...]:
    """Return the chapters of a policy with the ids of their articles."""
    return tuple(
        ChapterOutline(chapter.title, tuple(article.id for article in chapter.articles))
        for chapter in policy.chapters
    )


def render_outline(outline: Iterable[ChapterOutline]) -> str:
    """Return an outline as text: a line with the title of each chapter, below it those of its articles."""
    lines = ((f"# {each.title}", *map(local_id, each.articles)) for each in outline)
    return "".join(f"{line}\n" for chapter in lines for line in chapter)


def read_outline(text: str, policy: str) -> tuple[ChapterOutline, ...]:
    """Return the outline that *text* writes."""
    chapters: list[ChapterOutline] = []
    for line in text.split("\n"):
        if line.startswith("# "):
            chapters.append(ChapterOutline(line.removeprefix("# "), ()))
        elif line and not chapters:
            raise FragmentError("第一行应当是“# 章名”")
        elif line:
            last = chapters[-1]
            chapters[-1] = replace(last, articles=(*last.articles, join_id(policy, line)))
    return tuple(chapters)
