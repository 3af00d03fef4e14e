"""The instruments and the records of a project: one YAML file each in the folder ``editions``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from handbook_tools.amendments.consultations import Consultation, read_consultation
from handbook_tools.amendments.instrument import Instrument
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

    def pending(self, enacted: Iterable[str]) -> tuple[Instrument, ...]:
        """Return the instruments whose numbers are not among those *enacted* by an edition."""
        done = frozenset(enacted)
        return tuple(each for each in self.instruments if each.number not in done)


def instrument_path(project: Project, number: str) -> Path:
    """Return the path of the instrument of this number."""
    return project.root / INSTRUMENTS / f"{number}.yml"


def read_folder(project: Project) -> FolderReading:
    """Read the instruments and the records of *project*; never raises for bad input."""
    instruments = [read_instrument(each) for each in _sources(project, INSTRUMENTS)]
    records = [read_consultation(each) for each in _sources(project, CONSULTATIONS)]
    found = [each for _, diagnostics in (*instruments, *records) for each in diagnostics]
    usable = [reading.instrument for reading in instruments if reading.instrument]
    by_id = {reading.consultation.id: reading.consultation for reading in records if reading.consultation}
    return FolderReading(tuple(sorted(usable, key=_order)), by_id, tuple(found))


def _sources(project: Project, folder: PurePosixPath) -> Iterable[Source]:
    paths = sorted((project.root / folder).glob("*.yml"))
    return read_sources(paths, project.root).values()


def _order(instrument: Instrument) -> tuple[int, int]:
    year, _, count = instrument.number.partition("-")
    return int(year), int(count)
