"""axe-core finds nothing on any kind of page, in light and in dark colours, nor in the open search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .axe import violations
from .test_pages import PAGES, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MORE = ("roles/separations", "registers/provenance/S1", "registers/provenance/by-provision", "history")
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", [*PAGES, *MORE])
def test_page_has_no_violation(name: str, scheme: str, browser: Browser, address: str) -> None:
    with opened(browser, color_scheme=scheme) as page:
        answer = page.goto(f"{address}{name}.html")
        assert answer is not None
        assert answer.ok
        assert violations(page) == ()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_open_search_has_no_violation(scheme: str, browser: Browser, address: str) -> None:
    with opened(browser, color_scheme=scheme) as page:
        page.goto(f"{address}index.html")
        page.keyboard.press("Control+k")
        page.wait_for_function("globalThis.handbookSearch && globalThis.handbookSearchData")
        page.keyboard.insert_text("密码多久更换")
        page.get_by_role("option").first.wait_for()
        assert violations(page) == ()


def test_a_violation_is_seen(browser: Browser) -> None:
    with opened(browser) as page:
        page.set_content("<html lang=zh><title>页</title><main><h1>页</h1><img src='data:,'></main></html>")
        assert [line.split(":")[0] for line in violations(page)] == ["image-alt"]
