"""The wordings that articles have had, for comparing any two of them: a script a policy, loaded on demand.

A script and not data, since a page opened from a folder may load no other file. The redlines are made here,
so that a browser shows what every other output shows: of a pair it is told how many characters are kept,
removed and inserted in turn, and it has both wordings.
"""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

from handbook_tools.editions.article_history import ArticleHistory, ArticleWording
from handbook_tools.model.identifiers import policy_id
from handbook_tools.redlines import redline_wording
from handbook_tools.rendering.redlines import measure_redline
from handbook_tools.sources import write_atomically
from handbook_tools.sphinx_ext.domain import HandbookDomain, find_domain
from handbook_tools.sphinx_ext.nodes import disclosure

SCRIPT: Final = "history.js"
FOLDER: Final = "history"
"""The folder of the scripts of the policies, in that of the static files."""


def wording_name(wording: ArticleWording, last: int) -> str:
    """Return from which edition to which a wording is that of its article; *last* is the newest."""
    if wording.last.number == last and wording.first.number != last:
        return f"{wording.first.name}以来"
    if wording.first.number == wording.last.number:
        return wording.first.name
    return f"{wording.first.name}至{wording.last.name}"


def describe_history(history: ArticleHistory, last: int, terms: frozenset[str]) -> dict[str, Any]:
    """Return the wordings of an article, and every pair of them as lengths."""
    texts = [each.state.whole for each in history.wordings]
    pairs = combinations(range(len(texts)), 2)
    return {
        "wordings": [[wording_name(each, last), each.state.whole] for each in history.wordings],
        "pairs": {
            f"{one}-{two}": measure_redline(redline_wording(texts[one], texts[two], terms))
            for one, two in pairs
        },
    }


def policy_script(policy: str, domain: HandbookDomain) -> str:
    """Return the script of one policy, empty where none of its articles has two wordings."""
    found = {
        each.id: describe_history(each, domain.history[-1].head.number, domain.terms)
        for each in domain.article_histories.values()
        if policy_id(each.id) == policy and len(each.wordings) > 1
    }
    if not found:
        return ""
    written = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"Object.assign((globalThis.handbookHistories ??= {{}}), {written});\n"


def add_script(
    app: Sphinx, _pagename: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let the pages with a history to compare load the script that does it."""
    if doctree and any("data" in node for node in doctree.findall(disclosure)):
        app.add_js_file(SCRIPT, loading_method="defer")


def write_histories(app: Sphinx, exception: Exception | None) -> None:
    """Write the scripts of the policies beside the static files."""
    if exception is not None or app.builder.format != "html":
        return
    domain = find_domain(app.env)
    for policy in domain.handbook.policies:
        if script := policy_script(policy.id, domain):
            write_atomically(Path(app.outdir, "_static", FOLDER, f"{policy.id}.js"), script)
