"""Which pages a build must write anew because the handbook that they show has changed.

Sphinx compares the sources of a page only; a page that shows provisions, labels or parameters of other
files goes stale unless it is named here.
"""

from __future__ import annotations

from collections.abc import Iterable

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from handbook_tools.sphinx_ext.domain import find_domain


def find_stale_pages(_app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return every page that shows the handbook, if the handbook is not the one last shown."""
    domain = find_domain(env)
    return domain.take_stale_pages() & env.found_docs
