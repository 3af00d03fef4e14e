"""Two texts without ids compared article by article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handbook_tools.model.redline import Kept, Redline
from handbook_tools.redlines.alignment import align_texts
from handbook_tools.redlines.plain_articles import PlainArticle
from handbook_tools.redlines.wording import redline_wording


class Fate(StrEnum):
    """What became of the articles of one row."""

    KEPT = "未修改"
    AMENDED = "修改"
    ADDED = "增加"
    REPEALED = "删去"
    SPLIT = "拆分"
    MERGED = "合并"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """The articles of either side that belong together, and how the old wording becomes the new one.

    ``sure`` is false where a person should look whether they do belong together.
    """

    old: tuple[PlainArticle, ...]
    new: tuple[PlainArticle, ...]
    redline: Redline
    moved: bool
    sure: bool

    @property
    def fate(self) -> Fate:
        """What became of the articles, their numbers aside."""
        match len(self.old), len(self.new):
            case 0, _:
                return Fate.ADDED
            case _, 0:
                return Fate.REPEALED
            case 1, 1:
                kept = all(isinstance(each, Kept) for each in self.redline)
                return Fate.KEPT if kept else Fate.AMENDED
            case 1, _:
                return Fate.SPLIT
            case _:
                return Fate.MERGED

    @property
    def renumbered(self) -> bool:
        """Whether one article of either side has another label than before."""
        return len(self.old) == len(self.new) == 1 and self.old[0].label != self.new[0].label


def compare_documents(
    old: tuple[PlainArticle, ...], new: tuple[PlainArticle, ...], terms: frozenset[str] = frozenset()
) -> tuple[DocumentRow, ...]:
    """Return the rows of a comparison in the order of the new text; *terms* are words to keep whole."""
    return tuple(
        DocumentRow(
            was := tuple(old[i] for i in match.old),
            now := tuple(new[j] for j in match.new),
            redline_wording(_text(was), _text(now), terms),
            match.moved,
            match.sure,
        )
        for match in align_texts([each.text for each in old], [each.text for each in new])
    )


def _text(articles: tuple[PlainArticle, ...]) -> str:
    return "\n".join(article.text for article in articles)
