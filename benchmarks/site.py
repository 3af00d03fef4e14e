"""The Sphinx build against plain Sphinx with MyST and the book theme, on the same pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.handbooks import ARTICLES, policy_name, write_handbook
from benchmarks.measuring import Cost, run_python
from benchmarks.plain import write_plain
from handbook_tools.project import Project

_BEFORE: Final = "逐项记录事由"
_AFTER: Final = "逐项记录日期、事由"


@dataclass(frozen=True, slots=True)
class Twice:
    """What a site costs to build, and to build again after one article has changed."""

    whole: Cost
    again: Cost


@dataclass(frozen=True, slots=True)
class SiteCosts:
    """What a site of so many articles costs with the handbook's directives, and plain."""

    articles: int
    ours: Twice
    plain: Twice


def _build(root: Path, cache: Path) -> Cost:
    arguments = ["-m", "sphinx", "-q", "-W", "-b", "html", "-d", "doctrees", "-c", ".", "docs", "html"]
    return run_python(arguments, root, cache)


def _change_an_article(project: Project) -> None:
    path = project.policies / f"{policy_name(0)}.md"
    text = path.read_text("utf-8")
    if _BEFORE not in text:
        raise ValueError(f"{path}: {_BEFORE}")
    path.write_text(text.replace(_BEFORE, _AFTER), "utf-8")


def _build_twice(project: Project, cache: Path) -> Twice:
    whole = _build(project.root, cache)
    _change_an_article(project)
    return Twice(whole, _build(project.root, cache))


def measure_site(policies: int, folder: Path, cache: Path) -> SiteCosts:
    """Build a handbook of so many *policies* and its plain twin below *folder*."""
    project = write_handbook(folder / "ours", policies)
    plain = write_plain(project, folder / "plain")
    return SiteCosts(policies * ARTICLES, _build_twice(project, cache), _build_twice(plain, cache))
