"""Completion records: what somebody ticked on a checklist page, held against the checklist as it is now."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from handbook_tools.checklists.checklist import Checklist, item_key
from handbook_tools.model.diagnostics import quote

FORMAT: Final = 1
SIZE_LIMIT: Final = 1_000_000
"""The largest record that is read, in bytes."""
ITEM_LIMIT: Final = 2_000
_TEXT_LIMIT: Final = 20_000
_TEXTS: Final = ("person", "role", "list", "title", "edition", "fingerprint")
_ITEM_TEXTS: Final = ("id", "section", "fingerprint", "wording", "time")


class RecordError(ValueError):
    """A file is no completion record; the text says in Chinese why."""


@dataclass(frozen=True, slots=True)
class RecordedItem:
    """One ticked item: which, with which wording and fingerprint, and when (ISO 8601)."""

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
    """Who confirmed which items of which list, under which edition; ``edition`` may be empty.

    ``fingerprint`` is that of the whole list when the record was exported.
    """

    person: str
    role: str
    list: str
    title: str
    edition: str
    fingerprint: str
    items: tuple[RecordedItem, ...]


class RecordState(StrEnum):
    """How an item of a record stands to the checklist as it is now."""

    VALID = "有效"
    SUSPECT = "条文已改"
    MISSING = "没有完成"
    SURPLUS = "已不在清单里"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One item of the checklist, or of the record, with its state and when it was ticked."""

    key: str
    state: RecordState
    time: str = ""


def read_record(content: bytes) -> CompletionRecord:
    """Read a completion record; what it says is data and nothing else.

    Raises:
        RecordError: *content* is too large, no JSON, or not of this form.
    """
    if len(content) > SIZE_LIMIT:
        raise RecordError(f"文件超过 {SIZE_LIMIT:,} 字节，不是完成记录")
    try:
        found = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RecordError("文件不是 JSON") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise RecordError(f"不是完成记录，或者格式的版本不是 {FORMAT}")
    items = found.get("items")
    if not isinstance(items, list) or len(items) > ITEM_LIMIT:
        raise RecordError("缺少 items，或者事项太多")
    texts = _texts(found, _TEXTS, "完成记录")
    read = tuple(RecordedItem(**_item(each)) for each in items)
    if len({item.key for item in read}) < len(read):
        raise RecordError("有一个事项写了两次")
    return CompletionRecord(**texts, items=read)


def _item(found: Any) -> dict[str, str]:
    if not isinstance(found, dict):
        raise RecordError("有一个事项不是对象")
    texts = _texts(found, _ITEM_TEXTS, "事项")
    try:
        dt.datetime.fromisoformat(texts["time"])
    except ValueError as error:
        raise RecordError(f"事项的时间{quote(texts['time'])}不对") from error
    return texts


def _texts(found: dict[str, Any], names: tuple[str, ...], what: str) -> dict[str, str]:
    for name in names:
        if not isinstance(found.get(name), str) or len(found[name]) > _TEXT_LIMIT:
            raise RecordError(f"{what}的 {name} 缺少，或者不是字符串")
    return {name: found[name] for name in names}


def verify_record(record: CompletionRecord, checklist: Checklist) -> tuple[Verdict, ...]:
    """Return how *record* stands to *checklist*: its items in order, then what only the record has."""
    ticked = {item.key: item for item in record.items}
    verdicts = []
    for item in checklist.items:
        found = ticked.pop(item.key, None)
        if found is None:
            verdicts.append(Verdict(item.key, RecordState.MISSING))
        else:
            valid = found.fingerprint == item.fingerprint
            state = RecordState.VALID if valid else RecordState.SUSPECT
            verdicts.append(Verdict(item.key, state, found.time))
    gone = (Verdict(key, RecordState.SURPLUS, item.time) for key, item in ticked.items())
    return (*verdicts, *gone)
