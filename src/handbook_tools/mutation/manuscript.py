"""A manuscript: the files of a handbook with the places of everything that can be changed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Policy, Provision
from handbook_tools.mutation.mutant import Span
from handbook_tools.project import REGISTERS, Files
from handbook_tools.sources import Source

POLICIES: Final = "policies"
ENTRIES: Final = ("roles", "parameters", "platforms", "laws", "flows", "checklists")
"""The registers whose entries are changed: those that say what policies mean, and who is asked."""

_OPTION: Final = re.compile(r":(?P<name>[a-z-]+):(?:[ \t]+(?P<value>.*?))?[ \t]*\n?")
_ITEM: Final = re.compile(r"\s*\d+\. ")
_FENCE: Final = re.compile(r":{3,}\s*")
_FIELD: Final = r"^(?:[ \t]+)?{name}:[ \t]+(?P<value>.+?)[ \t]*$"
_FLOW_FIELD: Final = r"[{{,][ \t]*{name}:[ \t]+(?P<value>\[[^\]\n]*\]|[^,}}\n]+)"


@dataclass(frozen=True, slots=True)
class ProvisionText:
    """Where a provision stands: whole lines for options and items, the sentence without its line end."""

    provision: Provision
    whole: Span
    options: Mapping[str, Span]
    sentence: Span
    items: tuple[Span, ...]

    @property
    def opening(self) -> Span:
        """The opening line of the directive."""
        return self.whole.part(0, self.whole.text.index("\n"))

    def option_value(self, name: str) -> Span | None:
        """Return the value of an option."""
        line = self.options.get(name)
        found = _OPTION.fullmatch(line.text) if line else None
        return line.part(*found.span("value")) if line and found and found["value"] else None

    @property
    def wordings(self) -> tuple[Span, ...]:
        """The sentence, then its items without their marks."""
        marks = (_ITEM.match(item.text) for item in self.items)
        texts = zip(self.items, marks, strict=True)
        items = (item.part(mark.end() if mark else 0, len(item.text.rstrip())) for item, mark in texts)
        return (self.sentence, *items)


@dataclass(frozen=True, slots=True)
class EntryText:
    """Where an entry of a register stands, or the front matter of a policy.

    ``register`` is the stem of the register's file, `POLICIES` for front matter.
    """

    register: str
    id: str
    path: str
    whole: Span

    def value(self, name: str) -> Span | None:
        """Return the value of a field, as it is written."""
        patterns = (form.format(name=name) for form in (_FIELD, _FLOW_FIELD))
        found = next(filter(None, (re.search(p, self.whole.text, re.MULTILINE) for p in patterns)), None)
        return self.whole.part(*found.span("value")) if found else None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A handbook, its files, and where its provisions and register entries stand in them."""

    handbook: Handbook
    files: Files
    provisions: Mapping[str, ProvisionText]
    entries: tuple[EntryText, ...]

    def entries_of(self, register: str) -> tuple[EntryText, ...]:
        """Return the entries of one register, in order."""
        return tuple(entry for entry in self.entries if entry.register == register)


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        spans.append(Span(start, line))
        start += len(line)
    return spans


def _join(lines: list[Span]) -> Span:
    return Span(lines[0].start, "".join(line.text for line in lines))


def _grouped_items(lines: list[Span]) -> Iterator[Span]:
    group: list[Span] = []
    for line in lines:
        if _ITEM.match(line.text) and group:
            yield _join(group)
            group = []
        if line.text.strip():
            group.append(line)
    if group:
        yield _join(group)


def _locate(provision: Provision, lines: list[Span]) -> ProvisionText:
    first = provision.place.line - 1
    last = next(index for index in range(first + 1, len(lines)) if _FENCE.fullmatch(lines[index].text))
    options = {}
    for line in lines[first + 1 : last]:
        found = _OPTION.fullmatch(line.text)
        if not found:
            break
        options[found["name"]] = line
    body = lines[first + 1 + len(options) : last]
    end = next((i for i, line in enumerate(body) if _ITEM.match(line.text)), len(body))
    wording = _join(body[:end])
    inner = wording.text.strip()
    sentence = Span(wording.start + wording.text.index(inner), inner)
    return ProvisionText(
        provision, _join(lines[first : last + 1]), options, sentence, tuple(_grouped_items(body[end:]))
    )


def _provision_texts(policy: Policy, source: Source) -> Iterator[ProvisionText]:
    lines = _lines(source.text)
    return (_locate(provision, lines) for provision in policy.provisions)


def _entry_texts(register: str, source: Source) -> Iterator[EntryText]:
    lines = _lines(source.text)
    heads = [i for i, line in enumerate(lines) if re.match(r"[^\s#].*?:", line.text)]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        identifier = lines[start].text.partition(":")[0].strip()
        yield EntryText(register, identifier, source.path, _join(lines[start:end]))


def _front_matter(policy: Policy, source: Source) -> EntryText:
    end = source.text.index("\n---", 1)
    return EntryText(POLICIES, policy.id, source.path, Span(0, source.text[:end]))


def open_manuscript(handbook: Handbook, files: Files) -> Manuscript:
    """Return the manuscript of *handbook*, which was read from *files* without a fault."""
    provisions: dict[str, ProvisionText] = {}
    entries: list[EntryText] = []
    for policy in handbook.policies:
        source = files[policy.place.path]
        entries.append(_front_matter(policy, source))
        provisions |= {text.provision.id: text for text in _provision_texts(policy, source)}
    for register in ENTRIES:
        path = f"{REGISTERS}/{register}.yml"
        if path in files:
            entries += _entry_texts(register, files[path])
    return Manuscript(handbook, files, provisions, tuple(entries))
