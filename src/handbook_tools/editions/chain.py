"""The chain of editions: each held against its successor, against the ledger and against its instrument.

The ledger, ``editions/ledger.txt``, has a line an edition: its number and the digest of its file. A changed
past is found twice, by the successor and by the ledger; a changed last edition by the ledger. What both vouch
for is as it was released, so that its bytes need only be hashed: checking costs nearly the same however
many editions there are. `verify_chain` trusts nobody and reads every one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from handbook_tools.editions.edition import Edition, digest_bytes
from handbook_tools.editions.edition_file import SIZE_LIMIT, EditionError, render_edition
from handbook_tools.editions.files import RESTORE, EditionFile, read_edition_files, unreadable
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.fingerprint import SCHEME, fingerprint
from handbook_tools.sources import read_content, read_source

FOLDER: Final = "editions"
LEDGER: Final = "ledger.txt"
_RESTORE_INSTRUMENT: Final = (
    "从仓库的历史里恢复这个文件；还要再改的，修改条文，用 handbook amend draft 起草下一个修改决定。"
)


class EditionsReading(NamedTuple):
    """The editions that can be read, by number, and what is wrong with their files."""

    editions: tuple[Edition, ...]
    diagnostics: tuple[Diagnostic, ...]


class Chain(NamedTuple):
    """The files of the editions of the project at ``root``, by number, and the digests in the ledger.

    ``diagnostics`` say what is wrong with files that have no head and are therefore not among ``files``.
    """

    root: Path
    ledger: Place
    files: tuple[EditionFile, ...]
    recorded: Mapping[int, str]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def enacted(self) -> frozenset[str]:
        """The numbers of the instruments that an edition has enacted."""
        return frozenset(PurePosixPath(file.head.instrument).stem for file in self.files)


def edition_path(folder: Path, number: int) -> Path:
    """Return the path of the file of the edition of this number."""
    return folder / f"{number}.jsonl"


def read_chain(folder: Path, root: Path) -> Chain:
    """Read the chain of editions in *folder* of the project at *root*; never raises for bad input."""
    reading = read_edition_files(folder, root)
    ledger = Place((folder / LEDGER).relative_to(root).as_posix())
    return Chain(root, ledger, reading.files, read_ledger(folder, root), reading.diagnostics)


def read_editions(folder: Path, root: Path) -> EditionsReading:
    """Read the editions in *folder* of the project at *root*, whole; never raises for bad input."""
    reading = read_edition_files(folder, root)
    editions, found = [], list(reading.diagnostics)
    for file in reading.files:
        try:
            editions.append(file.edition)
        except EditionError as error:
            found.append(unreadable(error))
    return EditionsReading(tuple(editions), tuple(found))


def check_chain(chain: Chain, sound: Collection[EditionFile] = ()) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the editions; nothing where there are none.

    A file for which its successor and the ledger both vouch is hashed and not read, nor is one of those
    that the caller knows to be *sound*.
    """
    proven = {*_vouched(chain), *(file.path for file in sound)}
    return _check(chain, (file for file in chain.files if file.path not in proven))


def verify_chain(chain: Chain) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the editions, each read whole whoever vouches for it."""
    return _check(chain, chain.files)


def _check(chain: Chain, unproven: Iterable[EditionFile]) -> tuple[Diagnostic, ...]:
    if not chain.files and not chain.diagnostics:
        return ()
    return (
        *chain.diagnostics,
        *_altered(chain),
        *_sequence(chain),
        *(each for file in chain.files for each in _instrument(file, chain.root)),
        *(each for file in unproven for each in _inside(file)),
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


def _vouched(chain: Chain) -> Iterator[str]:
    """Yield the paths of the files for which both the edition after it and the ledger vouch."""
    for file, follower in pairwise(chain.files):
        if follower.head.previous == file.digest == chain.recorded.get(file.head.number):
            yield file.path


def _altered(chain: Chain) -> Iterator[Diagnostic]:
    followers = {earlier.head.number: later.head for earlier, later in pairwise(chain.files)}
    for file in chain.files:
        follower = followers.get(file.head.number)
        witnesses = []
        if follower and follower.previous != file.digest:
            witnesses.append(follower.name)
        if chain.recorded.get(file.head.number, file.digest) != file.digest:
            witnesses.append(f"{FOLDER}/{LEDGER}")
        if witnesses:
            message = f"{file.head.name}已经发布，文件却被改动了：与{'、'.join(witnesses)}记录的摘要不符。"
            yield Diagnostic("edition-altered", Place(file.path), message, RESTORE)


def _sequence(chain: Chain) -> Iterator[Diagnostic]:
    numbers = [file.head.number for file in chain.files]
    if numbers != list(range(1, len(numbers) + 1)):
        message = f"版本的编号应从 1 起连续，现在是 {'、'.join(map(str, numbers))}。"
        yield Diagnostic("edition-sequence", chain.ledger, message, "恢复缺少的版本文件。")
    if sorted(chain.recorded) != numbers:
        message = "台账与版本文件不是一一对应。"
        remedy = "恢复台账和版本文件；它们由 handbook edition release 写。"
        yield Diagnostic("edition-sequence", chain.ledger, message, remedy)
    for earlier, later in pairwise(chain.files):
        dates = (earlier.head.promulgated, earlier.head.effective)
        if later.head.promulgated < dates[0] or later.head.effective < dates[1]:
            message = f"{later.head.name}的日期早于{earlier.head.name}。"
            yield Diagnostic("edition-sequence", Place(later.path), message, RESTORE)


def _instrument(file: EditionFile, root: Path) -> Iterator[Diagnostic]:
    """Yield where the instrument that *file* enacted is not there any more, or another one."""
    path = PurePosixPath(file.head.instrument)
    if not path.parts or path.is_absolute():
        return
    content = read_content(root / path, root, SIZE_LIMIT)
    if isinstance(content, bytes) and digest_bytes(content) == file.head.instrument_digest:
        return
    wrong = "被改动了" if isinstance(content, bytes) else "读不到了"
    message = f"修改决定 {path.stem} 已由{file.head.name}公布，文件却{wrong}。"
    yield Diagnostic("edition-instrument", Place(path.as_posix()), message, _RESTORE_INSTRUMENT)


def _inside(file: EditionFile) -> Iterator[Diagnostic]:
    """Yield where *file* cannot be read, or is not as its own content says."""
    try:
        edition = file.edition
    except EditionError as error:
        yield unreadable(error)
        return
    canonical = render_edition(edition.head, edition.handbook, edition.fingerprints)
    if canonical.encode() != file.content:
        message = f"{edition.head.name}的文件不是规范的写法。"
        yield Diagnostic("edition-fingerprint", Place(edition.path), message, RESTORE)
    for provision in edition.handbook.provisions:
        taken = edition.fingerprints.get(provision.id, "")
        if taken.partition(":")[0] in {"", SCHEME} and taken != fingerprint(provision, edition.handbook):
            message = f"{edition.head.name}里 {provision.id} 的指纹与条文不符。"
            yield Diagnostic("edition-fingerprint", provision.place, message, RESTORE)
