"""The frame of a page by mouse, finger and keyboard: colours, navigation, contents, the way to the top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .axe import violations
from .test_pages import PHONE, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GROUND = "getComputedStyle(document.body).backgroundColor"
FOCUSED = "document.activeElement.className"


def theme(page: Page) -> str:
    return str(page.evaluate("document.documentElement.dataset.theme"))


def test_colours_are_chosen_kept_and_given_back_to_the_system(browser: Browser, address: str) -> None:
    with opened(browser, color_scheme="dark") as page:
        page.goto(f"{address}index.html")
        assert theme(page) == "dark"
        page.get_by_role("button", name="显示颜色").click()
        page.get_by_role("button", name="浅色").click()
        assert theme(page) == "light"
        page.goto(f"{address}policies/account.html")
        assert theme(page) == "light"
        page.get_by_role("button", name="显示颜色").click()
        assert page.get_by_role("button", name="浅色").get_attribute("aria-pressed") == "true"
        page.get_by_role("button", name="跟随系统").click()
        assert theme(page) == "dark"
        page.emulate_media(color_scheme="light")
        page.wait_for_function("document.documentElement.dataset.theme === 'light'")


def test_the_menu_of_colours_closes_by_escape_and_gives_the_focus_back(
    browser: Browser, address: str
) -> None:
    with opened(browser) as page:
        page.goto(f"{address}index.html")
        opening = page.get_by_role("button", name="显示颜色")
        opening.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.get_by_role("group", name="显示颜色").is_visible()
        page.keyboard.press("Escape")
        assert page.get_by_role("group", name="显示颜色").is_hidden()
        assert "colour-opening" in page.evaluate(FOCUSED)
        opening.click()
        page.locator("h1").click()
        assert page.get_by_role("group", name="显示颜色").is_hidden()


def test_the_navigation_opens_on_a_phone_and_leads_on(browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE, has_touch=True) as page:
        page.goto(f"{address}policies/account.html")
        opening = page.get_by_role("button", name="手册目录")
        opening.tap()
        dialog = page.get_by_role("dialog", name="手册目录")
        assert dialog.is_visible()
        page.keyboard.press("Escape")
        assert dialog.is_hidden()
        opening.tap()
        dialog.get_by_role("link", name="审批流程").tap()
        page.wait_for_url(re.compile("/flows/index"))


def test_the_navigation_gives_way_on_a_wide_window(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}policies/account.html")
        page.get_by_role("button", name="手册目录").click()
        page.locator("#pst-primary-sidebar").wait_for(state="hidden")
        page.get_by_role("button", name="手册目录").click()
        page.locator("#pst-primary-sidebar").wait_for(state="visible")


def test_the_contents_follow_the_reading(browser: Browser, address: str) -> None:
    with opened(browser, viewport={"width": 1400, "height": 800}) as page:
        page.goto(f"{address}policies/publication.html#three-reviews")
        marked = page.locator("nav.page-toc a[aria-current]")
        marked.wait_for()
        assert marked.get_attribute("href") == "#three-reviews"


def test_the_way_back_to_the_top(browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(f"{address}policies/publication.html")
        back = page.get_by_role("button", name="回到顶部")
        assert back.is_hidden()
        page.evaluate("scrollTo(0, 5000)")
        back.click()
        page.wait_for_function("scrollY === 0")
        back.wait_for(state="hidden")


def test_the_current_page_is_in_sight_in_the_navigation(browser: Browser, address: str) -> None:
    with opened(browser, viewport={"width": 1280, "height": 600}) as page:
        page.goto(f"{address}registers/parameters.html")
        assert page.locator("#pst-primary-sidebar .current > a").last.evaluate(
            "(link) => link.getBoundingClientRect().bottom < innerHeight"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["显示颜色", "手册目录", "本页目录"])
def test_what_opens_has_no_violation(name: str, scheme: str, browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE, color_scheme=scheme) as page:
        page.goto(f"{address}policies/publication.html")
        page.get_by_role("button", name=name).click()
        assert violations(page) == ()


def test_everything_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(f"{address}policies/publication.html")
        assert page.get_by_role("button").count() == 0
        page.get_by_role("navigation", name="手册目录").get_by_role("link", name="首页").click()
        page.wait_for_url(re.compile("/index.html"))
        assert page.locator("h1").is_visible()
