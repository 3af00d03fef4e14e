"""Checklists in a browser: ticks stay, changed items are re-opened, records go out and come back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .test_pages import PHONE, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STATUS = ".checklist-status"
STORED = "Object.entries(localStorage).find(([key]) => key.startsWith('handbook-checklist:'))"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, viewport=PHONE) as page:
        page.goto(f"{address}checklists/review.html")
        yield page


def tick(page: Page, *numbers: int) -> None:
    for number in numbers:
        page.locator(f"#tick-{number}").check()


def alter_stored(page: Page, change: str) -> None:
    """Run *change* on the stored ``state`` and load the page again."""
    page.evaluate(
        f"() => {{ const [key, text] = {STORED}; const state = JSON.parse(text); {change};"
        " localStorage.setItem(key, JSON.stringify(state)); }"
    )
    page.reload()


def exported(page: Page, folder: Path) -> Any:
    with page.expect_download() as download:
        page.get_by_role("button", name="导出完成记录").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def offer(page: Page, content: str) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "record.json", "mimeType": "application/json", "buffer": content.encode()}
    )


def test_ticks_are_counted_and_stay(page: Page) -> None:
    tick(page, 0, 2)
    assert page.inner_text(STATUS).startswith("已完成 2／20 项。")
    page.reload()
    assert page.inner_text(STATUS).startswith("已完成 2／20 项。")
    page.locator("#tick-0").uncheck()
    assert page.inner_text(STATUS).startswith("已完成 1／20 项。")
    assert page.locator("progress").evaluate("each => each.value / each.max") == 1 / 20


def test_a_box_is_ticked_by_keyboard_and_says_what_it_asks(page: Page) -> None:
    box = page.get_by_role("checkbox", name="第 2 项：政治性")
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()


def test_only_the_changed_item_is_opened_again_with_both_wordings(page: Page) -> None:
    tick(page, 0, 1, 2)
    key = "Object.keys(state.ticks)[1]"
    alter_stored(page, f"Object.assign(state.ticks[{key}], {{fingerprint: 'fp1:1', wording: '原来的文字'}})")
    assert "已完成 2／20 项。有 1 项的条文改过，请重新核对。" in page.inner_text(STATUS)
    reopened = page.locator(".reopened")
    assert reopened.count() == 1
    assert "原来的文字" in reopened.locator("del").inner_text()
    assert "政治性" in reopened.locator("ins").inner_text()
    tick(page, 1)
    assert reopened.count() == 0


def test_items_that_are_gone_are_told(page: Page) -> None:
    tick(page, 0)
    alter_stored(
        page, "state.ticks['publication/gone'] = {fingerprint: 'fp1:1', wording: '甲', time: '2026'}"
    )
    assert "有 1 项已经不在这份清单里。" in page.inner_text(STATUS)


def test_a_record_goes_out_and_comes_back(page: Page, tmp_path: Path) -> None:
    tick(page, 0, 1, 2)
    page.get_by_role("textbox", name="姓名").fill("新人")
    path = exported(page, tmp_path)
    record = json.loads(path.read_text("utf-8"))
    assert (record["list"], record["person"], record["edition"]) == ("review", "新人", "第4版")
    assert [item["id"] for item in record["items"]][1] == "publication/political-standard"
    page.get_by_role("button", name="清除").click()
    page.get_by_role("dialog").get_by_role("button", name="清除").click()
    assert page.inner_text(STATUS).startswith("已完成 0／20 项。")
    offer(page, path.read_text("utf-8"))
    page.get_by_role("dialog").get_by_role("button", name="导入").click()
    assert page.inner_text(STATUS).startswith("已完成 3／20 项。")
    assert page.get_by_role("textbox", name="姓名").input_value() == "新人"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "它不是完成记录，或者太大"),
        ("null", "这不是完成记录"),
        ('{"format": 2}', "格式的版本不同"),
        ('{"format": 1, "list": "<b>x</b>"}', "另一份清单（<b>x</b>）"),
        ('{"format": 1, "list": "review", "person": "甲"}', "缺少姓名或者事项"),
        ('{"format": 1, "list": "review", "person": "甲", "items": [{}]}', "写得不完整"),
        (" " * 1_000_001, "它不是完成记录，或者太大"),
    ],
    ids=["broken", "null", "format", "list", "items", "item", "size"],
)
def test_rubbish_is_refused_and_nothing_changes(page: Page, content: str, said: str) -> None:
    tick(page, 0)
    offer(page, content)
    page.wait_for_function(f"document.querySelector('{STATUS}').textContent.includes({json.dumps(said)})")
    assert page.inner_text(STATUS).startswith("已完成 1／20 项。")


def test_clearing_asks_first(page: Page) -> None:
    tick(page, 0)
    page.get_by_role("button", name="清除").click()
    page.keyboard.press("Escape")
    assert page.inner_text(STATUS).startswith("已完成 1／20 项。")


def test_without_storage_the_page_says_so(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
        page.goto(f"{address}checklists/review.html")
        tick(page, 0)
        assert "这台设备不保存勾选" in page.inner_text(STATUS)


def test_without_scripts_it_is_a_plain_list(browser: Browser, address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{address}checklists/review.html")
        assert page.locator("ol.checklist > li").count() == 20
        assert page.locator("article button, article input").count() == 0
        mark = "each => getComputedStyle(each, '::before').content"
        assert page.locator("ol.checklist > li").first.evaluate(mark) == '"☐"'


def test_the_printed_sheet_asks_for_signatures_and_has_no_buttons(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.get_by_text("签名：____________").is_visible()
    assert page.get_by_text("清单指纹 fp1:").is_visible()
    assert not page.get_by_role("button", name="导出完成记录").is_visible()


def test_other_pages_do_not_load_the_script(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}index.html")
        assert page.locator("script[src*='checklist.js']").count() == 0


def test_two_tabs_keep_each_others_ticks(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    tick(page, 0)
    tick(other, 1)
    tick(page, 2)
    assert page.inner_text(STATUS).startswith("已完成 3／20 项。")


@pytest.mark.parametrize(
    "damaged", ["null", "[]", "{", '{"ticks": null}', '{"ticks": {"a": 1}, "person": 2}', "7"]
)
def test_damaged_storage_does_not_break_the_page(page: Page, damaged: str) -> None:
    tick(page, 0)
    page.evaluate(f"([key]) => localStorage.setItem(key, {json.dumps(damaged)})", page.evaluate(STORED))
    page.reload()
    assert page.inner_text(STATUS).startswith("已完成 0／20 项。")
    tick(page, 1)
    assert page.inner_text(STATUS).startswith("已完成 1／20 项。")


def test_an_import_keeps_valid_ticks_and_names_what_it_leaves_out(page: Page, tmp_path: Path) -> None:
    tick(page, 0, 1)
    record = json.loads(exported(page, tmp_path).read_text("utf-8"))
    first, second = record["items"]
    old = {**first, "fingerprint": "fp1:" + "0" * 24}
    record["items"] = [old, second, {**second, "id": "publication/unknown"}]
    offer(page, json.dumps(record))
    dialog = page.get_by_role("dialog")
    assert "补上 0 项，已经勾选的不动。有 1 项不在这份清单里，不导入。" in dialog.inner_text()
    dialog.get_by_role("button", name="导入").click()
    assert page.inner_text(STATUS).startswith("已完成 2／20 项。")
