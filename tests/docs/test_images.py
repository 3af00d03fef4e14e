"""Every picture of the manual is taken by the script, or drawn, and is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.browser.screenshots import IMAGES, SHOTS

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs" / "toolkit").rglob("*.md")))
SHOWN = {
    (page.parent / target).resolve()
    for page in PAGES
    for target in re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", page.read_text("utf-8"))
}


@pytest.mark.parametrize("name", SHOTS)
def test_every_shot_is_taken_and_shown(name: str) -> None:
    assert IMAGES / name in SHOWN


def test_every_picture_has_its_shot() -> None:
    assert {path.name for path in IMAGES.glob("*.png")} == set(SHOTS)


def test_every_shown_picture_exists() -> None:
    assert not [path for path in SHOWN if not path.is_file()]
