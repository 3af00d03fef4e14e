"""Copying a citation: by button and by keyboard, with and without a clipboard, and never without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .test_pages import PHONE, opened, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PAGE = "policies/account"
BUTTON, STATUS = ".copy-citation", ".copy-status"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
ALL = "all => all.map((each) => each.{})"
RECORD = """
const take = DataTransfer.prototype.setData;
DataTransfer.prototype.setData = function (kind, text) {
  window.taken = text; return take.call(this, kind, text);
};"""


def press(page: Page, anchor: str) -> None:
    page.locator(f"{BUTTON}[data-anchor='{anchor}']").press("Enter")


def test_the_citation_is_copied_and_then_its_link(browser: Browser, address: str) -> None:
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{address}{PAGE}.html?x=1#scope")
        press(page, "authority-oversight")
        page.get_by_text("已复制：《账号管理制度》第三条第一款").wait_for()
        first = page.evaluate("navigator.clipboard.readText()")
        press(page, "authority-oversight")
        page.get_by_text("已复制引用和链接").wait_for()
        second = page.evaluate("navigator.clipboard.readText()")
    assert first == "《账号管理制度》第三条第一款"
    assert second == f"{first} {address}{PAGE}.html#authority-oversight"


def test_a_browser_without_a_clipboard_copies_from_a_file(browser: Browser, site: Path) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.add_init_script(NO_CLIPBOARD)
        page.add_init_script(RECORD)
        assert visit(page, (site / f"{PAGE}.html").as_uri()).console == ()
        page.locator(f"{BUTTON}[data-anchor='ownership']").click()
        page.locator(STATUS).get_by_text("已复制：《账号管理制度》第三条。").wait_for()
        assert page.evaluate("window.taken") == "《账号管理制度》第三条"


def test_a_failure_is_told_with_the_text(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.add_init_script(f"{NO_CLIPBOARD}; document.execCommand = () => false;")
        page.goto(f"{address}{PAGE}.html")
        press(page, "ownership")
        page.locator(STATUS).get_by_text("没有复制成功，请自己选取：《账号管理制度》第三条").wait_for()


def test_each_button_says_what_it_copies(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}{PAGE}.html")
        names = page.locator(".provision .copy-citation").evaluate_all(
            "all => all.map((each) => each.ariaLabel)"
        )
        labels = page.locator(".provision-meta a:last-of-type").evaluate_all(
            "all => all.map((each) => each.title)"
        )
        heading = page.get_by_role("heading", name="第一条　目的").aria_snapshot()
    assert names == [f"复制{each}" for each in labels]
    assert "复制" not in heading


def test_it_is_absent_without_scripts_and_in_print(browser: Browser, address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{address}{PAGE}.html")
        assert page.locator(BUTTON).count() > 50
        assert not page.locator(BUTTON).first.is_visible()
    with opened(browser) as page:
        page.goto(f"{address}{PAGE}.html")
        assert page.locator(BUTTON).first.is_visible()
        page.emulate_media(media="print")
        assert not page.locator(BUTTON).first.is_visible()


def test_pages_without_a_label_do_not_load_it(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        assert not [each for each in visit(page, f"{address}index.html").requests if "copying" in each]
