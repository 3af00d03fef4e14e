"""Every word of the site is Chinese, what only a screen reader says and what the theme brings among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SPOKEN: Final = frozenset(
    {"alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title"}
)
UNREAD: Final = frozenset({"code", "kbd", "pre", "script", "style"})
NAMES: Final = frozenset(
    {
        "Atom",
        "MyST",
        "Sphinx",
        "docutils",
        "fp",
        "pytest",
        "Word",
        "git",
        "GitHub",
        "GitLab",
        "JSON",
        "Pages",
        "YAML",
    }
)
"""Names that stay as they are; guides about the tool have them in their titles."""
WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]+")
FINGERPRINT: Final = re.compile(r"fp1:[0-9a-f]+")
ARTICLE: Final = re.compile(r"<article.*</article>", re.DOTALL)
TOOL: Final = ("toolkit/",)
"""Pages about code and identifiers: only their frame is looked at."""


class Reading(HTMLParser):
    """The texts of a page that people read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attrs if name in SPOKEN and value]
        self._unread += tag in UNREAD

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.texts.append(data)


def foreign_words(page: str) -> Iterator[str]:
    reading = Reading()
    reading.feed(page)
    for text in reading.texts:
        for word in WORD.findall(FINGERPRINT.sub("", text)):
            if word not in NAMES:
                yield f"{word}: {text.strip()[:80]}"


def pages_of(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "_static" not in path.parts)


def test_no_page_says_anything_in_english(site: Path) -> None:
    found: dict[str, str] = {}
    for path in pages_of(site):
        name = path.relative_to(site).as_posix()
        page = path.read_text("utf-8")
        text = ARTICLE.sub("", page) if name.startswith(TOOL) else page
        found |= dict.fromkeys(foreign_words(text), name)
    assert (site / "search.html").is_file()
    assert found == {}


def test_pages_say_in_which_language_they_are(site: Path) -> None:
    assert all('<html lang="zh-CN"' in path.read_text("utf-8") for path in pages_of(site))


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("<p>Search</p>", "Search"),
        ("<button aria-label='Table of contents'></button>", "Table"),
        ("<a title='链接 to this'>#</a>", "to"),
    ],
)
def test_english_is_noticed(page: str, word: str) -> None:
    assert next(foreign_words(page)).startswith(word)


def test_code_and_fingerprints_are_no_words() -> None:
    assert (
        list(foreign_words("<p>指纹：fp1:01fa5e <code>handbook check</code></p><script>let x</script>")) == []
    )
