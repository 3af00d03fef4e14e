"""The impact as JSON for programs; the fields are documented in the reference of the command line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

from handbook_tools.impact.description import describe
from handbook_tools.impact.impact import Impact, WeighedChange

JSON_VERSION: Final = 1
"""Rises when a field changes its meaning or goes away."""


def render_json(impact: Impact) -> str:
    """Return the impact as one JSON object."""
    document = {
        "version": JSON_VERSION,
        "base": impact.base,
        "head": impact.head,
        "material": impact.material,
        "unread": impact.unread,
        "changes": [_change(each, impact.terms) for each in impact.changes],
        "checklists": [asdict(each) for each in impact.checklists],
        "roles": [asdict(each) for each in impact.roles],
        "flows": [asdict(each) for each in impact.flows],
        "pages": [asdict(each) for each in impact.pages],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _change(each: WeighedChange, terms: frozenset[str]) -> dict[str, Any]:
    said = describe(each.change)
    return {
        "kind": said.kind,
        "material": each.material,
        "reasons": [reason.value for reason in each.assessment.reasons],
        "id": said.id,
        "name": said.name,
        "path": said.place.path,
        "line": said.place.line,
        "before": said.before,
        "after": said.after,
        "redline": [{"kind": type(part).__name__.lower(), "text": part.text} for part in said.redline(terms)],
        "notes": list(said.notes),
        "uses": list(each.uses),
    }
