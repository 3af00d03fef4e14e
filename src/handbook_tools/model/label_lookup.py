"""Finding what a written label names in a handbook: its policy, then the article, paragraph and item."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.policy import Article, Paragraph, Policy
from handbook_tools.model.wording import Item
from handbook_tools.model.written_labels import WrittenLabel


def find_named_policies(name: str, handbook: Handbook) -> tuple[Policy, ...]:
    """Return the policies that somebody may mean by *name*: all where it is empty.

    A title, short title or id that is *name* comes before a title that only contains it.
    """
    exact = tuple(
        policy for policy in handbook.policies if name in {policy.title, policy.short_title, policy.id}
    )
    return exact or tuple(policy for policy in handbook.policies if name in policy.title)


def find_labelled(written: WrittenLabel, handbook: Handbook) -> tuple[Target, ...]:
    """Return what *written* names in *handbook*: nothing, one thing, or what it may mean in several policies.

    A paragraph of several provisions is each of them. An item without an id has the id of its provision.
    """
    return tuple(
        target
        for policy in find_named_policies(written.policy, handbook)
        for article in policy.articles
        if article.number == written.article
        for target in _inside(written, policy, article)
    )


def _inside(written: WrittenLabel, policy: Policy, article: Article) -> Iterator[Target]:
    if not written.paragraph and not written.items:
        yield Target(article.id, policy, article)
        return
    for paragraph in article.paragraphs:
        if written.paragraph in {0, paragraph.number}:
            yield from _of_paragraph(written.items, policy, article, paragraph)


def _of_paragraph(
    numbers: tuple[int, ...], policy: Policy, article: Article, paragraph: Paragraph
) -> Iterator[Target]:
    for provision in paragraph.provisions:
        item = _find_item(provision.items, numbers)
        if not numbers:
            yield Target(provision.id, policy, article, paragraph, provision)
        elif item is not None:
            yield Target(item.id or provision.id, policy, article, paragraph, provision, numbers)


def _find_item(items: tuple[Item, ...], numbers: tuple[int, ...]) -> Item | None:
    found = None
    for number in numbers:
        if number > len(items):
            return None
        found = items[number - 1]
        items = found.items
    return found
