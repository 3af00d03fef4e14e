"""The front pages and the manual as files: what they promise is there, and their links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
TOOLKIT: Final = ROOT / "docs" / "toolkit"
PAGES: Final = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(TOOLKIT.rglob("*.md")),
]
COMMANDS: Final = (
    "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt . && .venv/bin/handbook build --open",
    "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt '.[test]' && .venv/bin/pytest",
)
FENCED: Final = re.compile(r"^ *(?P<fence>`{3,}).*?^ *(?P=fence)$", re.DOTALL | re.MULTILINE)
CODE: Final = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
LINK: Final = re.compile(r"\]\((?P<target>[^)\s]+)\)")
HALF_WIDTH: Final = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")


def prose(page: Path) -> str:
    """Return the page without its code."""
    return CODE.sub("", FENCED.sub("", page.read_text("utf-8")))


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_relative_links_lead_somewhere(page: Path) -> None:
    for found in LINK.finditer(prose(page)):
        target, _, anchor = found["target"].partition("#")
        if "://" in target:
            continue
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), found["target"]
        if anchor:
            assert f"{{#{anchor}}}\n" in path.read_text("utf-8"), found["target"]


def pages_named_in(page: Path) -> set[Path]:
    """Return the pages that *page* links to or lists in a table of contents."""
    links = {
        (page.parent / found["target"].partition("#")[0]).resolve() for found in LINK.finditer(prose(page))
    }
    listed = re.findall(r"^```{toctree}\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    entries = [line for part in listed for line in part.split("\n") if line and not line.startswith(":")]
    return links.union(*(page.parent.glob(f"{entry}.md") for entry in entries))


def test_every_page_of_the_manual_is_linked() -> None:
    named = set[Path]().union(*map(pages_named_in, PAGES))
    assert [name(page) for page in PAGES if TOOLKIT in page.parents and page not in named] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_chinese_is_punctuated_as_chinese(page: Path) -> None:
    assert HALF_WIDTH.findall(prose(page)) == []


def test_the_readme_is_short_and_gives_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert len(lines) <= 100
    for command in COMMANDS:
        assert lines.count(command) == 1


def test_the_readme_shows_a_picture() -> None:
    (picture,) = re.findall(r"!\[.+?\]\((.+?)\)", (ROOT / "README.md").read_text("utf-8"))
    assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")


def test_the_changelog_has_the_version_of_the_project() -> None:
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert version
    assert changelog.index("## [未发布]") < changelog.index(f"## [{version[1]}]")


def test_every_invariant_names_a_test_or_a_contract_that_exists() -> None:
    page = (TOOLKIT / "explanation" / "architecture.md").read_text("utf-8")
    rows = [
        line.split("|") for line in page.split("## 始终成立的事")[1].split("\n") if line.startswith("| ")
    ][1:]
    assert len(rows) >= 10
    contracts = (ROOT / "pyproject.toml").read_text("utf-8")
    for _, invariant, guards, _ in rows:
        found = re.findall(r"`([^`]+)`", guards)
        assert found, invariant
        for guard in found:
            path, colons, test = guard.partition("::")
            if colons:
                assert f"def {test}(" in (ROOT / path).read_text("utf-8"), guard
            else:
                assert f'id = "{guard}"' in contracts, guard


def test_the_architecture_page_describes_every_package() -> None:
    page = (TOOLKIT / "explanation" / "architecture.md").read_text("utf-8")
    picture = (TOOLKIT / "images" / "layers.svg").read_text("utf-8")
    source = ROOT / "src" / "handbook_tools"
    packages = [path.parent.name for path in source.glob("*/__init__.py")]
    for package in (*packages, "sources", "project", "pytest_plugin"):
        assert f"\n**`{package}`**" in page
        assert f">{package}</text>" in picture
