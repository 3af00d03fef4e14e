"""One run of Sphinx in this process; the only module of the command line that imports Sphinx."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

import sphinx
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from handbook_tools.cli.builds import Build
from handbook_tools.cli.output import CommandError

_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")
_WARNING: Final = re.compile(r"^(?:.*: )?(?:WARNING|ERROR|CRITICAL): ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: the number of pages, and what Sphinx warned about."""

    pages: int
    warnings: str

    @property
    def warning_count(self) -> int:
        """How many warnings there are (one may take several lines)."""
        return len(_WARNING.findall(self.warnings))


def make_build(build: Build) -> Outcome:
    """Run Sphinx quietly, its own messages in Chinese as far as they are translated."""
    warnings = StringIO()
    locale.init([Path(sphinx.__file__).parent / "locale"], "zh_CN", namespace="console")
    try:
        with patch_docutils(build.project.root), docutils_namespace():
            application = _set_up(build, warnings)
            application.build()
    except SphinxError as error:
        raise CommandError(f"没有生成：{error}") from error
    return Outcome(len(application.env.all_docs), _COLOUR.sub("", warnings.getvalue()))


def _set_up(build: Build, warnings: StringIO) -> Sphinx:
    return Sphinx(
        build.project.docs,
        build.project.root,
        build.output,
        build.doctrees,
        build.builder,
        confoverrides={**build.settings, **({"nitpicky": True} if build.strict else {})},
        status=None,
        warning=warnings,
        freshenv=build.strict,  # Sphinx warns about a page only when it reads it again
        warningiserror=build.strict,
        parallel=os.cpu_count() or 1,
    )
