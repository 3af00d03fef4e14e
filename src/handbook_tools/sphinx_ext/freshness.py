"""Which pages a build must write anew because the handbook that they show has changed.

Sphinx compares the sources of a page only; a page that shows provisions, labels or parameters of other
files goes stale unless it is named here. What the pages of an output show stands in the output itself, and
only once all of them are written: several builders may share one environment, and a build may be broken
off after the environment was saved.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from handbook_tools.garbage_collection import paused_collection
from handbook_tools.sources import write_atomically
from handbook_tools.sphinx_ext.domain import find_domain

RECORD: Final = ".handbook"
"""The file of an output that tells what each of its pages shows, as ``.buildinfo`` the configuration."""


def _read_record(app: Sphinx) -> Mapping[str, str]:
    try:
        record = json.loads(Path(app.outdir, RECORD).read_text("ascii"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


@paused_collection()
def find_stale_pages(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return every page that shows something else of the handbook than the output has."""
    domain, record = find_domain(env), _read_record(app)
    domain.note_shown(domain.viewers & env.found_docs)
    return {docname for docname, digest in domain.shown.items() if record.get(docname) != digest}


def note_shown_handbook(app: Sphinx, exception: Exception | None) -> None:
    """Record what the pages of the output show, unless the build was broken off."""
    shown = find_domain(app.env).shown
    if exception is None and _read_record(app) != shown:
        write_atomically(Path(app.outdir, RECORD), json.dumps(shown, indent=0))
