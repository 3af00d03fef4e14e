"""Completion records: what somebody ticked on a checklist page, read from a file anybody may have written."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from handbook_tools.checklists.checklist import item_key
from handbook_tools.model.diagnostics import quote
from handbook_tools.model.fingerprint import DIGITS, SCHEME

FORMAT: Final = 1
SIZE_LIMIT: Final = 1_000_000
"""The largest record that is read, in bytes."""
ITEM_LIMIT: Final = 2_000
_MARK: Final = len(SCHEME) + 1 + DIGITS
HEAD_LENGTHS: Final = {
    "person": 60,
    "role": 60,
    "list": 100,
    "title": 200,
    "edition": 200,
    "fingerprint": _MARK,
}
"""The texts of a record, with the most characters that each may have."""
ITEM_LENGTHS: Final = {
    "id": 200,
    "section": 200,
    "fingerprint": _MARK,
    "wording": 20_000,
    "time": 40,
}
"""The texts of one ticked item, likewise."""
FINGERPRINT: Final = f"{SCHEME}:[0-9a-f]{{{DIGITS}}}"
_TWO: Final = "[0-9]{2}"
TIME: Final = f"[0-9]{{4}}-{_TWO}-{_TWO}T{_TWO}:{_TWO}:{_TWO}(\\.[0-9]{{1,6}})?(Z|[+-]{_TWO}:{_TWO})"
"""A moment as RFC 3339 writes it."""


class RecordError(Exception):
    """A file is no completion record; the text says in Chinese what is wrong with it."""


@dataclass(frozen=True, slots=True)
class RecordedItem:
    """One ticked item: which, with which wording and fingerprint, and when."""

    id: str
    section: str
    fingerprint: str
    wording: str
    time: str

    @property
    def key(self) -> str:
        """What tells the item from all others of its checklist."""
        return item_key(self.section, self.id)


@dataclass(frozen=True, slots=True)
class CompletionRecord:
    """Who ticked which items of which list; ``person``, ``role`` and ``edition`` may be empty."""

    person: str
    role: str
    list: str
    title: str
    edition: str
    fingerprint: str
    items: tuple[RecordedItem, ...]


def read_record(content: bytes) -> CompletionRecord:
    """Read a completion record; what it says is data and nothing else.

    Raises:
        RecordError: *content* is too large, no JSON, or not of this form.
    """
    if len(content) > SIZE_LIMIT:
        raise RecordError(f"文件超过 {SIZE_LIMIT // 1_000_000} MB，不是完成记录")
    try:
        text = content.decode("utf-8")
        found = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise RecordError("文件不是 UTF-8 编码") from error
    except RecursionError as error:
        raise RecordError("文件里的嵌套太深") from error
    except json.JSONDecodeError as error:
        raise RecordError(f"文件第 {error.lineno} 行不是 JSON") from error
    except ValueError as error:
        raise RecordError("文件里有读不了的数") from error
    return _record(found)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(repeated, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise RecordError(f"{quote(repeated)}写了两次")
    return found


def _refuse(constant: str) -> Any:
    raise RecordError(f"{quote(constant)}不是 JSON 的写法")


def _record(found: Any) -> CompletionRecord:
    if not isinstance(found, dict) or "format" not in found:
        raise RecordError("文件里不是完成记录")
    if type(found["format"]) is not int or found["format"] != FORMAT:
        raise RecordError(f"完成记录的格式是{quote(str(found['format']))}，这里只认格式 {FORMAT}")
    texts = _texts(found, HEAD_LENGTHS, ("format", "items"), "完成记录")
    items = found["items"]
    if not isinstance(items, list):
        raise RecordError("完成记录的 items 不是列表")
    if len(items) > ITEM_LIMIT:
        raise RecordError(f"完成记录超过 {ITEM_LIMIT} 项")
    return CompletionRecord(**texts, items=_items(items))


def _items(found: list[Any]) -> tuple[RecordedItem, ...]:
    items: dict[str, RecordedItem] = {}
    for number, each in enumerate(found, start=1):
        where = f"第 {number} 项"
        item = RecordedItem(**_texts(each, ITEM_LENGTHS, (), where))
        if not re.fullmatch(TIME, item.time) or not _is_moment(item.time):
            raise RecordError(f"{where}的时间写成了{quote(item.time)}，不是时间")
        if item.key in items:
            raise RecordError(f"{where}{quote(item.id)}重复")
        items[item.key] = item
    return tuple(items.values())


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _texts(found: Any, lengths: dict[str, int], others: tuple[str, ...], where: str) -> dict[str, str]:
    """Return the texts of an object that has these and the *others*, and nothing else."""
    if not isinstance(found, dict):
        raise RecordError(f"{where}不是一个对象")
    for name in (*lengths, *others):
        if name not in found:
            raise RecordError(f"{where}缺少 {name}")
    for name, value in found.items():
        if name not in lengths and name not in others:
            raise RecordError(f"{where}里有不认识的{quote(name)}")
        if name in lengths:
            _hold_text(name, value, lengths[name], where)
    return {name: found[name] for name in lengths}


def _hold_text(name: str, value: Any, longest: int, where: str) -> None:
    if not isinstance(value, str) or not _is_unicode(value):
        raise RecordError(f"{where}的 {name} 不是文字")
    if len(value) > longest:
        raise RecordError(f"{where}的 {name} 超过 {longest} 个字")
    if name == "fingerprint" and not re.fullmatch(FINGERPRINT, value):
        raise RecordError(f"{where}的指纹写成了{quote(value)}，不是指纹")


def _is_unicode(text: str) -> bool:
    """Tell whether a text has no half of a surrogate pair, which cannot be printed."""
    return not re.search("[\ud800-\udfff]", text)
