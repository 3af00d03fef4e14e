"""How an instrument says that an article changes: words, paragraphs, items, or the article whole.

The phrases are those of 立法技术规范: 将第八条第二款中的“…”修改为“…”, 增加一款，作为第三款, 删去第二款.
Places are cited as the article before the change has them, what is new as the one after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import Indel

from handbook_tools.amendments.clauses import find_replacements
from handbook_tools.amendments.wordings import ParagraphWording, article_lines, word_article
from handbook_tools.impact.reach import Books
from handbook_tools.model.labels import item_label
from handbook_tools.model.numerals import render_numeral
from handbook_tools.model.policy import Article

PARTS: Final = 3
"""With more parts to change than these the article is quoted whole."""


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """An article before and after, each in its handbook."""

    before: Article
    after: Article
    books: Books


def quoted(text: str) -> str:
    """Return *text* as an instrument quotes it; inner quotation marks become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def phrase_article(pair: ArticlePair) -> str:
    """Return the sentence that changes the article, empty where its words stay the same."""
    was, now = pair.before, pair.after
    moved = f"将{was.number}改为{now.number}" if was.number != now.number else ""
    parts = tuple(_part_phrases(pair))
    if len(parts) > PARTS or (moved and parts and len(was.paragraphs) == len(now.paragraphs) == 1):
        parts = (f"{'' if moved else '将'}修改为：{quoted(article_lines(now, pair.books.after))}",)
    if parts and not moved:
        parts = (_with_number(parts[0], was), *parts[1:])
    told = f"{moved}，{'；'.join(parts)}" if moved and parts else moved or "；".join(parts)
    return "；".join(filter(None, (told, _title_phrase(pair))))


def _title_phrase(pair: ArticlePair) -> str:
    was, now = pair.before, pair.after
    if was.title == now.title:
        return ""
    return f"将{was.number}的条标题{quoted(was.title)}修改为{quoted(now.title)}"


def _with_number(phrase: str, article: Article) -> str:
    """Return *phrase* with the number of its article where a law puts it."""
    for verb in ("将", "删去", "在"):
        if phrase.startswith(verb):
            return f"{verb}{article.number}{phrase.removeprefix(verb)}"
    return f"{article.number}{phrase}"


def _part_phrases(pair: ArticlePair) -> Iterator[str]:
    old, new = word_article(pair.before, pair.books.before), word_article(pair.after, pair.books.after)
    if len(old) == len(new) == 1:
        whole = replace(new[0], head=f"{pair.after.number}　{new[0].head}")
        for each in _paragraph_phrases(old[0], new[0], ""):
            yield each or f"将修改为：{quoted(whole.text)}"
        return
    for was, now in _matched(old, new):
        if was is None and now is not None:
            yield f"增加一款，作为第{render_numeral(now.number)}款：{quoted(now.text)}"
        elif was is not None and now is None:
            yield f"删去第{render_numeral(was.number)}款"
        elif was is not None and now is not None:
            place = f"第{render_numeral(was.number)}款"
            for each in _paragraph_phrases(was, now, place):
                yield each or f"将{place}修改为：{quoted(now.text)}"


def _matched(
    old: tuple[ParagraphWording, ...], new: tuple[ParagraphWording, ...]
) -> Iterator[tuple[ParagraphWording | None, ParagraphWording | None]]:
    """Yield the paragraphs of both in order: those that share an id or a text together, the others alone."""
    keys = [[each.ids or (each.text,) for each in side] for side in (old, new)]
    for code in Indel.opcodes(*keys):
        was, now = old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]
        if code.tag == "equal":
            yield from zip(was, now, strict=True)
        else:
            yield from ((each, None) for each in was)
            yield from ((None, each) for each in now)


def _paragraph_phrases(was: ParagraphWording, now: ParagraphWording, place: str) -> Iterator[str]:
    """Yield how a paragraph changes, an empty phrase where it is to be quoted whole."""
    if was.text == now.text:
        return
    if was.head == now.head and (items := tuple(_item_phrases(was.items, now.items, place))):
        yield from items
    elif was.items == now.items and (words := _word_phrase(was.head, now.head, place)):
        yield words
    else:
        yield ""


def _word_phrase(old: str, new: str, place: str) -> str:
    found = find_replacements(old, new)
    parts = (f"{quoted(each.old)}修改为{quoted(each.new)}" for each in found)
    return f"将{place}中的{'，'.join(parts)}" if found else ""


def _item_phrases(old: tuple[str, ...], new: tuple[str, ...], place: str) -> Iterator[str]:
    ended = ([each.rstrip("；。") for each in side] for side in (old, new))
    codes = [code for code in Indel.opcodes(*ended) if code.tag != "equal"]
    if len(old) == len(new):
        pairs = [(n, now) for n, (was, now) in enumerate(zip(old, new, strict=True), start=1) if was != now]
        yield from (f"将{place}第{item_label(n)}项修改为：{quoted(now)}" for n, now in pairs)
    elif len(codes) == 1 and codes[0].tag == "insert":
        for number in range(codes[0].dest_start, codes[0].dest_end):
            yield f"{place}增加一项，作为第{item_label(number + 1)}项：{quoted(new[number])}"
    elif len(codes) == 1:
        for number in range(codes[0].src_start, codes[0].src_end):
            yield f"删去{place}第{item_label(number + 1)}项"
