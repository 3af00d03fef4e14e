"""Completion records are read strictly and held against the list item by item."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handbook_tools.checklists import generate_checklists
from handbook_tools.checklists.records import SIZE_LIMIT, RecordError, RecordState, read_record, verify_record
from tests.handbooks import tiny

LIST = generate_checklists(tiny())[0]


def written(**changes: Any) -> bytes:
    items = [
        {
            "id": each.id,
            "section": each.section,
            "fingerprint": each.fingerprint,
            "wording": "",
            "time": "2026-11-24T01:02:03.000Z",
        }
        for each in LIST.items
    ]
    record = {
        "format": 1,
        "person": "甲",
        "role": "员工",
        "list": LIST.id,
        "title": LIST.title,
        "edition": "",
        "fingerprint": "",
    }
    return json.dumps({**record, "items": items, **changes}).encode()


def states(content: bytes) -> list[str]:
    return [each.state.name for each in verify_record(read_record(content), LIST)]


def test_a_whole_record_is_valid() -> None:
    assert set(states(written())) == {"VALID"}


def test_each_item_has_its_own_state() -> None:
    items = json.loads(written())["items"]
    items[0]["fingerprint"] = "fp1:0"
    gone = {**items[1], "id": "leave/gone"}
    found = verify_record(read_record(written(items=[items[0], *items[2:], gone])), LIST)
    assert [each.state for each in found[:2]] == [RecordState.SUSPECT, RecordState.MISSING]
    assert (found[-1].key, found[-1].state) == ("leave/gone", RecordState.SURPLUS)


ITEM = json.loads(written())["items"][0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "不是 JSON"),
        (b"\xff", "不是 JSON"),
        (b"[" * 100_000, "不是 JSON"),
        (b"[]", "不是完成记录"),
        (written(format=2), "版本不是 1"),
        (written(items={}), "缺少 items"),
        (written(items=[1]), "不是对象"),
        (written(items=[{}]), "事项的 id"),
        (written(person=1), "完成记录的 person"),
        (written(items=[{**ITEM, "time": "rubbish"}]), "时间“rubbish”不对"),
        (written(items=[ITEM, ITEM]), "写了两次"),
        (b" " * (SIZE_LIMIT + 1), "超过"),
    ],
    ids=[
        "broken",
        "encoding",
        "depth",
        "array",
        "format",
        "items",
        "item",
        "empty",
        "person",
        "time",
        "twice",
        "size",
    ],
)
def test_what_is_no_record_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(RecordError, match=said):
        read_record(content)
