"""Values of the model survive JSON; what is no such value is refused in Chinese."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from handbook_tools.editions.edition import EditionHead
from handbook_tools.editions.values import FormError, read_value, write_value
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.policy import Article, Policy, Provision
from handbook_tools.model.registers import Law, Registers
from handbook_tools.project import Project, read_project
from tests.handbooks import TINY

ROOT = TINY.parents[2]

HERE = Place("editions/1.jsonl", 7)
LAW = {"id": "labour", "title": "劳动法", "issuer": "全国人大常委会", "status": "有效"}


@pytest.mark.parametrize("root", [ROOT, TINY], ids=["whole", "tiny"])
def test_a_handbook_survives_json(root: Path) -> None:
    handbook = read_project(Project(root)).handbook
    for policy in handbook.policies:
        text = json.dumps(write_value(policy), ensure_ascii=False)
        assert write_value(read_value(Policy, json.loads(text), HERE)) == json.loads(text)
    registers = read_value(Registers, write_value(handbook.registers), HERE)
    assert write_value(registers) == write_value(handbook.registers)
    provisions = [provision for policy in handbook.policies for provision in policy.provisions]
    for provision in provisions:
        again = read_value(Provision, write_value(provision), provision.place)
        assert again.wording == provision.wording
        assert again.items == provision.items
        assert again.step == provision.step


def test_places_are_where_the_value_was_read() -> None:
    assert read_value(Law, LAW, HERE).place == HERE


def test_defaults_are_left_out() -> None:
    assert write_value(read_value(Law, LAW, HERE)) == LAW


def test_dates_are_iso() -> None:
    law = read_value(Law, {**LAW, "effective": "1995-01-01"}, HERE)
    assert law.effective == dt.date(1995, 1, 1)


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        (Law, [], "应为对象"),
        (Law, {"id": "labour"}, "缺少字段 issuer、status、title"),
        (Law, {**LAW, "place": 1}, "多出字段 place"),
        (Law, {**LAW, "title": 1}, "字段 title 应为 字符串"),
        (Law, {**LAW, "status": "作废"}, "应为 有效、已修改、已废止、待核 之一"),
        (Law, {**LAW, "effective": "明年"}, "应为日期"),
        (Article, {"id": "a/b", "number": {"number": True}, "title": "甲", "paragraphs": []}, "应为 整数"),
        (Article, {"id": "a/b", "number": {"number": 1}, "title": "甲", "paragraphs": {}}, "应为数组"),
        (Provision, {"id": "a/b", "kind": "duty", "wording": [{"is": "Macro"}]}, "应写明 is"),
        (Provision, {"id": "a/b", "kind": "duty", "wording": [{"is": []}]}, "应写明 is"),
        (EditionHead, {}, "缺少字段 approved_by"),
    ],
    ids=str,
)
def test_what_is_no_value_is_refused(kind: type, content: object, said: str) -> None:
    with pytest.raises(FormError, match=said):
        read_value(kind, content, HERE)
