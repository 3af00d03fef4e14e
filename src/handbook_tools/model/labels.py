"""Labels: how an article, paragraph or item is cited in a given edition.

The form follows 立法法 65 (编、章、节、条、款、项、目): 第八条第二款第（一）项第1目. An article of
one paragraph is cited without 款. A label is derived and never stored; ids are what lasts.
"""

from __future__ import annotations

from typing import Final

from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.numerals import render_numeral
from handbook_tools.model.policy import Article, Policy

CALLED: Final = ("制度", "办法", "规定", "规范", "规则", "细则", "准则", "守则", "章程", "条例")
"""What a policy may be called; what the title of a policy ends in is how the policy speaks of itself."""


def self_name(policy: Policy) -> str:
    """Return how *policy* speaks of itself: 本办法 by its title, 本制度 where nothing else fits."""
    return f"本{next((word for word in CALLED if policy.title.endswith(word)), CALLED[0])}"


def item_label(number: int) -> str:
    """Return the number of a 项 as it is typeset: （一）."""
    return f"（{render_numeral(number)}）"


def _paragraph_part(target: Target) -> str:
    if target.paragraph is None or len(target.article.paragraphs) == 1:
        return ""
    return f"第{render_numeral(target.paragraph.number)}款"


def _item_part(items: tuple[int, ...]) -> str:
    if not items:
        return ""
    point = f"第{items[1]}目" if len(items) > 1 else ""
    return f"第{item_label(items[0])}项{point}"


def label(target: Target) -> str:
    """Return the label inside its policy: 第八条第二款第（一）项."""
    return f"{target.article.number}{_paragraph_part(target)}{_item_part(target.items)}"


def full_label(target: Target) -> str:
    """Return the label with its policy: 《账号管理制度》第八条第二款."""
    return f"《{target.policy.title}》{label(target)}"


def short_label(target: Target) -> str:
    """Return the label with its policy's short title, for tables: 账号制度第八条第二款."""
    return f"{target.policy.short_title}{label(target)}"


def label_from(target: Target, policy: Policy | None, article: Article | None = None) -> str:
    """Return the label as a sentence of *policy* and *article* would cite it.

    Inside the same article it says 本条, inside the same policy 本制度 (see `self_name`),
    elsewhere the policy's title.
    """
    if policy is None or target.policy.id != policy.id:
        return full_label(target)
    inner = _paragraph_part(target) + _item_part(target.items)
    if article is not None and target.article.id == article.id and inner:
        return f"本条{inner}"
    return f"{self_name(policy)}{label(target)}"


def find_short_citation(identifier: str, handbook: Handbook) -> str:
    """Return the short label of an id, or the id itself where the handbook does not have it."""
    target = handbook.find_target(identifier)
    return short_label(target) if target else identifier


def find_citation(identifier: str, handbook: Handbook) -> str:
    """Return the full label of an id, or the id itself where the handbook does not have it."""
    target = handbook.find_target(identifier)
    return full_label(target) if target else identifier
