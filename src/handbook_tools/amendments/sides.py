"""Both sides of an operation: what it is about, as it read before and as it reads after."""

from __future__ import annotations

import datetime as dt
from typing import Final

from handbook_tools.amendments.notes import entry_notes
from handbook_tools.amendments.operations import Operation
from handbook_tools.amendments.targets import (
    REGISTER_TITLES,
    entry_name,
    find_article,
    find_entry,
    register_of,
)
from handbook_tools.amendments.wordings import article_lines
from handbook_tools.impact.reach import Books
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Policy

BLANK: Final = "____"
"""What stands where the admin has not filled in a field."""


def date_text(day: dt.date | None) -> str:
    """Return a day as documents write it, with blanks where it is not known."""
    return f"{day.year}年{day.month}月{day.day}日" if day else f"{BLANK}年__月__日"


def side_texts(operation: Operation, books: Books) -> tuple[str, str]:
    """Return the text before and the text after, empty where there was or is none."""
    return _side_text(operation.target, books.before), _side_text(operation.target, books.after)


def _side_text(target: str, handbook: Handbook) -> str:
    if register := register_of(target):
        entry = find_entry(target, handbook) if "/" in target else None
        named = f"{REGISTER_TITLES[register]}：{entry_name(entry)}" if entry else ""
        return f"{named}{entry_notes(None, entry, Books(handbook, handbook))}" if entry else ""
    article = find_article(target, handbook)
    if article is not None:
        return f"【{article.title}】\n{article_lines(article, handbook)}"
    policy = handbook.find_policy(target)
    return _policy_text(policy) if policy else ""


def _policy_text(policy: Policy) -> str:
    dates = f"{date_text(policy.promulgated)}公布，{date_text(policy.effective)}起施行"
    head = f"《{policy.title}》（版本 {policy.version}，{dates}，归口部门：{policy.owner}）"
    return "\n".join([head, *map(str, policy.chapters)])
