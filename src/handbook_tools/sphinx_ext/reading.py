"""Reading the handbook at the start of a build; what is wrong with it becomes Sphinx warnings."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from handbook_tools.amendments.folder import instrument_path, read_folder
from handbook_tools.amendments.instrument import Instrument
from handbook_tools.amendments.reference import with_reference_of
from handbook_tools.editions.history import find_history
from handbook_tools.garbage_collection import spare_collection
from handbook_tools.project import Project, read_project
from handbook_tools.redlines import find_changes
from handbook_tools.sources import read_source
from handbook_tools.sphinx_ext import editions
from handbook_tools.sphinx_ext.domain import find_domain

logger = logging.getLogger(__name__)


def _project(app: Sphinx) -> Project:
    return Project(Path(app.srcdir).parent)


def _instruments(project: Project) -> dict[str, Instrument]:
    found = ((instrument_path(project, each.number), each) for each in read_folder(project).instruments)
    return {path.relative_to(project.root).as_posix(): each for path, each in found}


def leave_out_unreadable(app: Sphinx) -> None:
    """Leave out the policies that cannot be read as text: Sphinx would stop at them, or follow a link out."""
    project = _project(app)
    unreadable = (path for path in project.policy_files if not read_source(path, project.root).text)
    patterns = (path.relative_to(project.docs).as_posix() for path in unreadable)
    app.config.exclude_patterns = [*app.config.exclude_patterns, *patterns]


def read_handbook(app: Sphinx) -> None:
    """Read the project around the source folder and note its handbook in the domain."""
    reading = read_project(_project(app))
    for found in reading.diagnostics:
        message = f"{found.message}{found.hint}"
        logger.warning(message, location=str(found.place), type="handbook", subtype=found.rule)
    domain = find_domain(app.env)
    domain.note_handbook(reading.handbook)
    history = find_history(_project(app).root)
    domain.note_history(history, _instruments(_project(app)))
    if history and not editions.is_past(app):
        released = with_reference_of(reading.handbook.registers, history[-1].after)
        domain.unreleased = bool(find_changes(released, reading.handbook))
    spare_collection()
