"""The handbooks that instruments amend: versions read for the commands of ``handbook amend``."""

from __future__ import annotations

from pathlib import Path

from handbook_tools.amendments.application import ApplicationError, apply_operations
from handbook_tools.amendments.folder import FolderReading, instrument_path
from handbook_tools.amendments.instrument import Instrument
from handbook_tools.amendments.instrument_file import read_instrument
from handbook_tools.cli.output import CommandError
from handbook_tools.impact.finding import count_errors
from handbook_tools.impact.reach import Books
from handbook_tools.model.diagnostics import quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.project import Project
from handbook_tools.sources import read_source
from handbook_tools.versions import Version, VersionError, read_versions


def read_books(project: Project, names: tuple[str, ...]) -> tuple[str, Books]:
    """Return the two handbooks that *names* ask for, and how the earlier one can be found again."""
    try:
        pair = read_versions(project, names)
    except VersionError as error:
        raise CommandError(str(error)) from error
    return pair.base.commit or pair.base.name, Books(_handbook_of(pair.base), _handbook_of(pair.head))


def _handbook_of(version: Version) -> Handbook:
    reading = version.read()
    if errors := count_errors(reading):
        raise CommandError(f"版本{quote(version.title)}里有 {errors} 处读不懂；先运行 handbook check。")
    return reading.handbook


def read_base(name: str, project: Project) -> Handbook:
    """Return the handbook that an instrument says it amends."""
    if not name:
        raise CommandError("修改决定没有写 base，不知道从哪一版改起。")
    try:
        return _handbook_of(read_versions(project, (name,)).base)
    except VersionError as error:
        raise CommandError(str(error)) from error


def read_one(path: Path, project: Project) -> Instrument:
    """Return the instrument in a file, which must be one that can be read."""
    instrument, found = read_instrument(read_source(path.resolve(), project.root))
    if instrument is None:
        raise CommandError("\n".join([f"修改决定 {path} 读不懂，先改正：", *map(str, found)]))
    return instrument


def choose_instrument(name: str, folder: FolderReading, project: Project) -> Instrument:
    """Return the instrument of this number, or in this file."""
    known = {each.number: each for each in folder.instruments}
    if name in known:
        return known[name]
    path = Path(name) if Path(name).is_file() else instrument_path(project, name)
    if not path.is_file():
        listed = "、".join(known) or "（没有）"
        raise CommandError(f"没有修改决定{quote(name)}。现有的修改决定：{listed}。")
    return read_one(path, project)


def books_of(instrument: Instrument, folder: FolderReading, project: Project) -> Books:
    """Return the handbook that *instrument* finds, after those before it, and the one that it makes."""
    before = read_base(instrument.base, project)
    numbers = [each.number for each in folder.instruments]
    at = numbers.index(instrument.number) if instrument.number in numbers else 0
    try:
        for each in folder.instruments[:at]:
            if each.base == instrument.base:
                before = apply_operations(before, each.operations)
        return Books(before, apply_operations(before, instrument.operations))
    except ApplicationError as error:
        said = f"修改决定 {instrument.number} 不能执行：{error}。先运行 handbook amend check。"
        raise CommandError(said) from error
