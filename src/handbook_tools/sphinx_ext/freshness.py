"""Which pages a build must write anew because the handbook that they show has changed.

Sphinx compares the sources of a page only; a page that shows provisions, labels or parameters of other
files goes stale unless it is named here. Which handbook an output shows stands in the output itself, and
only once all its pages are written: several builders may share one environment, and a build may be broken
off after the environment was saved.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from handbook_tools.sources import write_atomically
from handbook_tools.sphinx_ext.domain import find_domain

RECORD: Final = ".handbook"
"""The file of an output that names the handbook it shows, as ``.buildinfo`` names the configuration."""


def _shown_digest(app: Sphinx) -> str:
    try:
        return Path(app.outdir, RECORD).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def find_stale_pages(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return every page that shows the handbook, if the output shows another one."""
    domain = find_domain(env)
    return set() if _shown_digest(app) == domain.digest else domain.viewers & env.found_docs


def note_shown_handbook(app: Sphinx, exception: Exception | None) -> None:
    """Record which handbook the output shows, unless the build was broken off."""
    digest = find_domain(app.env).digest
    if exception is None and _shown_digest(app) != digest:
        write_atomically(Path(app.outdir, RECORD), digest)
