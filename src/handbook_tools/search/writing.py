"""The search index as a script of one assignment: what a page can load without a server.

Rows are arrays, whose fields stand in the order of the ``…_row`` functions below; ``entries.js`` of the site
reads them. Pages and roles stand once, in lists of their own, and are named by their position there.
Empty fields at the end of a row are left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from handbook_tools.model.policy import Kind
from handbook_tools.search.index import (
    Address,
    IndexedArticle,
    IndexedChapter,
    IndexedObject,
    IndexedPassage,
    IndexedPolicy,
    IndexedRole,
    SearchIndex,
)

FORMAT: Final = 1
NAME: Final = "handbookSearchData"
"""The global name that the script assigns the index to."""
FindAddress = Callable[[str, str], Address | None]
"""Where what has this kind and id is shown, `None` where it is on no page.

The kind is that of an entry, `POLICY` or `CHAPTER`; the id of a chapter is that of its policy and its number.
"""
POLICY: Final = "制度"
CHAPTER: Final = "章"

_KINDS: Final = (None, *Kind)
_ESCAPES: Final = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(slots=True)
class _Writer:
    """Writes rows, and collects the lists that they point into."""

    find_address: FindAddress
    roles: dict[str, int]
    pages: dict[str, int] = field(default_factory=dict)

    def page(self, path: str) -> int:
        return self.pages.setdefault(path, len(self.pages))

    def policy_rows(self, policies: tuple[IndexedPolicy, ...]) -> Iterator[list[Any]]:
        for policy in policies:
            address = self.find_address(POLICY, policy.id)
            if address is not None:
                chapters = [self.chapter_row(chapter, policy) for chapter in policy.chapters]
                yield [policy.id, policy.title, policy.short_title, self.page(address.page), chapters]

    def chapter_row(self, chapter: IndexedChapter, policy: IndexedPolicy) -> list[Any]:
        address = self.find_address(CHAPTER, f"{policy.id}/{chapter.number}")
        anchor = address.anchor if address else ""
        return [chapter.title, anchor, [self.article_row(each) for each in chapter.articles]]

    def article_row(self, article: IndexedArticle) -> list[Any]:
        passages = [self.passage_row(each) for each in article.passages]
        former = [list(each) for each in article.former]
        return _without_empty_end([article.number, article.title, article.anchor, passages, former])

    def passage_row(self, passage: IndexedPassage) -> list[Any]:
        kind, bearer = _KINDS.index(passage.kind), self.roles.get(passage.bearer, -1)
        row = [passage.text, passage.paragraph, passage.anchor, kind, bearer, "；".join(passage.keywords)]
        row.append([list(each) for each in passage.former])
        return _without_empty_end(row)

    def object_rows(self, objects: tuple[IndexedObject, ...]) -> Iterator[list[Any]]:
        for entry in objects:
            address = self.find_address(entry.kind, entry.id)
            if address is not None:
                page = self.page(address.page)
                row = [entry.kind, entry.title, page, address.anchor, entry.text, list(entry.names)]
                yield _without_empty_end(row)


def _without_empty_end(row: list[Any]) -> list[Any]:
    while row and row[-1] in ("", [], ()):
        row.pop()
    return row


def _role_rows(roles: tuple[IndexedRole, ...]) -> list[list[Any]]:
    return [_without_empty_end([role.name, list(role.aliases), list(role.collectives)]) for role in roles]


def render_index(index: SearchIndex, find_address: FindAddress) -> str:
    """Return *index* as a script; what *find_address* does not know is left out."""
    writer = _Writer(find_address, {role.name: number for number, role in enumerate(index.roles)})
    data = {
        "format": FORMAT,
        "roles": _role_rows(index.roles),
        "synonyms": [[synonym.term, *synonym.everyday] for synonym in index.synonyms],
        "policies": list(writer.policy_rows(index.policies)),
        "objects": list(writer.object_rows(index.objects)),
        "pages": list(writer.pages),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return f"globalThis.{NAME}={text};\n"
