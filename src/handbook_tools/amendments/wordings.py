"""An article as its readers see it: its paragraphs and their items, each a text."""

from __future__ import annotations

from dataclasses import dataclass

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import item_label
from handbook_tools.model.policy import Article, Paragraph, PlainText, Provision
from handbook_tools.model.prose import wording_text
from handbook_tools.model.wording import Item, Wording


@dataclass(frozen=True, slots=True)
class ParagraphWording:
    """A paragraph as shown: its sentences, then its items, each with those inside it.

    ``ids`` are those of its provisions; a paragraph of plain text has none.
    """

    number: int
    head: str
    items: tuple[str, ...]
    ids: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraph whole, an item a line."""
        numbered = (f"{item_label(number)}{item}" for number, item in enumerate(self.items, start=1))
        return "\n".join([self.head, *numbered])


def word_article(article: Article, handbook: Handbook) -> tuple[ParagraphWording, ...]:
    """Return the paragraphs of *article* as *handbook* shows them."""
    return tuple(_paragraph(article, each, handbook) for each in article.paragraphs)


def _paragraph(article: Article, paragraph: Paragraph, handbook: Handbook) -> ParagraphWording:
    target = handbook.find_target(article.id)

    def shown(wording: Wording) -> str:
        return wording_text(wording, handbook, target)

    def item_text(item: Item) -> str:
        below = (f"{number}. {shown(each.wording)}" for number, each in enumerate(item.items, start=1))
        return "\n".join([shown(item.wording), *below])

    parts: list[Provision | PlainText] = [*paragraph.provisions, *paragraph.texts]
    return ParagraphWording(
        number=paragraph.number,
        head="".join(shown(part.wording) for part in parts),
        items=tuple(item_text(item) for part in parts for item in part.items),
        ids=tuple(provision.id for provision in paragraph.provisions),
    )


def article_lines(article: Article, handbook: Handbook) -> str:
    """Return an article as an instrument quotes it: its number, two spaces of print, then its paragraphs."""
    paragraphs = word_article(article, handbook)
    title = f"{article.number}　"
    return title + "\n".join(each.text for each in paragraphs)
