"""Pages of the site that a change touches: found by the views and references that they contain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from handbook_tools.impact.impact import PageImpact
from handbook_tools.markdown.syntax import split_directive
from handbook_tools.model.identifiers import join_id
from handbook_tools.project import DOCS, Files

PageKey = tuple[str, str]
"""What a page shows: the name of a view or of an inline role, and its argument."""

_FENCE: Final = re.compile(r"(?P<fence>`{3,}|:{3,})(?P<info>.*)")
_ROLE: Final = re.compile(r"\{(?P<role>param|law|provision)\}`(?P<target>[^`]+)`")
_CODE: Final = re.compile(r"(`{2,})(?!`).*?(?<!`)\1(?!`)")
"""A code span that shows a role instead of using it."""
_TITLE: Final = re.compile(r"^# (?P<title>.+)$", re.MULTILINE)


@dataclass(slots=True)
class Touched:
    """Everything that reads otherwise, as views and references name it, and pages that surely do."""

    keys: set[PageKey] = field(default_factory=set)
    docnames: set[str] = field(default_factory=set)

    def note(self, view: str, *arguments: str) -> None:
        """Note that *view* reads otherwise with each of *arguments*."""
        self.keys.update((view, argument) for argument in arguments)


def _prose_lines(text: str) -> Iterator[str]:
    """Yield the lines outside code blocks; a directive's own lines are not code."""
    closing = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if closing:
            closing = "" if line.strip() == closing else closing
        elif found and found["fence"].startswith("`") and split_directive(found["info"]) is None:
            closing = found["fence"]
        else:
            yield line


def keys_of(text: str, policy: str = "") -> set[PageKey]:
    """Return what a page shows of the handbook; *policy* is the one that its local ids belong to."""
    keys: set[PageKey] = set()
    for line in _prose_lines(text):
        fence = _FENCE.match(line)
        directive = split_directive(fence["info"]) if fence else None
        if directive:
            keys.add(directive)
        for found in _ROLE.finditer(_CODE.sub("", line)):
            target = found["target"].partition(" ")[0]
            full = join_id(policy, target) if found["role"] == "provision" else target
            keys.add((found["role"], full))
    return keys


def find_pages(files: Files, policies: Mapping[str, str], touched: Touched) -> tuple[PageImpact, ...]:
    """Return those of *files* that will read otherwise, by name; *policies* are ids by docname."""
    pages = (path for path in sorted(files) if path.endswith(".md"))
    return tuple(
        PageImpact(docname, _title(files[path].text, docname))
        for path in pages
        if (docname := PurePosixPath(path).relative_to(DOCS).with_suffix("").as_posix()) in touched.docnames
        or not touched.keys.isdisjoint(keys_of(files[path].text, policies.get(docname, "")))
    )


def _title(text: str, docname: str) -> str:
    found = _TITLE.search(text)
    return found["title"].strip() if found else docname
