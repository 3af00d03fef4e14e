"""Checklists in a browser: ticks stay on the device, and only what was amended is opened again."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from .axe import violations
from .test_pages import PHONE, opened, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

BOX, COUNT, CHANGE = ".checklist-box", ".checklist-count", ".checklist-change"
DATA = re.compile(r'(<script type="application/json" class="checklist-data">)(.*?)(</script>)', re.DOTALL)
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach(({sources, value}) => shifts.push(
  [value, sources.map(({node}) => node?.closest?.(".checklist-page") ? "ours" : "theme")],
))).observe({type: "layout-shift", buffered: true});"""
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('handbook-checklist:'))"
SMALL = 30_000


def tick(page: Page, *numbers: int) -> None:
    for number in numbers:
        page.locator(BOX).nth(number).check()


def amend(page: Page, change: Callable[[dict[str, Any]], None]) -> None:
    """Let the page arrive as a site would send it after *change* of its list."""

    def fulfil(route: Route) -> None:
        response = route.fetch()
        head, data, tail = DATA.search(response.text()).groups()  # type: ignore[union-attr]
        found = json.loads(data)
        change(found)
        text = json.dumps(found).replace("<", "\\u003c")
        route.fulfill(response=response, body=DATA.sub(lambda _: head + text + tail, response.text()))

    page.route("**/review.html", fulfil)
    page.reload()


def reword(number: int) -> Callable[[dict[str, Any]], None]:
    def change(found: dict[str, Any]) -> None:
        item = found["items"][number]
        item.update(fingerprint="fp1:" + "0" * 24, wording=item["wording"].replace("应当", "可以"))

    return change


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, viewport=PHONE) as page:
        page.set_default_timeout(5000)
        page.goto(f"{address}checklists/review.html")
        yield page


def said(page: Page, text: str) -> None:
    """Wait until the page says *text*: files are read and dialogs answered after the click has returned."""
    page.wait_for_function(
        "text => document.querySelector('.checklist-message').textContent.includes(text)", arg=text
    )


def answer(page: Page, button: str, text: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=button, exact=True).click()
    said(page, text)


def total_of(page: Page) -> int:
    return page.locator(BOX).count()


def done(page: Page) -> str:
    return page.inner_text(COUNT).split("；")[0]


def test_ticks_are_counted_and_stay(page: Page) -> None:
    total = total_of(page)
    tick(page, 0, 2)
    assert page.inner_text(COUNT) == f"已完成 2／{total} 项"
    page.reload()
    assert page.inner_text(COUNT) == f"已完成 2／{total} 项"
    assert [page.locator(BOX).nth(number).is_checked() for number in range(3)] == [True, False, True]
    page.locator(BOX).first.uncheck()
    page.reload()
    assert page.inner_text(COUNT) == f"已完成 1／{total} 项"
    assert page.locator("progress").evaluate("each => each.value / each.max") == pytest.approx(1 / total)


def test_another_window_shows_the_same_ticks(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    tick(page, 1)
    other.wait_for_function(f"document.querySelector('{COUNT}').textContent.startsWith('已完成 1／')")
    assert other.locator(BOX).nth(1).is_checked()


def test_a_window_that_slept_takes_no_tick_back(page: Page) -> None:
    other = page.context.new_page()
    other.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation());")
    other.goto(page.url)
    tick(page, 1)
    tick(other, 0)
    assert done(other).startswith("已完成 2／")


def test_another_list_has_ticks_of_its_own(page: Page, address: str) -> None:
    tick(page, 0)
    page.goto(f"{address}checklists/account-opening.html")
    assert done(page).startswith("已完成 0／")


def test_a_box_is_reached_and_ticked_by_keyboard(page: Page) -> None:
    page.locator(BOX).first.focus()
    page.keyboard.press("Space")
    assert page.locator(BOX).first.is_checked()
    for _ in range(2):  # past the link to the provision
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.checklist-box')[1]")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_every_box_is_named_by_its_question_and_leads_to_its_provision(page: Page) -> None:
    question = page.locator(".checklist .question strong").nth(1).inner_text()
    page.get_by_role("checkbox", name=question).first.check()
    assert page.locator(BOX).nth(1).is_checked()
    page.locator(".checklist .citation a").nth(1).click()
    page.wait_for_url(re.compile(r"/policies/[a-z-]+\.html#"))
    assert page.locator(":target").is_visible()


def test_only_the_changed_item_is_opened_again_with_both_wordings(page: Page) -> None:
    tick(page, 0, 1, 2)
    amend(page, reword(1))
    assert page.inner_text(COUNT) == f"已完成 2／{total_of(page)} 项；1 项条文改过，要重新核对"
    assert [page.locator(BOX).nth(number).is_checked() for number in range(3)] == [True, False, True]
    assert page.locator(CHANGE).count() == 1
    assert page.locator(f"li:has(#tick-review-2) {CHANGE}").count() == 1
    assert page.locator(f"{CHANGE} del").all_inner_texts() == ["应当"]
    assert page.locator(f"{CHANGE} ins").all_inner_texts() == ["可以"]
    tick(page, 1)
    assert page.locator(CHANGE).count() == 0
    assert page.inner_text(COUNT) == f"已完成 3／{total_of(page)} 项"


def test_new_items_and_items_that_are_gone_are_told(page: Page) -> None:
    def change(found: dict[str, Any]) -> None:
        found["items"][0]["id"] = "publication/new-one"

    tick(page, 0, 2)
    amend(page, change)
    assert page.inner_text(COUNT) == f"已完成 1／{total_of(page)} 项；1 项是新增的；1 项已不在清单里"
    assert page.locator(".checklist-new").count() == 1


def test_clearing_asks_first_and_forgets_the_name(page: Page) -> None:
    tick(page, 0)
    page.get_by_role("textbox", name="姓名").fill("张三")
    clear = page.get_by_role("button", name="全部清除")
    clear.click()
    assert page.evaluate("document.activeElement.textContent") == "取消"
    page.keyboard.press("Escape")
    assert done(page).startswith("已完成 1／")
    assert page.evaluate("document.activeElement.textContent") == "全部清除"
    clear.click()
    answer(page, "清除", "已经清除。")
    assert done(page).startswith("已完成 0／")
    assert page.get_by_role("textbox", name="姓名").input_value() == ""
    assert page.evaluate(KEPT) == []


def test_without_storage_the_page_says_so_and_works(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });"
        )
        page.goto(f"{address}checklists/review.html")
        tick(page, 0)
        assert done(page).startswith("已完成 1／")
        assert page.inner_text(".checklist-note").startswith("这个浏览器不保存勾选")


def test_what_was_kept_wrongly_is_as_good_as_nothing(page: Page) -> None:
    tick(page, 0)
    for rubbish in ("{", "null", '{"ticks": {}, "person": 3}', '{"ticks": [null, {"id": 1}], "known": 1}'):
        page.evaluate(f"text => {KEPT}.forEach((key) => localStorage.setItem(key, text))", rubbish)
        page.reload()
        assert done(page).startswith("已完成 0／")


def test_a_list_opens_without_a_server(browser: Browser, site: Path) -> None:
    with opened(browser) as page:
        found = visit(page, (site / "checklists" / "review.html").as_uri())
        tick(page, 0)
        page.reload()
        assert done(page).startswith("已完成 1／")
    assert found.console == ()
    assert [each for each in found.requests if not each.startswith((site.as_uri(), "data:"))] == []


def test_without_scripts_it_is_a_plain_list(browser: Browser, address: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{address}checklists/review.html")
        shown = page.locator("article :is(button, input, fieldset, progress):visible")
        assert shown.count() == 0
        mark = "each => getComputedStyle(each, '::before').content"
        assert page.locator("ol.checklist > li").first.evaluate(mark) == '"☐"'


def test_nothing_moves_when_the_script_wakes(browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.add_init_script(SHIFTS)
        page.goto(f"{address}checklists/review.html")
        tick(page, 1)
        amend(page, reword(1))
        page.wait_for_timeout(200)
        assert page.locator(CHANGE).is_visible()
        assert [each for each in page.evaluate("shifts") if "ours" in each[1]] == []


def page_texts(content: bytes) -> list[str]:
    """Return the text of every page of a PDF without spaces; fonts name some characters by their radicals."""
    pypdf = pytest.importorskip("pypdf", reason="没有安装 pypdf，打印测试跳过；要运行，请安装 .[dev]")
    texts = (each.extract_text() for each in pypdf.PdfReader(BytesIO(content)).pages)
    return [re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) for text in texts]


def test_the_sheet_prints_with_names_lines_to_sign_and_page_numbers(page: Page) -> None:
    tick(page, 0)
    page.get_by_role("textbox", name="姓名").fill("张三")
    page.get_by_role("textbox", name="岗位").fill("编辑")
    page.mouse.wheel(0, 800)
    page.wait_for_timeout(100)
    page.mouse.wheel(0, -300)
    page.locator("#pst-back-to-top").wait_for()
    texts = page_texts(page.pdf(format="A4", prefer_css_page_size=True))
    mark = page.locator(".checklist-data").evaluate("each => JSON.parse(each.textContent).fingerprint")
    assert re.search(r"姓名:张三岗位:编辑日期:\d{4}-\d\d-\d\d", texts[0])
    assert f"清单指纹:{mark}" in texts[0]
    assert "本人签名:__" in texts[-1]
    assert "核验人签名:__" in texts[-1]
    assert [re.search(r"第(\d+).,共(\d+)", text).groups() for text in texts] == [  # type: ignore[union-attr]
        (str(number), str(len(texts))) for number in range(1, len(texts) + 1)
    ]
    unwanted = ("导出完成记录", "已完成", "回到顶部")
    assert [each for each in unwanted if any(each in text for text in texts)] == []


def test_only_checklists_load_the_small_script(site: Path) -> None:
    assert (site / "_static" / "checklist.js").stat().st_size < SMALL
    loading = {path.parent.name for path in site.rglob("*.html") if "checklist.js" in path.read_text("utf-8")}
    assert loading == {"checklists"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE, color_scheme=scheme) as page:
        page.goto(f"{address}checklists/review.html")
        tick(page, 0, 1)
        amend(page, reword(1))
        assert page.locator(CHANGE).count() == 1
        assert violations(page) == ()
        page.get_by_role("button", name="全部清除").click()
        assert violations(page) == ()


def test_an_amended_item_fits_a_phone(page: Page) -> None:
    tick(page, 1)
    amend(page, reword(1))
    page.get_by_role("button", name="导出完成记录").focus()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    lowest, top = (
        page.evaluate(f"document.{each}.getBoundingClientRect()")
        for each in ("activeElement", "querySelector('.checklist-progress')")
    )
    assert lowest["bottom"] <= top["top"], "the progress covers nothing that has the focus"
