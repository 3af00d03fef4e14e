"""What a page weighs and whether it moves while it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_pages import PHONE, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

BUDGET = 720_000
"""The bytes of a first page, uncompressed; the theme's style sheets and scripts are most of them."""
STILL = 0.01
"""The cumulative layout shift that is allowed; the front page alone moves a little, by 0.005."""
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach(({value, sources}) => shifts.push(
  [value, sources.map(({node}) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName)])))
  .observe({type: "layout-shift", buffered: true});"""
PAGES = ("index", "policies/publication", "policies/account")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_light_and_keeps_still(name: str, browser: Browser, address: str) -> None:
    weights: dict[str, int] = {}

    def weigh(response: Response | None) -> None:
        assert response is not None
        weights[response.url.removeprefix(address)] = len(response.body())

    with opened(browser, viewport=PHONE) as page:
        page.on("requestfinished", lambda request: weigh(request.response()))
        page.add_init_script(SHIFTS)
        page.goto(f"{address}{name}.html", wait_until="networkidle")
        shifts = page.evaluate("shifts")
    assert sum(weights.values()) <= BUDGET, sorted(weights.items(), key=lambda each: -each[1])
    assert sum(value for value, _ in shifts) < STILL, shifts


def test_every_icon_of_the_theme_is_drawn(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}policies/account.html")
        icons = page.locator("[class*='fa-solid']")
        masks = icons.evaluate_all("all => all.map((each) => getComputedStyle(each, '::before').maskImage)")
    assert masks
    assert all(each.startswith("url(") for each in masks)
