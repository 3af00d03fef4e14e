from __future__ import annotations

from pathlib import Path

import pytest

from handbook_tools.cli.checkouts import CHECKOUTS, place_in_checkout
from handbook_tools.model.diagnostics import Diagnostic, Place

FOUND = (Diagnostic("rule", Place("docs/policies/a.md", 3), "坏。", "改。"),)


@pytest.fixture(autouse=True)
def _no_forge(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CHECKOUTS.values():
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("variable", CHECKOUTS.values())
@pytest.mark.parametrize(
    ("below", "path"),
    [("", "docs/policies/a.md"), ("制度/手册", "制度/手册/docs/policies/a.md")],
)
def test_paths_are_counted_from_the_top_of_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, below: str, path: str
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))
    (found,) = place_in_checkout(FOUND, tmp_path / below)
    assert found.place == Place(path, 3)


def test_elsewhere_they_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place_in_checkout(FOUND, tmp_path) == FOUND
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "other"))
    assert place_in_checkout(FOUND, tmp_path) == FOUND
