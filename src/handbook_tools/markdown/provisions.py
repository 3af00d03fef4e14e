"""A provision directive to a provision: its options, its one paragraph and its items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from handbook_tools.markdown import faults
from handbook_tools.markdown.inlines import InlineReader, is_plain_line
from handbook_tools.markdown.options import (
    Options,
    check_options,
    read_dates,
    read_options,
    read_running,
    read_step,
    split_body,
)
from handbook_tools.markdown.syntax import parse_body
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.identifiers import is_identifier, join_id
from handbook_tools.model.policy import Kind, Provision
from handbook_tools.model.wording import Item, Wording

REMEMBERED: Final = 4096
"""How many provisions are remembered as read: where one of a policy is edited, only that is read again."""

_ITEM: Final = re.compile(r"[1-9]\. ")


@dataclass(slots=True)
class IdRegister:
    """The ids of one policy as they are read, each with its first place."""

    policy: str
    places: dict[str, Place] = field(default_factory=dict)

    def note(self, local: str, place: Place) -> list[Diagnostic]:
        """Note an id and return what is wrong with it."""
        if not is_identifier(local):
            return [faults.malformed_id(place, local)]
        first = self.places.setdefault(local, place)
        return [] if first is place else [faults.duplicate_id(place, local, first)]


@dataclass(frozen=True, slots=True)
class Body:
    """What stands in a provision or in plain text: one paragraph and the items after it."""

    wording: Wording
    items: tuple[Item, ...]
    place: Place


def _list_nodes(item: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [child for child in item.children if child.type == "ordered_list"]


@dataclass(slots=True)
class BodyReader:
    """Reads paragraphs and lists of one policy; findings gather in ``diagnostics``."""

    ids: IdRegister
    inlines: InlineReader
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def read_wording(self, paragraph: SyntaxTreeNode) -> Wording:
        """Return the wording of a paragraph."""
        return self.inlines.read(paragraph.children[0].children)

    def read_items(self, ordered_list: SyntaxTreeNode, depth: int = 1) -> tuple[Item, ...]:
        """Return the items of a list, at most two levels deep."""
        return tuple(self._read_item(child, depth) for child in ordered_list.children)

    def _read_item(self, node: SyntaxTreeNode, depth: int) -> Item:
        paragraphs = [child for child in node.children if child.type == "paragraph"]
        for child in node.children:
            if child not in paragraphs[:1] and not (child.type == "ordered_list" and depth == 1):
                self.note_unsupported(child)
        lists = _list_nodes(node) if depth == 1 else []
        below = tuple(item for child in lists for item in self.read_items(child, depth + 1))
        if not paragraphs:
            return Item((), items=below)
        inline = paragraphs[0].children[0]
        identifier, inner = self._split_id(inline.children)
        return Item(self.inlines.read(inner), identifier, below)

    def _split_id(self, children: list[SyntaxTreeNode]) -> tuple[str, list[SyntaxTreeNode]]:
        if not children or children[0].type != "span":
            return "", children
        span, place = children[0], self.inlines.place(children[0])
        local = str(span.attrs.get("id", ""))
        wrong = self.ids.note(local, place)
        self.diagnostics += wrong
        identifier = "" if wrong else join_id(self.ids.policy, local)
        return identifier, [*span.children, *children[1:]]

    def note_unsupported(self, node: SyntaxTreeNode) -> None:
        """Note a block that articles cannot contain."""
        found = node.content if not node.children else _first_text(node)
        self.diagnostics.append(faults.unsupported_block(self.inlines.place(node), node.type, found))

    def finish(self) -> list[Diagnostic]:
        """Return everything found, inline findings included."""
        return [*self.diagnostics, *self.inlines.diagnostics]


def _first_text(node: SyntaxTreeNode) -> str:
    return next((child.content for child in node.walk() if child.type == "inline"), "")


@dataclass(frozen=True, slots=True)
class ProvisionReading:
    """A provision as read, `None` where it has no usable id; ``continues`` joins the 款 before it."""

    provision: Provision | None
    continues: bool
    diagnostics: tuple[Diagnostic, ...]


def read_provision(kind: Kind, local: str, content: str, place: Place, ids: IdRegister) -> ProvisionReading:
    """Read the *content* of a provision directive whose opening line stands at *place*.

    It is the same wherever its ids are new: only where one is taken do the other ids of the policy matter.
    """
    reading, noted = _read_alone(kind, local, content, place, ids.policy)
    if noted.keys() & ids.places.keys():
        return _read_provision(kind, local, content, place, ids)
    ids.places |= noted
    return reading


@lru_cache(maxsize=REMEMBERED)
def _read_alone(
    kind: Kind, local: str, content: str, place: Place, policy: str
) -> tuple[ProvisionReading, dict[str, Place]]:
    """Return the provision as if no other stood in its policy, with the ids that it takes."""
    ids = IdRegister(policy)
    return _read_provision(kind, local, content, place, ids), ids.places


forget_provisions = _read_alone.cache_clear


def _read_provision(kind: Kind, local: str, content: str, place: Place, ids: IdRegister) -> ProvisionReading:
    opening = f":::{{{kind}}} {local}".rstrip()
    example = f":::{{{kind}}} first-review"
    wrong = ids.note(local, place) if local else [faults.missing_id(place, opening, example)]
    option_lines, body_lines = split_body(content.removesuffix("\n").split("\n"))
    options, found = read_options(option_lines, opening, place)
    found += check_options(options, kind.value)
    body, body_found = _read_body(body_lines, place.below(len(option_lines) + 1), ids, opening)
    step, step_found = read_step(options, ids.policy)
    dates, date_found = read_dates(options)
    running, running_found = read_running(options)
    found += [*body_found, *step_found, *date_found, *running_found]
    provision = None
    if body is not None and not wrong:
        provision = Provision(
            id=join_id(ids.policy, local),
            kind=kind,
            wording=body.wording,
            items=body.items,
            step=step,
            basis=tuple(options.get("basis").split()),
            decides_by=tuple(join_id(ids.policy, each) for each in options.get("decides-by").split()),
            place=place,
            wording_place=body.place,
            running=running,
            effective=dates.get("effective"),
            repealed=dates.get("repealed"),
            applies_from=dates.get("applies_from"),
            **_texts(options),
        )
    return ProvisionReading(provision, "continues" in options.values, (*wrong, *found))


def _texts(options: Options) -> dict[str, str]:
    names = ("bearer", "deadline", "reason", "question", "evidence", "discretion")
    return {name: options.get(name) for name in names}


def _read_body(
    lines: list[str], start: Place, ids: IdRegister, opening: str
) -> tuple[Body | None, list[Diagnostic]]:
    inlines = InlineReader(ids.policy, start)
    body = _read_plain_body([(number, line) for number, line in enumerate(lines) if line], inlines)
    if body is not None:
        return body, inlines.diagnostics
    return _parse_body("\n".join(lines), BodyReader(ids, inlines), opening)


def _read_plain_body(lines: list[tuple[int, str]], inlines: InlineReader) -> Body | None:
    """Read a plain line, and plain items one below the other after a blank line; `None` for all else."""
    if not lines or not is_plain_line(lines[0][1]):
        return None
    (first, sentence), *rest = lines
    items = [(number, _ITEM.sub("", line, count=1)) for number, line in rest if _ITEM.match(line)]
    if [number for number, _ in rest] != list(range(first + 2, first + 2 + len(items))):
        return None
    if not all(is_plain_line(text) for _, text in items):
        return None
    read = inlines.read_plain_line
    place = inlines.start.below(first)
    below = tuple(Item(read(text, inlines.start.below(number))) for number, text in items)
    return Body(read(sentence, place), below, place)


def _parse_body(text: str, reader: BodyReader, opening: str) -> tuple[Body | None, list[Diagnostic]]:
    blocks = parse_body(text)
    if not blocks or blocks[0].type != "paragraph":
        for node in blocks:
            reader.note_unsupported(node)
        return None, [*reader.finish(), faults.empty_provision(reader.inlines.start, opening)]
    head, *rest = blocks
    items: tuple[Item, ...] = ()
    for node in rest:
        if node.type == "ordered_list" and not items:
            items = reader.read_items(node)
        elif node.type == "paragraph":
            reader.diagnostics.append(
                faults.several_paragraphs(reader.inlines.place(node), _first_text(node))
            )
        elif node.type != "myst_line_comment":
            reader.note_unsupported(node)
    body = Body(reader.read_wording(head), items, reader.inlines.place(head))
    return body, reader.finish()
