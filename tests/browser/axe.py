"""What axe-core, which a package brings along, says of a page that a browser shows."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUN = "() => axe.run(document, {resultTypes: ['violations']})"


def axe_script() -> str:
    """Return the text of axe-core, or skip the test where the package is missing."""
    pytest.importorskip(
        "axe_playwright_python",
        reason="没有安装 axe-playwright-python，无障碍测试跳过；要运行，请安装 .[dev]",
    )
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def described(violation: dict[str, Any]) -> Iterator[str]:
    for node in violation["nodes"]:
        yield f"{violation['id']}: {violation['help']}: {node['target']}: {node['html'][:200]}"


def violations(page: Page) -> tuple[str, ...]:
    """Return every violation that axe-core finds on the page, with the element that it is about."""
    page.evaluate(axe_script())
    return tuple(line for each in page.evaluate(RUN)["violations"] for line in described(each))
