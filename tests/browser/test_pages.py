"""What only a browser can tell: every kind of page is silent, self-contained, readable and printable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

PAGES = (
    "index",
    "policies/publication",
    "policies/account",
    "roles/index",
    "roles/editor",
    "roles/matrix",
    "flows/publication",
    "flows/account-opening",
    "checklists/coverage",
    "checklists/review",
    "search",
    "registers/parameters",
    "registers/laws",
    "toolkit/index",
    "toolkit/reference/grammar",
)
PHONE = {"width": 360, "height": 740}
PAPER = {"width": 703, "height": 1032}  # A4 without its margins of 12 mm, at 96 dpi
READABLE = 4.5  # WCAG 2.2, 1.4.3
COLOURS = """() => {
  const solid = (each) => !/^(transparent|rgba\\(.*, 0\\))$/.test(getComputedStyle(each).backgroundColor);
  const ground = (each) => {
    while (each.parentElement && !solid(each)) each = each.parentElement;
    return getComputedStyle(each).backgroundColor;
  };
  const texts = document.querySelectorAll(".provision .wording, .provision a, .provision .badge-word");
  return [...texts].map((each) => [getComputedStyle(each).color, ground(each)]);
}"""


class Visit(NamedTuple):
    """What a browser noticed while it opened a page."""

    console: tuple[str, ...]
    requests: tuple[str, ...]
    overflow: int


@contextmanager
def opened(browser: Browser, **options: Any) -> Iterator[Page]:
    """Give a page of its own context, whose messages count as errors only where a test looks at them."""
    context = browser.new_context(**options)
    try:
        yield context.new_page()
    finally:
        context.close()


def visit(page: Page, address: str) -> Visit:
    console: list[str] = []
    requests: list[str] = []

    def note(message: ConsoleMessage) -> None:
        console.append(f"{message.type}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: console.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return Visit(tuple(console), tuple(requests), overflow)


@pytest.fixture(scope="module")
def visits(browser: Browser, address: str) -> Mapping[str, Visit]:
    """Every page, opened once on a phone."""
    with opened(browser, viewport=PHONE) as page:
        return {name: visit(page.context.new_page(), f"{address}{name}.html") for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_silent(name: str, visits: Mapping[str, Visit]) -> None:
    assert visits[name].console == ()


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_no_other_host(name: str, visits: Mapping[str, Visit], address: str) -> None:
    assert visits[name].requests
    assert [each for each in visits[name].requests if not each.startswith((address, "data:"))] == []


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_a_phone(name: str, visits: Mapping[str, Visit]) -> None:
    assert visits[name].overflow <= 0


def test_site_opens_without_a_server(browser: Browser, site: Path) -> None:
    with opened(browser) as page:
        found = visit(page, (site / "policies" / "publication.html").as_uri())
    assert found.console == ()
    assert [each for each in found.requests if not each.startswith((site.as_uri(), "data:"))] == []


def luminance(colour: str) -> float:
    """Return the relative luminance of an opaque CSS colour (WCAG 2.2)."""
    found = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert found, colour
    shares = [int(each) / 255 for each in found.groups()]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_provisions_are_readable(scheme: str, browser: Browser, address: str) -> None:
    with opened(browser, color_scheme=scheme) as page:
        page.goto(f"{address}policies/publication.html#first-review")
        pairs = {(text, ground) for text, ground in page.evaluate(COLOURS)}
    grounds = {ground for _, ground in pairs}
    assert len(grounds) == 3, "beside the page, a duty's mark and the provision that the address names"
    assert [pair for pair in pairs if contrast(*pair) < READABLE] == []


def test_dark_follows_the_system(browser: Browser, address: str) -> None:
    with opened(browser, color_scheme="dark") as page:
        page.goto(f"{address}index.html")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert luminance(ground) < 0.05


def test_step_leads_to_its_provision(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}flows/publication.html")
        page.locator("svg.swimlane a").first.click()
        page.wait_for_url(re.compile(r"/policies/publication\.html#"))
        target = page.locator(".provision:target")
        assert target.count() == 1
        assert target.is_visible()


def test_contents_on_a_phone_give_the_page_back(browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(f"{address}policies/publication.html")
        page.get_by_role("button", name="本页目录").click()
        page.locator("dialog[open] .handbook-contents a[href='#three-reviews']").click()
        page.wait_for_url(re.compile("#three-reviews$"))
        assert page.locator("dialog[open]").count() == 0
        assert page.locator(".article-heading:target").is_visible()


def test_policy_prints(browser: Browser, address: str) -> None:
    with opened(browser, color_scheme="dark") as page:
        page.goto(f"{address}policies/publication.html")
        printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 1


def test_every_printed_page_has_its_number_and_no_button(browser: Browser, address: str) -> None:
    pypdf = pytest.importorskip("pypdf", reason="没有安装 pypdf，打印的测试跳过；要运行，请安装 .[dev]")
    with opened(browser) as page:
        page.goto(f"{address}policies/account.html")
        printed = page.pdf(format="A4", prefer_css_page_size=True)
    texts = [
        re.sub(r"\s", "", unicodedata.normalize("NFKC", each.extract_text()))
        for each in pypdf.PdfReader(BytesIO(printed)).pages
    ]
    for number, text in enumerate(texts, start=1):
        # the font gives 页 back as the radical of the same shape
        assert re.search(f"第{number}.,共{len(texts)}.", text)
        assert "回到顶部" not in text


def test_picture_prints_whole_and_black_on_white(browser: Browser, address: str) -> None:
    with opened(browser, color_scheme="dark", viewport=PAPER) as page:
        page.goto(f"{address}flows/publication.html")
        page.emulate_media(media="print", color_scheme="dark")
        picture = page.locator("svg.swimlane")
        box = picture.bounding_box()
        ink, paper = (
            picture.locator(each).first.evaluate("each => getComputedStyle(each).fill")
            for each in ("text", ".step")
        )
    assert box is not None
    assert box["y"] + box["height"] <= PAPER["height"]
    assert box["x"] + box["width"] <= PAPER["width"]
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
