"""The ledger 台账: the fingerprint of everything that the handbook lays down, so that nothing changes unseen.

Checklists hold what somebody must do. Definitions, permissions, articles and register entries stand in no
checklist; the ledger records them as well, a line an entry: its class, its id, its fingerprint.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from handbook_tools.model.diagnostics import Diagnostic, Place, Severity, quote
from handbook_tools.model.fingerprint import digest_fields, fingerprint, wording_content
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Policy, Provision
from handbook_tools.model.registers import WHENCE, Registers
from handbook_tools.model.remembering import remembered
from handbook_tools.model.selection import select_provisions
from handbook_tools.model.wording import walk_items
from handbook_tools.sources import Source, absent_source, read_source, write_atomically

FILE: Final = "ledger.txt"
SIZE_LIMIT: Final = 20_000_000
"""The ledger has a line for everything in the handbook, and is generated: no other file grows so large."""
COMMAND: Final = "handbook checklists write"
PROVISION: Final = "规定"
MARK: Final = "标注"
"""What a provision is marked with beside its wording: computed from it, and so not in its fingerprint."""
CHANGED: Final = "ledger-changed"
MISSING: Final = "ledger-missing"
SURPLUS: Final = "ledger-surplus"
_MARK: Final = f"# 台账：由 {COMMAND} 根据制度和登记册生成，请勿手工修改。每行是类别、编号和指纹。"
_HINT: Final = f"核对这处变化是否是有意的；确认之后运行 {COMMAND}，把台账的变化一并提交。"
_NOTHING_THERE: Final = frozenset({"file-missing", "file-empty"})
_WORDS_A_LINE: Final = 3
_SHOWN: Final = 3
REMEMBERED: Final = 4096


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What the ledger holds of one thing: its key (``规定 publication/planning``) and its fingerprint."""

    key: str
    fingerprint: str
    place: Place


class Ledger(NamedTuple):
    """A ledger as recorded: entries by key, and what is wrong with its file."""

    entries: Mapping[str, LedgerEntry]
    diagnostics: tuple[Diagnostic, ...] = ()


def _contents(value: Any) -> Iterator[str]:
    """Yield what *value* holds, text by text, without places; a field as it is by default is not told.

    So a field that a later version adds leaves the fingerprints of what does not use it alone. Numbers of
    members and of fields go first: no two values yield the same texts.
    """
    if isinstance(value, str):
        yield value.value if isinstance(value, Enum) else value
    elif isinstance(value, tuple):
        yield str(len(value))
        for member in value:
            yield from _contents(member)
    elif is_dataclass(value):
        told = tuple(_told_fields(value))
        yield str(len(told))
        for name, content in told:
            yield name
            yield from _contents(content)
    else:
        yield str(value.value) if isinstance(value, Enum) else str(value)


def _told_fields(value: Any) -> Iterator[tuple[str, Any]]:
    for each in _content_fields(value.__class__):
        content = getattr(value, each.name)
        if content != each.default:
            yield each.name, content


@cache
def _content_fields(form: Any) -> tuple[Field[Any], ...]:
    return tuple(each for each in fields(form) if each.name not in WHENCE)


def _policy_fields(policy: Policy, handbook: Handbook) -> Iterator[str]:
    for name in ("title", "short_title", "version", "promulgated", "effective", "owner", "order"):
        yield str(getattr(policy, name))
    if policy.repealed:
        yield from ("repealed", str(policy.repealed), policy.replaced_by)
    yield from (wording_content(text.wording, handbook) for text in policy.preamble)
    for chapter in policy.chapters:
        yield str(chapter)
        yield from (wording_content(text.wording, handbook) for text in chapter.preamble)
        yield from (article.id for article in chapter.articles)


def _article_fields(article: Article, handbook: Handbook) -> Iterator[str]:
    yield from (str(article.number), article.title)
    for paragraph in article.paragraphs:
        yield str(paragraph.number)
        yield from (provision.id for provision in paragraph.provisions)
        for text in paragraph.texts:
            yield wording_content(text.wording, handbook)
            yield from (wording_content(item.wording, handbook) for item in walk_items(text.items))


def take_registers(registers: Registers) -> Iterator[LedgerEntry]:
    """Yield the entries of the registers."""
    tables: dict[str, Iterable[Any]] = {
        "岗位": registers.roles,
        "参数": registers.parameters,
        "平台": registers.platforms,
        "法律": registers.laws,
        "流程": registers.flows,
        "清单": registers.checklists,
        "分离": registers.separations,
        "豁免": registers.waivers,
        "来源": registers.sources,
        "事实": registers.facts,
    }
    for name, entries in tables.items():
        for entry in entries:
            yield LedgerEntry(f"{name} {entry.id}", _digest(entry), entry.place)


@remembered(REMEMBERED)
def _digest(entry: Any) -> str:
    return digest_fields(tuple(_contents(entry)))


def take_policy(
    policy: Policy, handbook: Handbook, without: Container[str] = frozenset()
) -> Iterator[LedgerEntry]:
    """Yield the entries of one policy: itself, then its articles, each with its provisions.

    The fingerprints of the provisions whose ids are in *without* are not taken.
    """
    yield LedgerEntry(
        f"制度 {policy.id}", digest_fields(tuple(_policy_fields(policy, handbook))), policy.place
    )
    for article in policy.articles:
        digest = digest_fields(tuple(_article_fields(article, handbook)))
        yield LedgerEntry(f"条 {article.id}", digest, article.place)
        for provision in article.provisions:
            if provision.id not in without:
                digest = fingerprint(provision, handbook)
                yield LedgerEntry(f"{PROVISION} {provision.id}", digest, provision.place)
            if marks := tuple(_marks(provision)):
                yield LedgerEntry(f"{MARK} {provision.id}", digest_fields(marks), provision.place)


def _marks(provision: Provision) -> Iterator[str]:
    """Yield what *provision* is marked with, each mark after its name; nothing where it has none."""
    if provision.decides_by or provision.discretion:
        yield from (*provision.decides_by, "discretion", provision.discretion)
    for name in ("effective", "repealed", "applies_from", "running"):
        if value := getattr(provision, name):
            yield from (name, str(value))


def take_ledger(handbook: Handbook, without: Container[str] = frozenset()) -> Iterator[LedgerEntry]:
    """Yield the entries of the ledger of *handbook*: the policies in reading order, then the registers.

    The provisions whose ids are in *without* are left out.
    """
    for policy in handbook.policies:
        yield from take_policy(policy, handbook, without)
    yield from take_registers(handbook.registers)


def render_ledger(handbook: Handbook) -> str:
    """Return the text of the ledger's file."""
    lines = (f"{entry.key} {entry.fingerprint}" for entry in take_ledger(handbook))
    return "\n".join([_MARK, *lines, ""])


def read_ledger(source: Source) -> Ledger:
    """Read the file of a ledger; never raises for bad input."""
    found = list(source.diagnostics)
    entries: dict[str, LedgerEntry] = {}
    for number, line in enumerate(source.text.split("\n")):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        place = Place(source.path).below(number)
        key = " ".join(words[:2])
        if len(words) != _WORDS_A_LINE or key in entries:
            message = f"台账的这一行读不懂，或者写了两次：{quote(line)}。"
            found.append(Diagnostic("ledger-malformed", place, message, f"运行 {COMMAND} 重新生成。"))
        else:
            entries[key] = LedgerEntry(key, words[2], place)
    return Ledger(entries, tuple(found))


def find_changes(taken: Iterable[LedgerEntry], recorded: Ledger) -> Iterator[tuple[str, LedgerEntry]]:
    """Yield what the ledger *taken* has otherwise than the one *recorded*, each with the rule it breaks.

    What is changed or new comes as taken, what is gone as recorded.
    """
    left = dict(recorded.entries)
    for entry in taken:
        before = left.pop(entry.key, None)
        if before is None:
            yield MISSING, entry
        elif before.fingerprint != entry.fingerprint:
            yield CHANGED, entry
    for entry in left.values():
        yield SURPLUS, entry


def compare_ledger(taken: Iterable[LedgerEntry], recorded: Ledger) -> Iterator[Diagnostic]:
    """Yield where the ledger *taken* from a handbook departs from the one *recorded*.

    What is new is a warning, one a file: it is no departure from anything that was recorded.
    """
    yield from recorded.diagnostics
    added: dict[str, list[LedgerEntry]] = {}
    for rule, entry in find_changes(taken, recorded):
        if rule == MISSING:
            added.setdefault(entry.place.path, []).append(entry)
        elif rule == CHANGED:
            message = f"{entry.key} 的内容与台账（{recorded.entries[entry.key].place}）不符。"
            yield Diagnostic(rule, entry.place, message, _HINT)
        else:
            yield Diagnostic(rule, entry.place, f"台账里的这一条已经不在：{entry.key}。", _HINT)
    yield from map(_not_recorded, added.values())


def _not_recorded(entries: list[LedgerEntry]) -> Diagnostic:
    names = "、".join(entry.key for entry in entries[:_SHOWN])
    rest = f"等 {len(entries)} 条" if len(entries) > _SHOWN else ""
    message = f"还没有记入台账：{names}{rest}。"
    hint = f"写完以后运行 {COMMAND}，把台账的变化一并提交。"
    return Diagnostic(MISSING, entries[0].place, message, hint, Severity.WARNING)


def ledger_source(folder: Path, root: Path) -> Source:
    """Read the ledger's file in *folder* of the project at *root*."""
    path = folder / FILE
    return (
        read_source(path, root, SIZE_LIMIT)
        if path.exists()
        else absent_source(path.relative_to(root).as_posix())
    )


def _recorded_in_checklists(handbook: Handbook) -> set[str]:
    """Return the ids of the provisions that a checklist holds."""
    entries = handbook.registers.checklists
    return {each.id for entry in entries for each in select_provisions(entry, handbook)}


def check_ledger(handbook: Handbook, folder: Path, root: Path) -> tuple[Diagnostic, ...]:
    """Return where the ledger in *folder* departs from *handbook*, by place.

    A provision that a checklist holds is reported with its checklist, and not a second time here.
    """
    recorded = read_ledger(ledger_source(folder, root))
    if not recorded.entries:
        place = Place((folder / FILE).relative_to(root).as_posix())
        unread = tuple(found for found in recorded.diagnostics if found.rule not in _NOTHING_THERE)
        if unread:
            return unread
        hint = f"运行 {COMMAND}，把 {place.path} 一并提交。"
        return (Diagnostic(MISSING, place, "没有可用的台账。", hint),)
    twice = _recorded_in_checklists(handbook)
    keys = {f"{PROVISION} {each}" for each in twice}
    kept = {key: entry for key, entry in recorded.entries.items() if key not in keys}
    found = compare_ledger(take_ledger(handbook, twice), Ledger(kept, recorded.diagnostics))
    return tuple(sorted(found, key=lambda each: each.place))


def write_ledger(handbook: Handbook, folder: Path) -> Path | None:
    """Write the ledger to *folder*; return its path, `None` where it had not changed.

    Raises:
        OSError: the file cannot be written; it is then as it was.
    """
    path, text = folder / FILE, render_ledger(handbook)
    if path.is_file() and path.read_bytes() == text.encode():
        return None
    write_atomically(path, text)
    return path
