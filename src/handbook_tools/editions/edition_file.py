"""The file of an edition: JSON Lines, one article or one entry of a register a line.

The first line is the head. Then comes each policy: itself, its chapters, their articles, each article with
the fingerprints of its provisions. Last come the registers, entry by entry. The text is canonical: reading
and writing it again gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final, get_args, get_type_hints

from handbook_tools.editions.edition import FORMAT, Edition, EditionHead, digest_bytes
from handbook_tools.editions.values import FormError, Json, read_value, write_value
from handbook_tools.garbage_collection import paused_collection
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.fingerprint import fingerprint
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Chapter, Policy
from handbook_tools.model.registers import Registers

SIZE_LIMIT: Final = 64_000_000
"""The largest edition that is read, in bytes: some hundred thousand provisions."""
DEPTH_LIMIT: Final = 40
"""How deep the values of a line may be nested."""

_ENTRIES: Final = {
    field.name: get_args(get_type_hints(Registers)[field.name])[0] for field in fields(Registers)
}
"""The class of the entries of every register, by the name of the register."""


class EditionError(Exception):
    """The file of an edition is not one; ``place`` says where, the text in Chinese why."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


def take_fingerprints(handbook: Handbook) -> Mapping[str, str]:
    """Return the fingerprints of the provisions of *handbook* by full id."""
    return {provision.id: fingerprint(provision, handbook) for provision in handbook.provisions}


def render_edition(head: EditionHead, handbook: Handbook, fingerprints: Mapping[str, str]) -> str:
    """Return the text of the file of an edition."""
    return "".join(f"{_json(record)}\n" for record in _records(head, handbook, fingerprints))


def _json(record: Json) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _records(head: EditionHead, handbook: Handbook, fingerprints: Mapping[str, str]) -> Iterator[Json]:
    yield {"edition": write_value(head)}
    for policy in handbook.policies:
        yield {"policy": write_value(replace(policy, chapters=()))}
        for chapter in policy.chapters:
            yield {"chapter": write_value(replace(chapter, articles=()))}
            for article in chapter.articles:
                prints = {each.id: fingerprints.get(each.id, "") for each in article.provisions}
                yield {"article": write_value(article), "fingerprints": prints}
    for name in _ENTRIES:
        yield from ({name: write_value(entry)} for entry in getattr(handbook.registers, name))


def read_edition_head(content: bytes, path: str) -> EditionHead:
    """Read what the first line of an edition's file says of it, and nothing of the others.

    Raises:
        EditionError: the line is not the head of an edition.
    """
    reader = _EditionReader(path)
    reader.read_line(_decode(content.partition(b"\n")[0], path), Place(path, 1))
    return reader.head()


@paused_collection()
def read_edition(content: bytes, path: str) -> Edition:
    """Read the bytes of an edition's file.

    Raises:
        EditionError: a line is not what it should be.
    """
    reader = _EditionReader(path)
    for number, line in enumerate(_decode(content, path).removesuffix("\n").split("\n"), start=1):
        reader.read_line(line, Place(path, number))
    return Edition(reader.head(), reader.handbook(), reader.fingerprints, path, digest_bytes(content))


def read_registers(content: bytes, path: str, names: Collection[str]) -> Registers:
    """Read the entries of the registers of these *names* from the bytes of an edition's file, and no others.

    Raises:
        EditionError: a line of theirs is not what it should be.
    """
    reader = _EditionReader(path)
    starts = tuple(f'{{"{name}":'.encode() for name in names)
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.startswith(starts):
            reader.read_line(_decode(line, path), Place(path, number))
    return reader.handbook().registers


def _decode(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EditionError(Place(path), "版本文件不是 UTF-8 编码") from error


class _EditionReader:
    """What the lines read so far make up."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._head: EditionHead | None = None
        self._policies: list[tuple[Policy, list[tuple[Chapter, list[Article]]]]] = []
        self._entries: dict[str, list[Any]] = {name: [] for name in _ENTRIES}
        self.fingerprints: dict[str, str] = {}

    def read_line(self, line: str, place: Place) -> None:
        try:
            record = json.loads(line)
            kind, content = next(iter(record.items()))
            self._read_record(kind, content, record, place)
        except FormError as error:
            raise EditionError(place, str(error)) from error
        except (ValueError, AttributeError, StopIteration, IndexError, RecursionError) as error:
            raise EditionError(place, "这一行不是版本文件的内容") from error

    def _read_record(self, kind: str, content: Json, record: Json, place: Place) -> None:
        match kind:
            case "edition":
                self._head = read_value(EditionHead, content, place)
            case "policy":
                self._policies.append((read_value(Policy, content, place), []))
            case "chapter":
                self._policies[-1][1].append((read_value(Chapter, content, place), []))
            case "article":
                self._policies[-1][1][-1][1].append(read_value(Article, content, place))
                self.fingerprints.update(record.get("fingerprints", {}))
            case _ if kind in _ENTRIES:
                self._entries[kind].append(read_value(_ENTRIES[kind], content, place))
            case _:
                raise FormError(f"不认识 {kind}")

    def head(self) -> EditionHead:
        if self._head is None:
            raise EditionError(Place(self._path), "第一行不是版本的说明（edition）")
        if self._head.format != FORMAT:
            raise EditionError(Place(self._path), f"格式版本是 {self._head.format}，只能读 {FORMAT}")
        return self._head

    def handbook(self) -> Handbook:
        policies = (
            replace(
                policy, chapters=tuple(replace(chapter, articles=tuple(held)) for chapter, held in chapters)
            )
            for policy, chapters in self._policies
        )
        entries = {name: tuple(found) for name, found in self._entries.items()}
        return Handbook(tuple(policies), Registers(**entries))
