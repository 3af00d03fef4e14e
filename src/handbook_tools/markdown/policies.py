"""A policy file to a policy: front matter, title, chapters, articles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from markdown_it.tree import SyntaxTreeNode

from handbook_tools.markdown import faults
from handbook_tools.markdown.articles import ArticleReader
from handbook_tools.markdown.front_matter import FrontMatter, read_front_matter
from handbook_tools.markdown.provisions import IdRegister
from handbook_tools.markdown.syntax import first_line, is_heading, parse_blocks, split_before
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.identifiers import join_id
from handbook_tools.model.numerals import parse_numeral, render_numeral
from handbook_tools.model.policy import Article, ArticleNumber, Chapter, PlainText, Policy
from handbook_tools.sources import Source

_CHAPTER: Final = re.compile(r"第(?P<number>[一二三四五六七八九十百千零]+)章[ 　]+(?P<title>\S.*)")
_ARTICLE: Final = re.compile(
    r"第(?P<number>[一二三四五六七八九十百千零]+)条"
    r"(?:之(?P<inserted>[一二三四五六七八九十百]+))?[ 　]+(?P<title>\S.*)"
)


class PolicyReading(NamedTuple):
    """A policy as read, `None` where its front matter cannot be used, and what is wrong with it."""

    policy: Policy | None
    diagnostics: tuple[Diagnostic, ...]


def read_policy(source: Source, docname: str) -> PolicyReading:
    """Read the policy in *source*, whose page is *docname*; never raises for bad input."""
    start = Place(source.path)
    if not source.text:
        return PolicyReading(None, source.diagnostics)
    blocks = parse_blocks(source.text)
    matter, found = read_front_matter(blocks, start, docname.rpartition("/")[2])
    if matter is None:
        return PolicyReading(None, _in_order([*source.diagnostics, *found]))
    reader = _PolicyReader(matter, start, source.text.split("\n"))
    policy = reader.read(blocks[1:], docname)
    return PolicyReading(policy, _in_order([*source.diagnostics, *found, *reader.finish()]))


@dataclass(slots=True)
class _PolicyReader:
    matter: FrontMatter
    start: Place
    lines: list[str]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    last: ArticleNumber = field(default_factory=lambda: ArticleNumber(0))
    articles: ArticleReader = field(init=False)

    def __post_init__(self) -> None:
        self.articles = ArticleReader(IdRegister(self.matter.id), self.start, self.lines)

    def read(self, blocks: list[SyntaxTreeNode], docname: str) -> Policy:
        """Return the policy that *blocks* make."""
        preamble, groups = split_before(blocks, 2)
        texts = self._read_preamble(preamble)
        self._check_title(blocks)
        matter = self.matter
        return Policy(
            id=matter.id,
            title=matter.title,
            short_title=matter.short or matter.title,
            version=matter.version,
            promulgated=matter.promulgated,
            effective=matter.effective,
            owner=matter.owner,
            order=matter.order,
            consultation=matter.consultation,
            repealed=matter.repealed,
            replaced_by=matter.replaced_by,
            docname=docname,
            chapters=tuple(self._read_chapter(n, group) for n, group in enumerate(groups, start=1)),
            place=self.start,
            preamble=texts,
        )

    def finish(self) -> list[Diagnostic]:
        """Return everything found."""
        return [*self.diagnostics, *self.articles.diagnostics]

    def _place(self, node: SyntaxTreeNode) -> Place:
        return self.start.below(first_line(node))

    def _check_title(self, blocks: list[SyntaxTreeNode]) -> None:
        titles = [node for node in blocks if is_heading(node, 1)]
        expected = self.matter.title
        if not titles:
            self.diagnostics.append(faults.title_heading(self.start, "", expected))
        for position, node in enumerate(titles):
            if position or _heading_text(node) != expected:
                self.diagnostics.append(
                    faults.title_heading(self._place(node), _heading_text(node), expected)
                )

    def _read_preamble(self, nodes: list[SyntaxTreeNode]) -> tuple[PlainText, ...]:
        before, stray = split_before(nodes, 3)
        for group in stray:
            place = self._place(group[0])
            self.diagnostics.append(faults.article_outside_chapter(place, _heading_text(group[0])))
        return self.articles.read_preamble([node for node in before if not is_heading(node, 1)])

    def _read_chapter(self, number: int, nodes: list[SyntaxTreeNode]) -> Chapter:
        heading, *rest = nodes
        text, expected = _heading_text(heading), f"第{render_numeral(number)}章"
        parts = _CHAPTER.fullmatch(text)
        if parts is None or parts["number"] != render_numeral(number):
            self.diagnostics.append(faults.chapter_heading(self._place(heading), text, expected))
        preamble, groups = split_before(rest, 3)
        texts = self.articles.read_preamble([node for node in preamble if not is_heading(node, 1)])
        articles = tuple(self._read_article(group) for group in groups)
        return Chapter(number, parts["title"] if parts else text, articles, self._place(heading), texts)

    def _read_article(self, nodes: list[SyntaxTreeNode]) -> Article:
        heading, *rest = nodes
        number, title = self._read_heading(heading)
        return Article(
            id=join_id(self.matter.id, self._read_id(heading, number)),
            number=number,
            title=title,
            paragraphs=self.articles.read_paragraphs([node for node in rest if not is_heading(node, 1)]),
            place=self._place(heading),
        )

    def _read_heading(self, heading: SyntaxTreeNode) -> tuple[ArticleNumber, str]:
        text, place = _heading_text(heading), self._place(heading)
        expected = ArticleNumber(self.last.number + 1)
        number, title = _parse_article(text)
        if number is None:
            self.diagnostics.append(faults.article_heading(place, text, str(expected)))
        elif not number.may_follow(self.last):
            self.diagnostics.append(faults.article_number(place, str(number), str(expected)))
        self.last = number or expected
        return self.last, title

    def _read_id(self, heading: SyntaxTreeNode, number: ArticleNumber) -> str:
        local, text, place = str(heading.attrs.get("id", "")), _heading_text(heading), self._place(heading)
        if not local:
            self.diagnostics.append(
                faults.missing_id(place, text, "{#three-reviews}（单独写在标题的上一行）")
            )
            return f"article-{number.number}-{number.inserted}"
        self.articles.diagnostics += self.articles.ids.note(local, place)
        return local


def _in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda found: found.place))


def _heading_text(node: SyntaxTreeNode) -> str:
    return str(node.children[0].content).strip() if node.children else ""


def _parse_article(text: str) -> tuple[ArticleNumber | None, str]:
    parts = _ARTICLE.fullmatch(text)
    if parts is None:
        return None, text
    try:
        inserted = parse_numeral(parts["inserted"]) if parts["inserted"] else 0
        return ArticleNumber(parse_numeral(parts["number"]), inserted), parts["title"]
    except ValueError:
        return None, parts["title"]
