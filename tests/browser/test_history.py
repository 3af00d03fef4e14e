"""In a browser: the history of an article opens by itself and compares any two of its wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from .axe import violations
from .test_pages import PHONE, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

READ: Final = """(shown) => {
  const text = (without) => [...shown.querySelectorAll("p")].map((line) => {
    const copy = line.cloneNode(true);
    copy.querySelectorAll(`${without}, .change-mark`).forEach((each) => each.remove());
    return copy.textContent;
  }).filter(Boolean).join("\\n");
  return [text("ins"), text("del")];
}"""


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A policy with many histories, opened from a folder."""
    with opened(browser) as page:
        page.goto((site / "policies" / "personal.html").as_uri())
        yield page


def history_of(page: Page, article: str) -> Locator:
    return page.locator(f"details.article-history[data-article='{article}']")


def test_it_is_opened_by_keyboard_and_tells_what_happened(page: Page) -> None:
    history = history_of(page, "personal/departure")
    summary = history.locator("summary")
    assert summary.inner_text() == "沿革：第3版编辑性修改、改条号（原第十五条）"
    assert not history.locator("ins").first.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert history.locator("ins").first.is_visible()
    assert "2026年11月1日公布，2026年12月1日施行" in history.inner_text()


def test_any_two_wordings_are_compared_either_way_round(page: Page) -> None:
    histories = page.locator("details.article-history[data-article]")
    count = histories.count()
    assert count > 5
    for number in range(count):
        histories.nth(number).locator("summary").click()
        histories.nth(number).locator(".history-compare .redline p").first.wait_for()
    known = page.evaluate("handbookHistories")
    for number in range(count):
        history = histories.nth(number)
        wordings = [text for _, text in known[history.get_attribute("data-article")]["wordings"]]
        shown = history.locator(".history-compare .redline")
        for old, new in ((0, 1), (1, 0)):
            history.get_by_label("从").select_option(index=old)
            history.get_by_label("到").select_option(index=new)
            assert shown.evaluate(READ) == [wordings[old], wordings[new]]


def test_without_scripts_it_opens_and_tells_the_difference(browser: Browser, address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{address}policies/personal.html")
        history = history_of(page, "personal/departure")
        history.locator("summary").click()
        assert history.locator("del").first.is_visible()
        assert history.locator("select").count() == 0


def test_an_old_link_leads_to_what_moved(browser: Browser, address: str) -> None:
    """Edition 3 moved this paragraph from 第十一条 to 第十三条."""
    with opened(browser) as page:
        page.goto(f"{address}policies/self-discipline.html#honest-report")
        assert page.locator(".provision:target").is_visible()
        article = page.locator(".article", has=page.locator(".provision:target"))
        assert article.locator(".article-heading").inner_text().startswith("第十三条")


def test_it_is_not_printed(page: Page) -> None:
    history = history_of(page, "personal/departure")
    assert history.is_visible()
    page.emulate_media(media="print")
    assert not history.is_visible()


def test_nothing_is_loaded_before_it_opens(browser: Browser, address: str) -> None:
    requests: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{address}policies/personal.html", wait_until="networkidle")
        assert not [each for each in requests if "/history/" in each]
        with page.expect_request(re.compile("_static/history/personal.js")):
            history_of(page, "personal/departure").locator("summary").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["policies/personal", "roles/platform-admin", "history"])
def test_open_it_has_no_violation_and_fits_a_phone(
    name: str, scheme: str, browser: Browser, address: str
) -> None:
    with opened(browser, color_scheme=scheme, viewport=PHONE) as page:
        page.goto(f"{address}{name}.html")
        page.locator("article details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
        page.wait_for_timeout(300)
        assert violations(page) == ()
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(width) <= 0
