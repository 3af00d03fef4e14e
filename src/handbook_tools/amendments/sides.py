"""Both sides of an operation: what it is about, as it read before and as it reads after."""

from __future__ import annotations

import datetime as dt
from typing import Final

from handbook_tools.amendments.notes import changed_fields, entry_notes
from handbook_tools.amendments.operations import (
    AddPolicy,
    ChangeEntry,
    ChangeHead,
    DeletePolicy,
    Operation,
    RepealPolicy,
)
from handbook_tools.amendments.targets import (
    REGISTER_TITLES,
    entry_name,
    find_article,
    find_entry,
    register_of,
)
from handbook_tools.amendments.wordings import article_lines
from handbook_tools.impact.reach import Books
from handbook_tools.model.dates import chinese_date
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Policy
from handbook_tools.model.prose import wording_text

BLANK: Final = "____"
"""What stands where the admin has not filled in a field."""


def date_text(day: dt.date | None) -> str:
    """Return a day as documents write it, with blanks where it is not known."""
    return chinese_date(day) if day else f"{BLANK}年__月__日"


def side_texts(operation: Operation, books: Books) -> tuple[str, str]:
    """Return the text before and the text after, empty where there was or is none."""
    if isinstance(operation, AddPolicy | DeletePolicy | RepealPolicy):
        return _whole_text(operation.target, books.before), _whole_text(operation.target, books.after)
    if isinstance(operation, ChangeEntry):
        return _entry_texts(operation.target, books)
    if isinstance(operation, ChangeHead):
        return _head_text(operation.target, books.before), _head_text(operation.target, books.after)
    return _side_text(operation.target, books.before), _side_text(operation.target, books.after)


def _entry_texts(target: str, books: Books) -> tuple[str, str]:
    """Return the fields of an entry that differ, as they were and as they are."""
    was, now = find_entry(target, books.before), find_entry(target, books.after)
    if was is None or now is None:
        return "", ""
    named = f"{REGISTER_TITLES[register_of(target)]}：{entry_name(now)}\n"
    old, new = changed_fields(was, now, books)
    return named + old, named + new


def _side_text(target: str, handbook: Handbook) -> str:
    if register := register_of(target):
        entry = find_entry(target, handbook) if "/" in target else None
        named = f"{REGISTER_TITLES[register]}：{entry_name(entry)}" if entry else ""
        return f"{named}{entry_notes(None, entry, Books(handbook, handbook))}" if entry else ""
    article = find_article(target, handbook)
    if article is not None:
        return f"【{article.title}】\n{article_lines(article, handbook)}"
    policy = handbook.find_policy(target)
    return "\n".join(map(str, policy.chapters)) if policy else ""


def _head_text(target: str, handbook: Handbook) -> str:
    policy = handbook.find_policy(target)
    return _policy_text(policy, handbook) if policy else ""


def _whole_text(target: str, handbook: Handbook) -> str:
    """Return a policy with what stands under its title and all its articles, empty where there is none."""
    policy = handbook.find_policy(target)
    if policy is None:
        return ""
    lines = [_policy_text(policy, handbook)]
    for chapter in policy.chapters:
        lines += [str(chapter), *(article_lines(article, handbook) for article in chapter.articles)]
    return "\n".join(lines)


def _policy_text(policy: Policy, handbook: Handbook) -> str:
    """Return what stands above the first chapter; the version is told where it is promulgated anew."""
    dates = f"{date_text(policy.promulgated)}公布，{date_text(policy.effective)}起施行"
    if policy.repealed:
        dates += f"，{date_text(policy.repealed)}起废止"
    head = f"《{policy.title}》（{dates}，归口部门：{policy.owner}）"
    return "\n".join([head, *(wording_text(text.wording, handbook) for text in policy.preamble)])
