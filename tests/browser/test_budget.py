"""What a page weighs and whether it moves while it is opened."""

from __future__ import annotations

import gzip
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handbook_tools.rendering.stylesheets import classes_of
from handbook_tools.sphinx_ext.theme_classes import KEPT

from .test_pages import PHONE, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

BUDGET = 300_000
"""The bytes of a first page, uncompressed; there are no fonts among them."""
TRANSFER = 60_000
"""The same as a server sends it that compresses texts."""
STILL = 0.01
"""The cumulative layout shift that is allowed; the front page alone moves a little, by 0.005."""
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach(({value, sources}) => shifts.push(
  [value, sources.map(({node}) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName)])))
  .observe({type: "layout-shift", buffered: true});"""
STYLES = Path(str(files("pydata_sphinx_theme"))) / "theme" / "pydata_sphinx_theme" / "static" / "styles"
CLASS = re.compile(r'class="([^"]*)"')
PAGES = ("index", "policies/publication", "policies/violations", "roles/editor", "flows/publication")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_light_and_keeps_still(name: str, browser: Browser, address: str) -> None:
    weights: dict[str, int] = {}
    packed: dict[str, int] = {}

    def weigh(response: Response | None) -> None:
        assert response is not None
        name, body = response.url.removeprefix(address), response.body()
        weights[name], packed[name] = len(body), len(gzip.compress(body, 6))

    with opened(browser, viewport=PHONE) as page:
        page.on("requestfinished", lambda request: weigh(request.response()))
        page.add_init_script(SHIFTS)
        page.goto(f"{address}{name}.html", wait_until="networkidle")
        shifts = page.evaluate("shifts")
    assert sum(weights.values()) <= BUDGET, sorted(weights.items(), key=lambda each: -each[1])
    assert sum(packed.values()) <= TRANSFER, sorted(packed.items(), key=lambda each: -each[1])
    assert sum(value for value, _ in shifts) < STILL, shifts


def test_no_page_has_a_class_whose_rules_were_left_out(site: Path) -> None:
    known = {name for path in STYLES.glob("**/*.css") for name in classes_of(path.read_text("utf-8"))}
    pages = [path.read_text("utf-8") for path in site.rglob("*.html") if "_static" not in path.parts]
    used = {name for page in pages for classes in CLASS.findall(page) for name in classes.split()}
    assert {"bd-article", "provision"} <= used
    assert sorted(name for name in used & known - KEPT if not name.startswith("fa-")) == []


def test_every_icon_of_the_theme_is_drawn(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}policies/account.html")
        icons = page.locator("[class*='fa-solid']")
        masks = icons.evaluate_all("all => all.map((each) => getComputedStyle(each, '::before').maskImage)")
    assert masks
    assert all(each.startswith("url(") for each in masks)
