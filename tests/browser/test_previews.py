"""A cited provision, a number and a law are explained where they are cited: by mouse, keyboard and finger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .axe import violations
from .test_pages import PHONE, opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

NUMBER = "#first-review .wording a.explained"
LAW = ".wording a.explained[href*='law-']"
PROVISION = ".wording a.explained[href='#office-approval']"


def preview(page: Page) -> Locator:
    return page.locator("#handbook-preview")


def publication(page: Page, address: str) -> None:
    page.goto(f"{address}policies/publication.html")


def test_pointing_at_a_number_explains_it(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        publication(page, address)
        page.locator(NUMBER).hover()
        preview(page).wait_for()
        text = preview(page).inner_text()
        assert re.search(r"：1个工作日\n+自\d+年\d+月\d+日起 · 来源：.+ · 决定者：.+", text)
        assert page.locator(NUMBER).get_attribute("title") is None
        page.mouse.move(5, 5)
        preview(page).wait_for(state="hidden")


def test_pointing_at_a_law_explains_it(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        publication(page, address)
        page.locator(LAW).first.hover()
        preview(page).wait_for()
        for fact in ("制定机关：", "公布：", "施行：", "状态：", "核对日期："):
            assert fact in preview(page).inner_text()


def test_the_keyboard_reaches_a_preview_and_escape_closes_it(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        publication(page, address)
        page.keyboard.press("Tab")
        link = page.locator(PROVISION).first
        link.focus()
        preview(page).wait_for()
        assert preview(page).get_attribute("role") == "tooltip"
        assert link.get_attribute("aria-describedby") == "handbook-preview"
        assert "《内容审核与发布管理制度》" in preview(page).inner_text()
        page.keyboard.press("Escape")
        preview(page).wait_for(state="hidden")
        assert link.get_attribute("aria-describedby") is None
        link.press("Enter")
        page.wait_for_url(re.compile("#office-approval$"))


def test_a_finger_sees_the_text_first_and_then_the_way(browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE, has_touch=True) as page:
        publication(page, address)
        link = page.locator(PROVISION).first
        link.tap()
        dialog = page.get_by_role("dialog", name="《内容审核与发布管理制度》")
        dialog.wait_for()
        assert "#office-approval" not in page.url
        dialog.get_by_role("button", name="关闭").tap()
        dialog.wait_for(state="hidden")
        link.tap()
        dialog.get_by_role("link", name="转到原处").tap()
        page.wait_for_url(re.compile("#office-approval$"))


def test_an_article_is_shown_whole(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}index.html")
        page.add_script_tag(url="_static/previews.js")
        page.add_style_tag(url="_static/previews.css")
        link = "<p><a id=cite class=explained href='policies/publication.html#three-reviews'>第十六条</a></p>"
        page.locator("article").evaluate("(text, link) => text.insertAdjacentHTML('afterbegin', link)", link)
        page.locator("#cite").hover()
        preview(page).wait_for()
        assert preview(page).locator(".preview-text").count() > 1


def test_below_its_own_wording_a_citation_leads_on_at_once(browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE, has_touch=True) as page:
        page.goto(f"{address}roles/editor.html")
        page.locator(".citation a.explained").first.tap()
        page.wait_for_url(re.compile("/policies/.*#"))


def test_it_works_without_a_server(browser: Browser, site: Path) -> None:
    with opened(browser) as page:
        publication(page, f"{site.as_uri()}/")
        page.locator(NUMBER).hover()
        preview(page).wait_for()


def test_nothing_is_loaded_before_it_is_needed(browser: Browser, address: str) -> None:
    asked: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        publication(page, address)
        page.wait_for_load_state("networkidle")
        assert not any("explanations.js" in each for each in asked)
        page.locator(NUMBER).hover()
        preview(page).wait_for()
    assert sum("explanations.js" in each for each in asked) == 1


def test_a_finger_gets_on_though_the_texts_do_not_load(browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE, has_touch=True) as page:
        page.route("**/explanations.js*", lambda route: route.abort())
        publication(page, address)
        page.locator(PROVISION).first.tap()
        page.wait_for_url(re.compile("#office-approval$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("touched", [False, True])
def test_an_open_preview_has_no_violation(touched: bool, scheme: str, browser: Browser, address: str) -> None:
    options = {"viewport": PHONE, "has_touch": True} if touched else {}
    with opened(browser, color_scheme=scheme, **options) as page:
        publication(page, address)
        link = page.locator(PROVISION).first
        link.tap() if touched else link.hover()
        preview(page).wait_for()
        assert violations(page) == ()
