"""The instruments and the records of a project: one YAML file each in the folder ``editions``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from handbook_tools.amendments.consultations import Consultation, read_consultation
from handbook_tools.amendments.instrument import NUMBER, Instrument
from handbook_tools.amendments.instrument_file import read_instrument
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.project import Project
from handbook_tools.sources import Source, read_sources

INSTRUMENTS: Final = PurePosixPath("editions/instruments")
CONSULTATIONS: Final = PurePosixPath("editions/consultations")


class FolderReading(NamedTuple):
    """The instruments by number and the records by id, as far as they can be read, and what is wrong."""

    instruments: tuple[Instrument, ...]
    records: Mapping[str, Consultation]
    diagnostics: tuple[Diagnostic, ...]


def instrument_path(project: Project, number: str) -> Path:
    """Return the path of the instrument of this number."""
    return project.root / INSTRUMENTS / f"{number}.yml"


def instrument_numbers(project: Project) -> tuple[str, ...]:
    """Return the numbers of the instruments of *project*, the first one first."""
    names = (path.stem for path in (project.root / INSTRUMENTS).glob("*.yml"))
    return tuple(sorted(filter(NUMBER.fullmatch, names), key=_order))


def read_folder(project: Project, *, without: Collection[str] = ()) -> FolderReading:
    """Read the instruments and the records of *project*; never raises for bad input.

    The instruments *without* which it is asked, by number, are left unread.
    """
    instruments = [read_instrument(each) for each in _sources(project, INSTRUMENTS, without)]
    records = [read_consultation(each) for each in _sources(project, CONSULTATIONS)]
    found = [each for _, diagnostics in (*instruments, *records) for each in diagnostics]
    usable = [reading.instrument for reading in instruments if reading.instrument]
    by_id = {reading.consultation.id: reading.consultation for reading in records if reading.consultation}
    usable.sort(key=lambda instrument: _order(instrument.number))
    return FolderReading(tuple(usable), by_id, tuple(found))


def _sources(project: Project, folder: PurePosixPath, without: Collection[str] = ()) -> Iterable[Source]:
    paths = sorted(path for path in (project.root / folder).glob("*.yml") if path.stem not in without)
    return read_sources(paths, project.root).values()


def _order(number: str) -> tuple[int, int]:
    year, _, count = number.partition("-")
    return int(year), int(count)
