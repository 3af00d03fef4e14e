"""What an operation is about, as people name it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from handbook_tools.amendments.operations import Operation, Rearrange
from handbook_tools.impact.reach import Books
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.labels import full_label
from handbook_tools.model.policy import Article, Provision
from handbook_tools.model.registers import Registers
from handbook_tools.model.unplaced import unplaced_article

REGISTER_TITLES: Final = {
    "roles": "岗位登记册",
    "parameters": "参数登记册",
    "platforms": "平台登记册",
    "laws": "法律登记册",
    "flows": "流程登记册",
    "checklists": "检查清单登记册",
    "sources": "来源登记册",
    "facts": "来源事实",
    "synonyms": "检索用语登记册",
    "separations": "不相容岗位登记册",
    "waivers": "例外登记册",
}
_FILES: Final = {"facts": "provenance"}
_REGISTERS: Final = {each.name for each in fields(Registers)}


def register_of(target: str) -> str:
    """Return the register in a target, empty where it is an article or a policy."""
    register = target.partition("/")[0]
    return register if register in _REGISTERS else ""


def find_entry(target: str, handbook: Handbook) -> object | None:
    """Return the entry that a target names."""
    register, _, identifier = target.partition("/")
    entries = getattr(handbook.registers, register)
    return next((entry for entry in entries if entry.id == identifier), None)


def find_article(target: str, handbook: Handbook) -> Article | None:
    """Return the article that a target names."""
    found = handbook.find_target(target)
    return found.article if found and found.paragraph is None else None


def entry_name(entry: object) -> str:
    """Return how people call an entry of a register."""
    names = (getattr(entry, each, "") for each in ("title", "name", "term", "gist", "id"))
    return next(str(each) for each in names if each)


def title_of(operation: Operation, books: Books) -> str:
    """Return what *operation* is about, as people name it."""
    target = operation.target
    if register := register_of(target):
        entry = find_entry(target, books.after) or find_entry(target, books.before)
        return REGISTER_TITLES[register] + (f"“{entry_name(entry)}”" if entry else "的次序")
    policy = books.after.find_policy(policy_id(target)) or books.before.find_policy(policy_id(target))
    title = f"《{policy.title}》" if policy else target
    if "/" not in target:
        return title + ("的章节" if isinstance(operation, Rearrange) else "")
    found = books.after.find_target(target) or books.before.find_target(target)
    return full_label(found) if found else target


def changed_provisions(operation: Operation, books: Books) -> Iterator[str]:
    """Yield the ids of the provisions of an article that are others; the article's where none is."""
    if register_of(operation.target) or "/" not in operation.target:
        yield operation.target
        return
    was, now = (_provisions(operation.target, book) for book in (books.before, books.after))
    changed = [each for each in dict.fromkeys((*now, *was)) if was.get(each) != now.get(each)]
    yield from changed or [operation.target]


def _provisions(target: str, handbook: Handbook) -> dict[str, Provision]:
    article = find_article(target, handbook)
    return {each.id: each for each in unplaced_article(article).provisions} if article else {}


def where_is(operation: Operation, books: Books) -> Place:
    """Return where the file has what *operation* is about, or where it would stand."""
    target = operation.target
    if register := register_of(target):
        entry = find_entry(target, books.after)
        place = getattr(entry, "place", None)
        return place or Place(f"docs/registers/{_FILES.get(register, register)}.yml")
    article = find_article(target, books.after)
    policy = books.after.find_policy(policy_id(target))
    if article is not None:
        changed = next(changed_provisions(operation, books))
        found = books.after.find_provision(changed)
        return found.place if found else article.place
    return policy.place if policy else Place(f"docs/policies/{policy_id(target)}.md")
