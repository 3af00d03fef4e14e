"""Completion records in a browser: out as a file, verified by the command line, and back with care."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from handbook_tools.checklists import Checklist, generate_checklist
from handbook_tools.checklists.record_schema import record_schema
from handbook_tools.checklists.records import read_record
from handbook_tools.checklists.verification import RecordState, verify_record
from handbook_tools.project import Project, read_project

from .conftest import ROOT
from .test_checklists import answer, done, page, said, tick
from .test_pages import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["page"]  # a fixture
OTHER = "fp1:" + "0" * 24


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    handbook = read_project(Project(ROOT)).handbook
    entry = handbook.find_checklist("review")
    assert entry
    return generate_checklist(entry, handbook)


@pytest.fixture(scope="module")
def ticked(browser: Browser, address: str) -> Iterator[Page]:
    """A page with one tick, for what is to change nothing."""
    with opened(browser) as page:
        page.set_default_timeout(5000)
        page.goto(f"{address}checklists/review.html")
        tick(page, 0)
        yield page


def exported(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="导出完成记录").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def offer(page: Page, content: Any) -> None:
    """Choose a file with *content*; what is no text is written as JSON."""
    text = content if isinstance(content, (str, bytes)) else json.dumps(content)
    file = {"name": "record.json", "mimeType": "application/json"}
    buffer = text if isinstance(text, bytes) else text.encode()
    page.locator("input[type=file]").set_input_files({**file, "buffer": buffer})  # type: ignore[arg-type]


@pytest.fixture
def record(checklist: Checklist) -> dict[str, Any]:
    """Return a record of the first two items, as another device would have exported it."""
    names = ("id", "section", "fingerprint", "wording")
    items = [
        {name: getattr(item, name) for name in names} | {"time": "2026-11-24T08:00:00Z"}
        for item in checklist.items[:2]
    ]
    head = {"format": 1, "person": "张三", "role": "编辑", "list": "review", "title": checklist.title}
    return {**head, "edition": "1.0", "fingerprint": OTHER, "items": items}


def test_what_a_browser_exports_is_valid_for_the_command_line(
    page: Page, tmp_path: Path, checklist: Checklist
) -> None:
    tick(page, 0, 2)
    page.get_by_role("textbox", name="姓名").fill("张三")
    page.get_by_role("textbox", name="岗位").fill("编辑")
    path = exported(page, tmp_path)
    assert re.fullmatch(r"完成记录-review-\d{4}-\d\d-\d\d\.json", path.name)
    jsonschema.Draft202012Validator(record_schema()).validate(json.loads(path.read_text("utf-8")))
    found = read_record(path.read_bytes())
    assert (found.person, found.role, found.title) == ("张三", "编辑", checklist.title)
    states = [verdict.state for verdict in verify_record(found, checklist)]
    assert [number for number, state in enumerate(states) if state is RecordState.VALID] == [0, 2]
    assert set(states) == {RecordState.VALID, RecordState.MISSING}


def test_a_record_goes_out_and_comes_back(page: Page, tmp_path: Path) -> None:
    tick(page, 0, 2)
    page.get_by_role("textbox", name="姓名").fill("张三")
    first = exported(page, tmp_path).read_text("utf-8")
    page.get_by_role("button", name="全部清除").click()
    answer(page, "清除", "已经清除。")
    offer(page, first)
    answer(page, "导入", "已导入完成记录。")
    assert done(page).startswith("已完成 2／")
    assert exported(page, tmp_path).read_text("utf-8") == first


def test_a_record_is_taken_only_where_the_person_agrees(page: Page, record: dict[str, Any]) -> None:
    tick(page, 1)
    page.get_by_role("textbox", name="姓名").fill("李四")
    offer(page, record)
    told = page.get_by_role("dialog").locator("li").all_inner_texts()
    assert told == [
        "姓名由“李四”改为“张三”。",
        "岗位填为“编辑”。",
        "新增 1 项勾选。",
        "1 项两边相同。",
    ]
    answer(page, "取消", "没有导入，一切照旧。")
    assert done(page).startswith("已完成 1／")
    assert page.get_by_role("textbox", name="姓名").input_value() == "李四"


def test_an_earlier_wording_never_displaces_the_present_one(page: Page, record: dict[str, Any]) -> None:
    tick(page, 0)
    record["items"][0]["fingerprint"] = record["items"][1]["fingerprint"] = OTHER
    offer(page, record)
    told = page.get_by_role("dialog").inner_text()
    assert "其中 1 项勾选以后条文改过，导入以后要重新核对。" in told
    assert "1 项在这台设备上是按现在的文字勾选的，保持不变。" in told
    answer(page, "导入", "已导入完成记录。")
    assert page.inner_text(".checklist-count").split("；")[1:] == ["1 项条文改过，要重新核对"]
    assert done(page).startswith("已完成 1／")
    assert page.locator(".checklist-box").first.is_checked()


def test_unknown_items_are_kept_aside_and_told(page: Page, record: dict[str, Any], tmp_path: Path) -> None:
    record["items"][0]["id"] = "publication/gone"
    offer(page, record)
    assert "只作保留：“publication/gone”。" in page.get_by_role("dialog").inner_text()
    answer(page, "导入", "已导入完成记录。")
    assert page.inner_text(".checklist-count").endswith("；1 项已不在清单里")
    kept = json.loads(exported(page, tmp_path).read_text("utf-8"))["items"]
    assert [item["id"] for item in kept] == [record["items"][1]["id"], "publication/gone"]


def test_the_same_record_twice_changes_nothing(page: Page, record: dict[str, Any]) -> None:
    offer(page, record)
    answer(page, "导入", "已导入完成记录。")
    offer(page, record)
    said(page, "这份记录里没有要导入的。2 项两边相同。")


def test_markup_in_a_record_stays_text(page: Page, record: dict[str, Any]) -> None:
    record["person"] = "<img src=x onerror=alert(1)>"
    record["items"][0].update(fingerprint=OTHER, wording="<b>甲</b>")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    offer(page, record)
    answer(page, "导入", "已导入完成记录。")
    assert "<b>甲</b>" in page.inner_text(".checklist-change")
    assert page.locator(".checklist-page :is(img, b)").count() == 0


RUBBISH: dict[str, tuple[Any, str]] = {
    "json": ("{", "没有导入：文件不是 JSON。"),
    "utf-8": (b"\xff\xfe", "文件不是 UTF-8 编码。"),
    "size": (" " * 1_000_001, "文件超过 1 MB，不是完成记录。"),
    "null": ("null", "文件里不是完成记录。"),
    "format": ({"format": 2}, "格式是“2”，这里只认格式 1。"),
    "head": ({"format": 1, "person": "甲"}, "完成记录缺少 role。"),
}
FAULTY: dict[str, tuple[dict[str, Any], str]] = {
    "list": ({"list": "other", "title": "<b>x</b>"}, "这是清单“<b>x</b>”（编号“other”）的记录"),
    "unknown": ({"dwell": 3}, "完成记录里有不认识的“dwell”。"),
    "person": ({"person": "甲" * 61}, "完成记录的 person 超过 60 个字。"),
    "items": ({"items": {}}, "完成记录的 items 不是列表。"),
    "many": ({"items": [0] * 2001}, "完成记录超过 2000 项。"),
    "item": ({"items": [None]}, "第 1 项不是一个对象。"),
    "mark": ({"fingerprint": "x"}, "完成记录的指纹写成了“x”，不是指纹。"),
}


@pytest.mark.parametrize(("content", "fault"), RUBBISH.values(), ids=RUBBISH)
def test_rubbish_is_refused_and_nothing_changes(ticked: Page, content: Any, fault: str) -> None:
    offer(ticked, content)
    said(ticked, fault)
    assert done(ticked).startswith("已完成 1／")


@pytest.mark.parametrize(("change", "fault"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_record_is_refused(
    ticked: Page, record: dict[str, Any], change: dict[str, Any], fault: str
) -> None:
    offer(ticked, record | change)
    said(ticked, fault)
    assert done(ticked).startswith("已完成 1／")


def test_a_faulty_item_is_named(ticked: Page, record: dict[str, Any]) -> None:
    item = record["items"][1]
    for wrong, fault in (
        ({**item, "time": "昨天"}, "第 2 项的时间写成了“昨天”，不是时间。"),
        (record["items"][0], f"第 2 项“{record['items'][0]['id']}”重复。"),
        ({"id": "a"}, "第 2 项缺少 section。"),
    ):
        offer(ticked, {**record, "items": [record["items"][0], wrong]})
        said(ticked, fault)
