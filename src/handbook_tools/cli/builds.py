"""A build of the site: what is built, from which project, to which folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from handbook_tools.project import Project

ENTRIES: Final = {"html": "index.html", "singlehtml": "index.html", "text": "index.txt", "latex": ""}
"""What can be built, and the file to open in each."""


@dataclass(frozen=True, slots=True)
class Build:
    """A build to be made; ``output`` receives it, ``strict`` takes warnings for errors.

    ``settings`` are set beside those of the project's conf.py.
    """

    project: Project
    builder: str
    output: Path
    strict: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def doctrees(self) -> Path:
        """The folder of what Sphinx remembers from one build to the next."""
        return self.project.root / "_build" / "doctrees" / self.builder

    @property
    def entry(self) -> Path:
        """What to open when it is done."""
        return self.output / ENTRIES[self.builder]
