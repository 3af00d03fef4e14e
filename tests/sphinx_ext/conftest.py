"""A tiny project of one's own for every test that builds a site."""

from __future__ import annotations

import contextlib
import io
import shutil
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from sphinx.cmd.build import build_main

TINY = Path(__file__).parents[1] / "projects" / "tiny"


class Result(NamedTuple):
    """How a build ended and what it warned about."""

    returncode: int
    stderr: str


@dataclass(frozen=True, slots=True)
class Site:
    """A copy of the tiny project and the folder that it is built into."""

    root: Path
    output: Path

    def build(self, *options: str, builder: str = "html") -> Result:
        """Build the site and return what Sphinx said; a process for each build would take twice as long."""
        folders = ["-c", str(self.root), "-d", str(self.root / "_doctrees")]
        paths = [str(self.root / "docs"), str(self.output / builder)]
        errors = io.StringIO()
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(errors),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")  # the theme uses what Sphinx is about to drop
            warnings.filterwarnings("error", module=r"handbook_tools\.")
            code = build_main(["-b", builder, *folders, *options, *paths])
        return Result(code, errors.getvalue())

    def page(self, name: str, builder: str = "html") -> str:
        """Return the text of a built page."""
        suffix = {"html": ".html", "text": ".txt", "singlehtml": ".html", "latex": ".tex"}[builder]
        return (self.output / builder / f"{name}{suffix}").read_text("utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace *old* by *new* in a file of the project."""
        path = self.root / "docs" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "tiny"
    shutil.copytree(TINY, root)
    return Site(root, tmp_path / "build")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that is built once and only read."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(TINY, folder / "tiny")
    site = Site(folder / "tiny", folder / "build")
    result = site.build("-nW", "--keep-going")
    assert result.returncode == 0, result.stderr
    return site
