"""The chain of editions: read from their folder, each held against its successor and against the ledger.

The ledger, ``editions/ledger.txt``, has a line an edition: its number and the digest of its file. A changed
past is found twice, by the successor and by the ledger; a changed last edition by the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from handbook_tools.editions.edition import Edition, digest_bytes
from handbook_tools.editions.edition_file import SIZE_LIMIT, EditionError, read_edition, render_edition
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.fingerprint import SCHEME, fingerprint
from handbook_tools.sources import read_content, read_source

FOLDER: Final = "editions"
LEDGER: Final = "ledger.txt"
_RESTORE: Final = "从仓库的历史里恢复这个文件；要改变规定的，修改条文，再发布新的版本。"


class EditionsReading(NamedTuple):
    """The editions that can be read, by number, and what is wrong with their files."""

    editions: tuple[Edition, ...]
    diagnostics: tuple[Diagnostic, ...]


def edition_path(folder: Path, number: int) -> Path:
    """Return the path of the file of the edition of this number."""
    return folder / f"{number}.jsonl"


def read_editions(folder: Path, root: Path) -> EditionsReading:
    """Read the editions in *folder* of the project at *root*; never raises for bad input."""
    editions, found = [], list[Diagnostic]()
    for path in sorted(folder.glob("*.jsonl"), key=lambda each: (len(each.name), each.name)):
        content = read_content(path, root, SIZE_LIMIT)
        if isinstance(content, Diagnostic):
            found.append(content)
            continue
        try:
            editions.append(read_edition(content, path.relative_to(root).as_posix()))
        except EditionError as error:
            found.append(Diagnostic("edition-unreadable", error.place, f"{error}。", _RESTORE))
    editions.sort(key=lambda edition: edition.head.number)
    return EditionsReading(tuple(editions), tuple(found))


def check_editions(folder: Path, root: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the editions in *folder*; nothing where there are none."""
    reading = read_editions(folder, root)
    if not reading.editions and not reading.diagnostics:
        return ()
    place = Place((folder / LEDGER).relative_to(root).as_posix())
    recorded = read_ledger(folder, root)
    return (
        *reading.diagnostics,
        *_altered(reading.editions, recorded),
        *_sequence(reading.editions, recorded, place),
        *(each for edition in reading.editions for each in _inside(edition)),
    )


def read_ledger(folder: Path, root: Path) -> Mapping[int, str]:
    """Return the recorded digests by the number of the edition."""
    if not (folder / LEDGER).exists():
        return {}
    pairs = (line.split() for line in read_source(folder / LEDGER, root).text.splitlines())
    return {
        int(pair[0]): pair[1]
        for pair in pairs
        if len(pair) == len(("number", "digest")) and pair[0].isdigit()
    }


def render_ledger(digests: Mapping[int, str]) -> str:
    """Return the text of the ledger."""
    return "".join(f"{number} {digest}\n" for number, digest in sorted(digests.items()))


def _altered(editions: tuple[Edition, ...], recorded: Mapping[int, str]) -> Iterator[Diagnostic]:
    followers = {earlier.head.number: later for earlier, later in pairwise(editions)}
    for edition in editions:
        number, follower = edition.head.number, followers.get(edition.head.number)
        witnesses = []
        if follower and follower.head.previous != edition.digest:
            witnesses.append(follower.head.name)
        if recorded.get(number, edition.digest) != edition.digest:
            witnesses.append(f"{FOLDER}/{LEDGER}")
        if witnesses:
            message = f"{edition.head.name}已经发布，文件却被改动了：与{'、'.join(witnesses)}记录的摘要不符。"
            yield Diagnostic("edition-altered", Place(edition.path), message, _RESTORE)


def _sequence(
    editions: tuple[Edition, ...], recorded: Mapping[int, str], ledger: Place
) -> Iterator[Diagnostic]:
    numbers = [edition.head.number for edition in editions]
    if numbers != list(range(1, len(numbers) + 1)):
        message = f"版本的编号应从 1 起连续，现在是 {'、'.join(map(str, numbers))}。"
        yield Diagnostic("edition-sequence", ledger, message, "恢复缺少的版本文件。")
    if sorted(recorded) != numbers:
        message = "台账与版本文件不是一一对应。"
        yield Diagnostic(
            "edition-sequence", ledger, message, "恢复台账和版本文件；它们由 handbook edition release 写。"
        )
    for earlier, later in pairwise(editions):
        dates = (earlier.head.promulgated, earlier.head.effective)
        if later.head.promulgated < dates[0] or later.head.effective < dates[1]:
            message = f"{later.head.name}的日期早于{earlier.head.name}。"
            yield Diagnostic("edition-sequence", Place(later.path), message, _RESTORE)


def _inside(edition: Edition) -> Iterator[Diagnostic]:
    """Yield where the file of *edition* is not as its own content says."""
    canonical = render_edition(edition.head, edition.handbook, edition.fingerprints)
    if digest_bytes(canonical.encode()) != edition.digest:
        message = f"{edition.head.name}的文件不是规范的写法。"
        yield Diagnostic("edition-fingerprint", Place(edition.path), message, _RESTORE)
    for provision in edition.handbook.provisions:
        taken = edition.fingerprints.get(provision.id, "")
        if taken.partition(":")[0] in {"", SCHEME} and taken != fingerprint(provision, edition.handbook):
            message = f"{edition.head.name}里 {provision.id} 的指纹与条文不符。"
            yield Diagnostic("edition-fingerprint", provision.place, message, _RESTORE)
