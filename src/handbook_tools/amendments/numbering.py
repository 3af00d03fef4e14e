"""The numbers of articles before and after a renumbering amendment: 条文序号对照表."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.amendments.instrument import Instrument
from handbook_tools.impact.reach import Books
from handbook_tools.model.policy import Policy
from handbook_tools.rendering.documents import Document
from handbook_tools.rendering.documents.blocks import Block, Heading, Table, plain


def renumbered_policies(books: Books) -> Iterator[tuple[Policy, Policy]]:
    """Yield the policies of which an article that stays has another number, before and after."""
    for now in books.after.policies:
        was = books.before.find_policy(now.id)
        old = {each.id: each.number for each in was.articles} if was else {}
        if was and any(old.get(each.id, each.number) != each.number for each in now.articles):
            yield was, now


def draft_numbers(instrument: Instrument, books: Books) -> Document | None:
    """Return the table of old and new numbers, `None` where no article has another number."""
    blocks: list[Block] = []
    for was, now in renumbered_policies(books):
        blocks += [Heading(f"《{now.title}》"), _table(was, now)]
    return Document(f"条文序号对照表（{instrument.title}）", tuple(blocks)) if blocks else None


def _table(was: Policy, now: Policy) -> Table:
    old = {each.id: each for each in was.articles}
    new = {each.id: each for each in now.articles}
    rows = []
    for each in dict.fromkeys((*new, *old)):
        shown = new.get(each) or old[each]
        was_number = str(old[each].number) if each in old else "（新增）"
        number = str(new[each].number) if each in new else "（删去）"
        rows.append((plain(was_number), plain(number), plain(shown.title)))
    return Table(("原条号", "现条号", "条标题"), tuple(rows))
