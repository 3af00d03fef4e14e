"""A completion record is read strictly, and held against its checklist item by item."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from handbook_tools.checklists import Checklist, ChecklistItem
from handbook_tools.checklists.record_schema import record_schema
from handbook_tools.checklists.records import ITEM_LIMIT, SIZE_LIMIT, RecordError, read_record
from handbook_tools.checklists.verification import RecordState, verify_record

ONE, OTHER = "fp1:" + "1" * 24, "fp1:" + "2" * 24
TIME = "2026-11-24T08:00:00.123Z"
ITEM = {"id": "a/one", "section": "", "fingerprint": ONE, "wording": "甲应当乙。", "time": TIME}
RECORD: dict[str, Any] = {
    "format": 1,
    "person": "张三",
    "role": "编辑",
    "list": "review",
    "title": "审核",
    "edition": "1.0",
    "fingerprint": ONE,
    "items": [ITEM],
}


def checklist_item(identifier: str, mark: str) -> ChecklistItem:
    return ChecklistItem(identifier, "", "是否？", "甲应当乙。", "第一条", "duty", "甲", "", "", mark)


def encoded(**changes: Any) -> bytes:
    return json.dumps({**RECORD, **changes}, ensure_ascii=False).encode()


def with_item(**changes: Any) -> dict[str, Any]:
    return {**RECORD, "items": [{**ITEM, **changes}]}


def test_a_record_is_read_as_it_was_written() -> None:
    record = read_record(encoded())
    assert (record.person, record.role, record.list, record.edition) == ("张三", "编辑", "review", "1.0")
    assert [(item.key, item.time) for item in record.items] == [("a/one", ITEM["time"])]


def test_each_item_has_its_own_state() -> None:
    items = [{**ITEM, "id": name} for name in ("a/one", "a/two", "a/gone")]
    now = (checklist_item("a/one", ONE), checklist_item("a/two", OTHER), checklist_item("a/new", ONE))
    verdicts = verify_record(read_record(encoded(items=items)), Checklist("review", "审核", "", "", now))
    assert [(verdict.id, verdict.state) for verdict in verdicts] == [
        ("a/one", RecordState.VALID),
        ("a/two", RecordState.SUSPECT),
        ("a/new", RecordState.MISSING),
        ("a/gone", RecordState.SURPLUS),
    ]


def test_the_fingerprint_decides_and_not_the_recorded_wording() -> None:
    now = Checklist("review", "审核", "", "", (replace(checklist_item("a/one", ONE), wording="甲应当丙。"),))
    assert [verdict.state for verdict in verify_record(read_record(encoded()), now)] == [RecordState.VALID]


FAULTY: dict[str, tuple[Any, str]] = {
    "list": ([], "文件里不是完成记录"),
    "no-format": ({}, "文件里不是完成记录"),
    "format": ({**RECORD, "format": 2}, "完成记录的格式是“2”，这里只认格式 1"),
    "true-format": ({**RECORD, "format": True}, "这里只认格式 1"),
    "missing": ({name: RECORD[name] for name in RECORD if name != "role"}, "完成记录缺少 role"),
    "unknown": ({**RECORD, "dwell": 3}, "完成记录里有不认识的“dwell”"),
    "no-text": ({**RECORD, "person": 1}, "完成记录的 person 不是文字"),
    "long": ({**RECORD, "person": "甲" * 61}, "完成记录的 person 超过 60 个字"),
    "mark": ({**RECORD, "fingerprint": "fp1:x"}, "完成记录的指纹写成了“fp1:x”，不是指纹"),
    "items": ({**RECORD, "items": {}}, "完成记录的 items 不是列表"),
    "many": ({**RECORD, "items": [0] * (ITEM_LIMIT + 1)}, "完成记录超过 2000 项"),
    "item": ({**RECORD, "items": [None]}, "第 1 项不是一个对象"),
    "item-missing": ({**RECORD, "items": [{}]}, "第 1 项缺少 id"),
    "item-mark": (with_item(fingerprint=f"{ONE}\n"), "第 1 项的 fingerprint 超过 28 个字"),
    "time": (with_item(time="昨天"), "第 1 项的时间写成了“昨天”，不是时间"),
}


@pytest.mark.parametrize(("found", "said"), FAULTY.values(), ids=FAULTY)
def test_what_is_no_record_is_refused_by_reader_and_schema(found: Any, said: str) -> None:
    with pytest.raises(RecordError) as raised:
        read_record(json.dumps(found).encode())
    assert said in str(raised.value)
    assert not jsonschema.Draft202012Validator(record_schema()).is_valid(found)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "文件第 1 行不是 JSON"),
        (b"\xff", "文件不是 UTF-8 编码"),
        (b" " * (SIZE_LIMIT + 1), "文件超过 1 MB"),
        (b"[" * 100_000, "文件里的嵌套太深"),
        (b"1" * 5000, "文件里有读不了的数"),
        (b'{"format": NaN}', "“NaN”不是 JSON 的写法"),
        (b'{"format": 1, "format": 1}', "“format”写了两次"),
        (encoded(items=[ITEM, ITEM]), "第 2 项“a/one”重复"),
        (encoded(items=[{**ITEM, "time": "2026-02-30T08:00:00Z"}]), "不是时间"),
        (json.dumps({**RECORD, "person": "\ud800"}).encode(), "person 不是文字"),
    ],
    ids=["json", "utf-8", "size", "depth", "digits", "nan", "key", "item", "date", "surrogate"],
)
def test_what_a_schema_cannot_tell_is_refused_too(content: bytes, said: str) -> None:
    with pytest.raises(RecordError) as raised:
        read_record(content)
    assert said in str(raised.value)


def test_a_record_is_valid_by_its_schema() -> None:
    jsonschema.Draft202012Validator(record_schema()).validate(RECORD)
