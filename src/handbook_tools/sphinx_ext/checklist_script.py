"""The script of checklist pages: joined from its parts by the build, loaded by these pages alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from handbook_tools.checklists import records
from handbook_tools.sources import write_atomically
from handbook_tools.sphinx_ext.editions import is_past

SCRIPT: Final = "checklist.js"
STYLE: Final = "checklist.css"
SCRIPTS: Final = ("records", "redline", "memory", "imports", "elements", "page", "start")
"""The parts of the script, each after those that it uses while it is loaded."""

_FOLDER: Final = Path(__file__).parent / "checklist_scripts"


_RECORD_FORM: Final = {
    "FORMAT": records.FORMAT,
    "LARGEST_FILE": records.SIZE_LIMIT,
    "MOST_ITEMS": records.ITEM_LIMIT,
    "LENGTHS": records.HEAD_LENGTHS,
    "ITEM_LENGTHS": records.ITEM_LENGTHS,
    "FINGERPRINT": records.FINGERPRINT,
    "TIME": records.TIME,
}
"""What the script shares with the reader of records, written once."""


def join_script() -> str:
    """Return the script: its parts in one scope, so that they share no name with the page."""
    parts = "\n".join((_FOLDER / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    form = json.dumps(_RECORD_FORM)
    return f'(() => {{\n"use strict";\n\nconst RECORD_FORM = {form};\n\n{parts}}})();\n'


def add_script(
    app: Sphinx, _pagename: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let the pages that show a checklist, and no others, load the script and its style sheet.

    The list of a past edition is there to be read, and needs no script.
    """
    if doctree and any("checklist-page" in found["classes"] for found in doctree.findall(nodes.container)):
        app.add_css_file(STYLE)
        if is_past(app):
            return
        # nothing is painted before the script has run, so that what it opens again moves nothing
        app.add_js_file(SCRIPT, loading_method="defer", blocking="render")


def write_script(app: Sphinx) -> None:
    """Write the script beside the static files, before a page names it with its checksum."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        write_atomically(Path(app.outdir, "_static", SCRIPT), join_script())
