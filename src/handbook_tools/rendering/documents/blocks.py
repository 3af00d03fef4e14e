"""A document to be handed out: its title and its blocks, free of any markup."""

from __future__ import annotations

from dataclasses import dataclass

from handbook_tools.model.redline import Inserted, Kept, Redline, Removed


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, in the middle of the page where it is ``centred``."""

    text: str
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """A paragraph with its changes: what is struck and what is put in; a text editor can take either."""

    redline: Redline


@dataclass(frozen=True, slots=True)
class Table:
    """A table; in its cells what is new stands out and what is gone is struck."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Redline, ...], ...]


Block = Heading | Line | Changed | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its title."""

    title: str
    blocks: tuple[Block, ...]


def plain(text: str) -> Redline:
    """Return a text without changes as the content of a cell."""
    return (Kept(text),) if text else ()


def old_side(redline: Redline) -> Redline:
    """Return what stood before a change, with what is gone marked."""
    return tuple(each for each in redline if not isinstance(each, Inserted))


def new_side(redline: Redline) -> Redline:
    """Return what stands after a change, with what is new marked."""
    return tuple(each for each in redline if not isinstance(each, Removed))
