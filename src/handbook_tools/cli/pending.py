"""The amendments that no edition holds yet: between the last edition and the text as it stands."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from handbook_tools.amendments.checking import check_amendments
from handbook_tools.amendments.folder import INSTRUMENTS, FolderReading, read_folder
from handbook_tools.amendments.instrument import Instrument
from handbook_tools.cli.output import CommandError
from handbook_tools.editions.chain import EditionsReading, read_editions
from handbook_tools.editions.edition import digest_bytes
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook
from handbook_tools.project import Project


class Enacted(NamedTuple):
    """The instrument by which the next edition comes about, as the edition cites it."""

    title: str
    mode: str
    path: str
    digest: str


def _pending(folder: FolderReading, editions: EditionsReading) -> tuple[Instrument, ...]:
    return folder.pending(PurePosixPath(each.head.instrument).stem for each in editions.editions)


def check_pending(project: Project, current: Handbook) -> tuple[Diagnostic, ...]:
    """Return what the pending instruments of *project* leave uncovered; before the first edition nothing.

    An edition that cannot be read is reported where the editions are checked.
    """
    folder, editions = read_folder(project), read_editions(project.editions, project.root)
    if folder.diagnostics or editions.diagnostics or not editions.editions:
        return folder.diagnostics
    last = editions.editions[-1].handbook
    return tuple(check_amendments(last, current, _pending(folder, editions), folder.records))


def find_enacted(project: Project) -> Enacted | None:
    """Return the one pending instrument, `None` where no edition was released yet."""
    editions = read_editions(project.editions, project.root)
    pending = _pending(read_folder(project), editions)
    if not editions.editions or not pending:
        return None
    if len(pending) > 1:
        numbers = "、".join(each.number for each in pending)
        raise CommandError(f"有几个修改决定还没有公布：{numbers}。一个版本只对应一个修改决定，请合并成一个。")
    path = INSTRUMENTS / f"{pending[0].number}.yml"
    digest = digest_bytes((project.root / path).read_bytes())
    return Enacted(pending[0].title, pending[0].mode.value, path.as_posix(), digest)
