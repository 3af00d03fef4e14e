"""Take the pictures of README and manual from the built site: ``python -m tests.browser.screenshots``.

Every picture below ``docs/toolkit/images`` that a browser can take is taken here; a test holds the list, the
folder and the pages that show them together.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .conftest import OPTIONS, build_site, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMAGES: Final = Path(__file__).parents[2] / "docs" / "toolkit" / "images"
DESKTOP: Final = (1280, 760)
PHONE: Final = (390, 720)


def _as_it_opens(_page: Page) -> None:
    """Leave the page as it is."""


def _search(page: Page) -> None:
    page.locator(".search-opening-icon").click()
    page.get_by_role("combobox").fill("密码多久更换")
    page.locator("#handbook-search [role=option]").first.wait_for()


def _tick(page: Page) -> None:
    for number in (0, 2):
        page.locator(".checklist-box").nth(number).check()


def _preview(page: Page) -> None:
    page.locator("#first-review .wording a.explained").tap()
    page.locator("#handbook-preview").wait_for()


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the page, the window in CSS pixels, light or dark, and what is done before."""

    page: str
    size: tuple[int, int] = DESKTOP
    dark: bool = False
    prepare: Callable[[Page], None] = _as_it_opens


SHOTS: Final[Mapping[str, Shot]] = {
    "site.png": Shot("flows/publication.html"),
    "home-phone.png": Shot("index.html", PHONE),
    "role-phone.png": Shot("roles/editor.html", PHONE),
    "preview-phone.png": Shot("policies/publication.html#three-reviews", PHONE, prepare=_preview),
    "search-phone.png": Shot("index.html", PHONE, prepare=_search),
    "checklist-phone.png": Shot("checklists/review.html", PHONE, prepare=_tick),
}


def take(browser: Browser, site: Path, name: str, folder: Path) -> None:
    """Write the picture *name* of the built *site* into *folder*."""
    shot = SHOTS[name]
    width, height = shot.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
        locale="zh-CN",
        has_touch=width < DESKTOP[0],
    )
    page.goto(f"{site.as_uri()}/{shot.page}")
    page.evaluate("document.fonts.ready")
    shot.prepare(page)
    page.screenshot(path=folder / name, animations="disabled")
    page.close()


def main() -> None:
    """Build the site and take every picture anew."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # the list is read where it is missing

    with tempfile.TemporaryDirectory() as built, sync_playwright() as playwright:
        site = Path(built) / "handbook"
        build_site(site)
        chromium = find_chromium(playwright)
        if chromium is None:
            sys.exit("没有找到 Chromium，请用系统的软件包管理器安装。")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        for name in SHOTS:
            take(browser, site, name, IMAGES)
            print(name)


if __name__ == "__main__":
    main()
