"""Register files to registers: a mapping of permanent ids to entries each, read entry by entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, Generic, NamedTuple, TypeVar

from handbook_tools.model.diagnostics import Diagnostic, Place, quote
from handbook_tools.model.identifiers import is_fact_id, is_identifier, is_source_id, source_id
from handbook_tools.model.provenance import SourceFact, SourceRegulation
from handbook_tools.model.registers import Registers
from handbook_tools.registers import readers
from handbook_tools.registers.consistency import check_registers, check_transfers, unknown_source
from handbook_tools.registers.templates import write_out_templates
from handbook_tools.registers.transfers import write_out_transfers
from handbook_tools.sources import Source, absent_source, read_sources
from handbook_tools.strict_yaml import (
    FieldReader,
    YamlMapping,
    YamlNode,
    YamlText,
    find_colon_trap,
    malformed_key,
    read_yaml,
)
from handbook_tools.strict_yaml.fields import ID_HINT

_Entry = TypeVar("_Entry")

FILES: Final = ("roles", "parameters", "platforms", "laws", "flows", "checklists")
SOURCES: Final = "sources"
"""The register of source regulations; a handbook that was not written from others has none."""
FILES_REMEMBERED: Final = 64
NOTHING: Final[Mapping[str, Source]] = MappingProxyType({})
SYNONYMS: Final = "synonyms"
"""The register of everyday words; a handbook can do without."""
SEPARATIONS: Final = "separations"
"""The register of roles that are kept apart; a handbook can do without."""
WAIVERS: Final = "waivers"
"""The register of exceptions from separations, there as soon as one was granted."""
PROVENANCE: Final = "provenance"
"""The folder that holds the facts of every source regulation, a file each."""


_UNINDENTED: Final = re.compile(r"^(?=[^\s#])", re.MULTILINE)


class _IdForm(NamedTuple):
    """How the ids of a register are written, as a test and as a hint."""

    fits: Callable[[str], bool]
    hint: str


_IDENTIFIER: Final = _IdForm(is_identifier, ID_HINT)
_SOURCE_ID: Final = _IdForm(is_source_id, "来源法规的编号是大写字母 S 加数字，例如：S2")


class RegistersReading(NamedTuple):
    """The registers as read, as far as they can be read, and what is wrong with their files.

    ``unread`` names the registers of which nothing could be read.
    """

    registers: Registers
    diagnostics: tuple[Diagnostic, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class _Form(Generic[_Entry]):
    """How the entries of a register are read: by which function, with which examples and ids."""

    read_entry: Callable[[str, Place, FieldReader], _Entry]
    examples: dict[str, str]
    ids: _IdForm = _IDENTIFIER


class _FileReading(NamedTuple, Generic[_Entry]):
    """The entries of one file, what is wrong with them, and whether any could be looked for."""

    entries: tuple[_Entry, ...]
    diagnostics: tuple[Diagnostic, ...]
    is_mapping: bool


_ROLES: Final = _Form(readers.read_role, readers.ROLE)
_PARAMETERS: Final = _Form(readers.read_parameter, readers.PARAMETER)
_PLATFORMS: Final = _Form(readers.read_platform, readers.PLATFORM)
_LAWS: Final = _Form(readers.read_law, readers.LAW)
_FLOWS: Final = _Form(readers.read_flow, readers.FLOW)
_CHECKLISTS: Final = _Form(readers.read_checklist, readers.CHECKLIST)
_REGULATIONS: Final = _Form(readers.read_regulation, readers.SOURCE, _SOURCE_ID)
_SYNONYMS: Final = _Form(readers.read_synonym, readers.SYNONYM)
_SEPARATIONS: Final = _Form(readers.read_separation, readers.SEPARATION)
_WAIVERS: Final = _Form(readers.read_waiver, readers.WAIVER)


@lru_cache(maxsize=FILES_REMEMBERED)
def _read_file(source: Source, form: _Form[_Entry]) -> _FileReading[_Entry]:
    """Read one register file; those read last are remembered, for handbooks read again and again."""
    node, unreadable = read_yaml(source.text, Place(source.path))
    if isinstance(node, YamlMapping):
        entries, found = _read_entries(node, form)
        return _FileReading(entries, (*source.diagnostics, *unreadable, *found), is_mapping=True)
    found = [*source.diagnostics, *unreadable]
    if source.text and not unreadable:
        example = "审核员的条目写作 reviewer: 另起一行缩进两格写 name: 审核员"
        found.append(_not_a_mapping(node, Place(source.path), "登记册", example))
    return _FileReading((), tuple(found), is_mapping=False)


def _read_entries(file: YamlMapping, form: _Form[_Entry]) -> tuple[tuple[_Entry, ...], list[Diagnostic]]:
    entries: list[_Entry] = []
    diagnostics: list[Diagnostic] = []
    for key, node in file.entries:
        what = f"条目{quote(key.text)}"
        if not form.ids.fits(key.text):
            diagnostics.append(malformed_key(key, form.ids.hint))
        elif isinstance(node, YamlMapping):
            fields = FieldReader(node, what, form.examples)
            fields.note_unknown()
            entries.append(form.read_entry(key.text, key.place, fields))
            diagnostics += fields.diagnostics
        else:
            example = next(iter(form.examples.values()))
            diagnostics.append(_not_a_mapping(node, key.place, what, example))
    return tuple(entries), diagnostics


def _pieces(text: str) -> list[str]:
    """Return *text* cut before every line that is not indented: what is written plainly, an entry a piece."""
    return _UNINDENTED.split(text)


def _read_edited(source: Source, before: Source, form: _Form[_Entry]) -> _FileReading[_Entry] | None:
    """Read a file as it was *before*, and anew only the entries that are written otherwise.

    `None` where that cannot be told: something is wrong, a line is more or less, an entry came or went.
    """
    known, was, now = _read_file(before, form), _pieces(before.text), _pieces(source.text)
    first = len(was) - len(known.entries)
    if known.diagnostics or source.diagnostics or len(was) != len(now) or was[:first] != now[:first]:
        return None
    entries, line = list(known.entries), sum(piece.count("\n") for piece in was[:first])
    for number, (old, new) in enumerate(zip(was[first:], now[first:], strict=True)):
        if old != new:
            alone = _read_file(Source(source.path, "\n" * line + new), form)
            same = old.partition(":")[0] == new.partition(":")[0] and old.count("\n") == new.count("\n")
            if alone.diagnostics or len(alone.entries) != 1 or not same:
                return None
            entries[number] = alone.entries[0]
        line += old.count("\n")
    return _FileReading(tuple(entries), (), is_mapping=True)


@dataclass(slots=True)
class _RegisterReader:
    sources: Mapping[str, Source]
    folder: str
    before: Mapping[str, Source]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def read(self, name: str, form: _Form[_Entry]) -> tuple[_Entry, ...]:
        """Read the register of this name."""
        path = self._path(name)
        source, before = self.sources.get(path) or absent_source(path), self.before.get(path)
        edited = _read_edited(source, before, form) if before and before is not source else None
        reading = edited or _read_file(source, form)
        self.diagnostics += reading.diagnostics
        self.unread += [] if reading.is_mapping else [name]
        return reading.entries

    def read_optional(self, name: str, form: _Form[_Entry]) -> tuple[_Entry, ...]:
        """Read a register that a handbook can do without, nothing where its file is not there."""
        return self.read(name, form) if self._path(name) in self.sources else ()

    def read_facts(self, sources: tuple[SourceRegulation, ...]) -> tuple[SourceFact, ...]:
        """Read the facts of every source regulation, and note files that belong to none."""
        names = [source.id for source in sources]
        if SOURCES not in self.unread:
            strays = (path for path in self._provenance_files() if path.stem not in names)
            self.diagnostics += (unknown_source(Place(str(path)), path.stem) for path in strays)
        facts = (self.read(f"{PROVENANCE}/{name}", _fact_form(name)) for name in names)
        return tuple(fact for found in facts for fact in found)

    def _provenance_files(self) -> list[PurePosixPath]:
        paths = (PurePosixPath(path) for path in sorted(self.sources))
        return [path for path in paths if path.parent == PurePosixPath(self.folder, PROVENANCE)]

    def _path(self, name: str) -> str:
        return str(PurePosixPath(self.folder, f"{name}.yml"))


@cache
def _fact_form(source: str) -> _Form[SourceFact]:
    def fits(text: str) -> bool:
        return is_fact_id(text) and source_id(text) == source

    hint = f"这个文件里的编号以 {source}- 开头，后面是字母、数字和点，例如：{source}-4a"
    return _Form(readers.read_fact, readers.FACT, _IdForm(fits, hint))


def _not_a_mapping(node: YamlNode | None, place: Place, what: str, example: str) -> Diagnostic:
    trap = find_colon_trap(node.text, node.place) if isinstance(node, YamlText) and node.plain else None
    if trap is not None:
        return trap
    hint = f"每个条目先写编号和冒号，再逐行缩进写字段，例如：{example}"
    return Diagnostic("field-type", place, f"{what}应为带名称的一组内容。", hint)


def register_files(folder: Path) -> list[Path]:
    """Return the register files in *folder*: the registers themselves and the facts of each source."""
    return [*sorted(folder.glob("*.yml")), *sorted((folder / PROVENANCE).glob("*.yml"))]


def read_registers(folder: Path, root: Path) -> RegistersReading:
    """Read the register files in *folder* of the project at *root*; never raises for bad input."""
    return registers_from(read_sources(register_files(folder), root), folder.relative_to(root).as_posix())


def registers_from(
    files: Mapping[str, Source], folder: str, before: Mapping[str, Source] = NOTHING
) -> RegistersReading:
    """Read the registers from *files*, which are sources by path; *folder* is where registers lie.

    Where files were read *before* and have been edited, only the edited entries are read anew.
    """
    reader = _RegisterReader(files, folder, before)
    sources = reader.read_optional(SOURCES, _REGULATIONS)
    roles = reader.read("roles", _ROLES)
    declared = reader.read("checklists", _CHECKLISTS)
    registers = Registers(
        roles=roles,
        parameters=reader.read("parameters", _PARAMETERS),
        platforms=reader.read("platforms", _PLATFORMS),
        laws=reader.read("laws", _LAWS),
        flows=reader.read("flows", _FLOWS),
        checklists=write_out_transfers(write_out_templates(declared, roles), roles),
        sources=sources,
        facts=reader.read_facts(sources),
        synonyms=reader.read_optional(SYNONYMS, _SYNONYMS),
        separations=reader.read_optional(SEPARATIONS, _SEPARATIONS),
        waivers=reader.read_optional(WAIVERS, _WAIVERS),
    )
    checked = () if reader.unread else (*check_registers(registers), *check_transfers(declared, roles))
    found = (*reader.diagnostics, *checked)
    ordered = tuple(sorted(found, key=lambda each: each.place))
    return RegistersReading(registers, ordered, tuple(reader.unread))
