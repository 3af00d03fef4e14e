"""In a browser: the switcher keeps the page, by keyboard and without scripts, and knows what day it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Final

import pytest
from tests.editions.conftest import Editions

from handbook_tools.editions.edition import Mode
from handbook_tools.project import Project

from .axe import violations
from .test_pages import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TINY: Final = Path(__file__).parents[1] / "projects" / "tiny"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook, built with its two editions."""
    root = copytree(TINY, tmp_path_factory.mktemp("editions") / "tiny")
    project = Editions(Project(root))
    project.release(Mode.FIRST, "2026-11-01", "2026-12-01")
    project.edit("可以询问员工", "可以当面询问员工")
    project.release(Mode.AMENDMENT, "2027-02-01", "2027-03-01")
    command = (sys.executable, "-m", "handbook_tools", "--project", str(root), "build", "--editions")
    subprocess.run(command, check=True, capture_output=True)
    return root / "_build" / "html"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_switcher_keeps_the_page(editions: Path, browser: Browser, scripts: bool) -> None:
    with opened(browser, java_script_enabled=scripts) as page:
        page.goto((editions / "policies" / "leave.html").as_uri())
        page.locator(".edition-switcher summary").focus()
        page.keyboard.press("Enter")
        for _ in range(3):  # the newest, the second, the first
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url((editions / "editions" / "1" / "policies" / "leave.html").as_uri())
        notice = page.locator(".edition-notice")
        assert notice.is_visible()
        assert "自2027年3月1日起由第2版代替" in notice.inner_text()
        notice.get_by_role("link", name="看最新的规定的这一页").click()
        page.wait_for_url((editions / "policies" / "leave.html").as_uri())


@pytest.mark.parametrize(
    ("day", "pending", "today"),
    [("2026-12-15", True, "第1版"), ("2027-02-28", True, "第1版"), ("2027-03-01", False, "第2版")],
)
def test_what_is_in_force_follows_the_day_of_the_reader(
    editions: Path, browser: Browser, day: str, pending: bool, today: str
) -> None:
    with opened(browser) as page:
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.goto((editions / "index.html").as_uri())
        assert page.locator(".edition-notice").is_visible() == pending
        page.locator(".edition-switcher summary").click()
        marked = page.locator(".edition-switcher li", has=page.locator(".edition-today:visible"))
        assert [text.split(" ")[0].split("\n")[0] for text in marked.all_inner_texts()] == [today]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index", "editions/1/policies/leave", "editions/1/checklists"])
def test_an_open_switcher_has_no_violation(name: str, scheme: str, editions: Path, browser: Browser) -> None:
    with opened(browser, color_scheme=scheme) as page:
        page.goto((editions / f"{name}.html").as_uri())
        page.locator(".edition-switcher summary").click()
        assert violations(page) == ()


def test_a_checklist_of_a_past_edition_cannot_be_ticked(editions: Path, browser: Browser) -> None:
    with opened(browser) as page:
        page.goto((editions / "editions" / "1" / "checklists.html").as_uri())
        assert page.locator(".checklist-page input").count() > 0
        assert page.locator(".checklist-page input:enabled").count() == 0
        assert "不能勾选" in page.locator(".edition-notice").inner_text()
