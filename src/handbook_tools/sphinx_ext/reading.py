"""Reading the handbook at the start of a build; what is wrong with it becomes Sphinx warnings."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from handbook_tools.project import Project, read_project
from handbook_tools.sphinx_ext.domain import find_domain

logger = logging.getLogger(__name__)


def read_handbook(app: Sphinx) -> None:
    """Read the project around the source folder and note its handbook in the domain."""
    reading = read_project(Project(Path(app.srcdir).parent))
    for found in reading.diagnostics:
        message = f"{found.message}{found.hint}"
        logger.warning(message, location=str(found.place), type="handbook", subtype=found.rule)
    find_domain(app.env).note_handbook(reading.handbook)
