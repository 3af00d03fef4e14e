"""The amendments that no edition holds yet: between the last edition and the text as it stands."""

from __future__ import annotations

from typing import NamedTuple

from handbook_tools.amendments.folder import INSTRUMENTS, FolderReading, read_folder
from handbook_tools.amendments.reference import REGISTERS, with_reference_of
from handbook_tools.cli.output import CommandError
from handbook_tools.editions.chain import Chain, check_chain, read_chain
from handbook_tools.editions.edition import digest_bytes
from handbook_tools.editions.edition_file import EditionError, read_registers
from handbook_tools.editions.files import EditionFile
from handbook_tools.editions.permanence import check_permanence
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook
from handbook_tools.project import Project


class Enacted(NamedTuple):
    """The instrument by which the next edition comes about, as the edition cites it."""

    title: str
    mode: str
    path: str
    digest: str


def check_editions(project: Project, current: Handbook) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the editions of *project*, and between the last of them and *current*.

    Where no instrument is pending and the last edition's file is what releasing *current* would write, but
    for reference material, nothing was changed and the file is sound; this is told without reading it.
    """
    chain = read_chain(project.editions, project.root)
    folder = read_folder(project, without=chain.enacted)
    last = chain.files[-1] if chain.files else None
    if last and not folder.instruments and _is_unchanged(last, current):
        return (*folder.diagnostics, *check_chain(chain, sound=[last]))
    return (*check_chain(chain), *_check_ids(chain, current), *_check_pending(last, current, folder))


def _is_unchanged(last: EditionFile, current: Handbook) -> bool:
    try:
        told = read_registers(last.content, last.path, REGISTERS)
    except EditionError:
        return False
    return last.holds(with_reference_of(told, current))


def _check_pending(
    last: EditionFile | None, current: Handbook, folder: FolderReading
) -> tuple[Diagnostic, ...]:
    """Return what the pending instruments leave uncovered; before the first edition nothing.

    An edition that cannot be read is reported where the chain is checked.
    """
    if folder.diagnostics or last is None:
        return folder.diagnostics
    try:
        edition = last.edition.handbook
    except EditionError:
        return ()
    # where nothing was changed, nobody waits for what compares
    from handbook_tools.amendments.checking import check_amendments  # noqa: PLC0415

    return tuple(check_amendments(edition, current, folder.instruments, folder.records))


def _check_ids(chain: Chain, current: Handbook) -> tuple[Diagnostic, ...]:
    try:
        return tuple(check_permanence(chain.files, current))
    except EditionError:  # the last edition cannot be read, which is reported where the chain is checked
        return ()


def find_enacted(project: Project) -> Enacted | None:
    """Return the one pending instrument, `None` where no edition was released yet."""
    chain = read_chain(project.editions, project.root)
    pending = read_folder(project, without=chain.enacted).instruments
    if not chain.files or not pending:
        return None
    if len(pending) > 1:
        numbers = "、".join(each.number for each in pending)
        raise CommandError(f"有几个修改决定还没有公布：{numbers}。一个版本只对应一个修改决定，请合并成一个。")
    path = INSTRUMENTS / f"{pending[0].number}.yml"
    digest = digest_bytes((project.root / path).read_bytes())
    return Enacted(pending[0].title, pending[0].mode.value, path.as_posix(), digest)
