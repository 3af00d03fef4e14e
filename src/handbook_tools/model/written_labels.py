"""Labels as people write them: 《账号管理制度》第七条第二款, 账号制度第7条, 原第七条, 第3版第七条."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handbook_tools.model.fingerprint import fold
from handbook_tools.model.labels import item_label
from handbook_tools.model.numerals import parse_numeral, render_numeral
from handbook_tools.model.policy import ArticleNumber

_NUMERAL: Final = "[0-9]{1,4}|[〇零一二三四五六七八九十百千]+"
_LABEL: Final = re.compile(
    rf"(?:第(?P<edition>{_NUMERAL})版的?)?(?P<former>原)?(?:《(?P<title>[^《》]+)》|(?P<name>[^《》]*?))(?:的)?"
    rf"(?P<once>原|现行)?第(?P<article>{_NUMERAL})条(?:之(?P<inserted>{_NUMERAL}))?"
    rf"(?:第(?P<paragraph>{_NUMERAL})款)?(?:第?（?(?P<item>{_NUMERAL})）?项)?(?:第?(?P<point>{_NUMERAL})目)?"
)


@dataclass(frozen=True, slots=True)
class WrittenLabel:
    """A label as somebody wrote it; what was not written is empty or 0.

    ``policy`` is a title or a part of it. ``former`` says that it is the label of an earlier edition,
    ``edition`` of which one.
    """

    policy: str
    article: ArticleNumber
    paragraph: int = 0
    items: tuple[int, ...] = ()
    former: bool = False
    edition: int = 0

    def __str__(self) -> str:
        paragraph = f"第{render_numeral(self.paragraph)}款" if self.paragraph else ""
        item = f"第{item_label(self.items[0])}项" if self.items else ""
        point = f"第{self.items[1]}目" if self.items[1:] else ""
        return f"{self.article}{paragraph}{item}{point}"


def parse_label(text: str) -> WrittenLabel | None:
    """Return the label that *text* is, `None` where it is none."""
    found = _LABEL.fullmatch(fold(text).replace(" ", ""))
    if found is None:
        return None
    try:
        part = {name: _parse_number(found[name]) for name in _NUMBERED}
    except ValueError:
        return None
    if not part["article"]:
        return None
    return WrittenLabel(
        policy=found["title"] or found["name"] or "",
        article=ArticleNumber(part["article"], part["inserted"]),
        paragraph=part["paragraph"],
        items=tuple(filter(None, (part["item"], part["point"]))),
        former="原" in (found["former"], found["once"]),
        edition=part["edition"],
    )


_NUMBERED: Final = ("edition", "article", "inserted", "paragraph", "item", "point")


def _parse_number(written: str | None) -> int:
    if written is None:
        return 0
    return int(written) if written.isdecimal() else parse_numeral(written.replace("〇", "零"))
