"""Everybody reaches everything: by keyboard alone, at 200 %, on the narrowest phone, with forced colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .axe import violations
from .test_pages import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KINDS = ("index", "policies/publication", "roles/editor", "flows/publication", "checklists/review", "search")
ZOOMED = {"width": 640, "height": 400}  # 1280 by 800 at 200 %
NARROW = {"width": 320, "height": 640}  # 1280 at 400 %, WCAG 2.2, 1.4.10
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUTLINE = """() => {
  const { activeElement: each } = document;
  const marked = each.querySelector(":scope > .toctree-toggle") ?? each;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(marked);
  const ring = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  const box = each.getBoundingClientRect();
  const seen = each.checkVisibility({ visibilityProperty: true }) && box.bottom > 0 && box.top < innerHeight;
  return [each.outerHTML.slice(0, 120), ring, seen];
}"""
STEPS = 60


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))


@pytest.mark.parametrize("name", KINDS)
def test_every_stop_of_the_keyboard_is_in_sight_and_marked(name: str, browser: Browser, address: str) -> None:
    with opened(browser, reduced_motion="reduce") as page:
        page.goto(f"{address}{name}.html")
        unmarked = []
        for _ in range(STEPS):
            page.keyboard.press("Tab")
            element, ring, seen = page.evaluate(OUTLINE)
            if element.startswith("<body"):
                break
            if not (ring and seen):
                unmarked.append(element)
    assert unmarked == []


def test_the_first_stop_skips_to_the_text(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}policies/publication.html")
        page.keyboard.press("Tab")
        assert "跳转至主要内容" in focused(page)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("#main-content$"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("size", [ZOOMED, NARROW], ids=["200%", "400%"])
@pytest.mark.parametrize("name", KINDS)
def test_nothing_has_to_be_scrolled_sideways(
    name: str, size: dict[str, int], browser: Browser, address: str
) -> None:
    with opened(browser, viewport=size) as page:
        page.goto(f"{address}{name}.html")
        assert page.evaluate(OVERFLOW) <= 0


def test_a_role_is_one_touch_from_the_start_and_in_sight_at_once(browser: Browser, address: str) -> None:
    with opened(browser, viewport={"width": 360, "height": 740}, has_touch=True) as page:
        page.goto(f"{address}index.html")
        card = page.locator(".role-cards a", has_text="部门负责人")
        box = card.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740, "all people's roles are above the fold"
        assert box["height"] >= 44
        assert box["width"] >= 44
        card.tap()
        page.wait_for_url(re.compile("/roles/department-head.html"))


def test_a_way_of_the_summary_leads_to_its_part(browser: Browser, address: str) -> None:
    with opened(browser, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{address}roles/editor.html")
        page.locator(".role-overview a", has_text="流程里的步骤").click()
        heading = page.get_by_role("heading", name=re.compile("流程里的步骤"))
        page.wait_for_function("scrollY > 100")
        box = heading.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 740


def test_what_is_folded_is_printed(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}roles/editor.html")
        folded = page.locator("details.folded:not([open]) .duties").first
        assert folded.is_hidden()
        page.emulate_media(media="print")
        box = folded.bounding_box()
        assert box is not None
        assert box["height"] > 0


def test_kinds_differ_without_colours(browser: Browser, address: str) -> None:
    with opened(browser, forced_colors="active") as page:
        page.goto(f"{address}policies/publication.html")
        marks = {
            kind: page.locator(f".provision .kind-{kind}").first.evaluate(
                """(each) => [each.textContent, getComputedStyle(each, "::before").content,
                  getComputedStyle(each).borderStyle]"""
            )
            for kind in ("duty", "prohibition", "permission")
        }
        assert violations(page) == ()
    texts, signs, lines = zip(*marks.values(), strict=True)
    assert texts == ("应当", "不得", "可以")
    assert len(set(signs)) == 3
    assert len(set(lines)) == 3


def test_a_question_can_be_tapped(browser: Browser, address: str) -> None:
    with opened(browser, viewport={"width": 360, "height": 740}, has_touch=True) as page:
        page.goto(f"{address}checklists/review.html")
        label = page.locator(".checklist .question label").first
        box = label.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        label.tap()
        assert page.locator(".checklist-box").first.is_checked()


def test_motion_is_reduced_on_request(browser: Browser, address: str) -> None:
    with opened(browser, reduced_motion="reduce") as page:
        page.goto(f"{address}policies/publication.html")
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter((each) =>"
            " parseFloat(getComputedStyle(each).transitionDuration) > 0).map((each) => each.className)"
        )
    assert moving == []
