"""The texts of operations: an article, a front matter, an outline, each to Markdown and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from handbook_tools.markdown import PolicyReading, read_policy
from handbook_tools.model.diagnostics import quote
from handbook_tools.model.identifiers import join_id, local_id
from handbook_tools.model.numerals import parse_numeral
from handbook_tools.model.policy import Article, ArticleNumber, PlainText, Policy
from handbook_tools.model.unplaced import unplaced_article, unplaced_policy
from handbook_tools.rendering.markdown_source import render_front_matter, render_preamble
from handbook_tools.sources import Source

_ANY_MATTER: Final = (
    'id: any\ntitle: 甲\nversion: "1"\npromulgated: 2000-01-01\neffective: 2000-01-01\nowner: 甲\n'
)
_NUMBER: Final = re.compile(r"第(.+?)条(?:之(.+))?")
_UNCOUNTED = {"article-number", "title-heading", "leftover-markup"}
"""What reading finds in a fragment only because the rest is not there, or because a mark is escaped."""


class FragmentError(ValueError):
    """A text cannot be read as what it should be; the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class ChapterOutline:
    """A chapter as an outline has it: its title, the full ids of its articles, what stands before them."""

    title: str
    articles: tuple[str, ...]
    preamble: tuple[PlainText, ...] = ()

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


def render_head(policy: Policy) -> str:
    """Return the front matter of a policy, then what stands before its first chapter."""
    preamble = render_preamble(policy.preamble, policy.id)
    return render_front_matter(policy) + (f"---\n\n{preamble}" if preamble else "")


def read_head(text: str, policy: str) -> Policy:
    """Return a policy without chapters that has this front matter and this preamble."""
    matter, _, preamble = text.partition("\n---\n")
    return replace(_read(f"---\n{matter.rstrip()}\n---\n\n# 甲\n\n{preamble}", policy), chapters=())


def outline_of(policy: Policy) -> tuple[ChapterOutline, ...]:
    """Return the chapters of a policy with the ids of their articles."""
    return tuple(
        ChapterOutline(chapter.title, tuple(each.id for each in chapter.articles), chapter.preamble)
        for chapter in policy.chapters
    )


def render_outline(outline: Iterable[ChapterOutline]) -> str:
    """Return an outline as text: the title of each chapter, its preamble behind ``>``, then its articles."""
    return "".join(f"{line}\n" for chapter in outline for line in _outline_lines(chapter))


def _outline_lines(chapter: ChapterOutline) -> Iterator[str]:
    yield f"# {chapter.title}"
    if chapter.preamble:
        yield from (f"> {line}".rstrip() for line in render_preamble(chapter.preamble, "").split("\n")[:-1])
    yield from map(local_id, chapter.articles)


def read_outline(text: str, policy: str) -> tuple[ChapterOutline, ...]:
    """Return the outline that *text* writes."""
    chapters: list[ChapterOutline] = []
    preambles: dict[int, list[str]] = {}
    for line in text.split("\n"):
        if line.startswith("# "):
            chapters.append(ChapterOutline(line.removeprefix("# "), ()))
        elif line and not chapters:
            raise FragmentError("第一行应当是“# 章名”")
        elif line.startswith(">"):
            preambles.setdefault(len(chapters) - 1, []).append(line[1:].removeprefix(" "))
        elif line:
            last = chapters[-1]
            chapters[-1] = replace(last, articles=(*last.articles, join_id(policy, line)))
    return tuple(
        replace(each, preamble=_read_preamble(preambles.get(index, [])))
        for index, each in enumerate(chapters)
    )


def _read_preamble(lines: list[str]) -> tuple[PlainText, ...]:
    if not lines:
        return ()
    words = "\n".join(lines)
    source = f"---\n{_ANY_MATTER}---\n\n# 甲\n\n{words}\n"
    return _read(source, "any").preamble
