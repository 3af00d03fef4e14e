"""The report of normative coverage: tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from handbook_tools.checks.coverage import Coverage, Tally, Use, tally
from handbook_tools.cli.tables import render_table
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.policy import Provision
from handbook_tools.rendering.shares import render_share

JSON_VERSION: Final = 1
"""Rises when a field of the JSON form changes its meaning or goes away."""

_NAMES: Final[Mapping[Use, str]] = {
    Use.FLOW: "flow",
    Use.OCCASION: "occasion",
    Use.ROLE: "role",
    Use.REASON: "reason",
    Use.NONE: "uncovered",
}


def render_text(coverage: Coverage, rest: tuple[Diagnostic, ...]) -> str:
    """Return the form for people: the share, a table each by policy, role and kind, then the *rest*."""
    parts = [_summary(coverage), *(_table(*each, coverage) for each in _tables(coverage))]
    if rest:
        parts.append("\n".join([f"没有着落的 {len(rest)} 句：", *map(str, rest)]))
    return "\n\n".join(parts)


def _tables(coverage: Coverage) -> Iterator[tuple[str, tuple[Tally, ...]]]:
    yield "制度", coverage.by_policy()
    yield "岗位", coverage.by_role()
    yield "种类", coverage.by_kind()


def _summary(coverage: Coverage) -> str:
    whole = tally("", coverage.sentences)
    used = whole.sentences - whole.counts[Use.NONE]
    return (
        f"约束人的话 {whole.sentences} 句，有着落的 {used} 句，占 {render_share(whole.share)}。\n"
        f"写明理由、不用问任何人的规定 {len(coverage.excused)} 条，其中说明 {coverage.statements} 条。"
    )


def _row(each: Tally) -> tuple[str, ...]:
    counts = (str(each.counts[use]) for use in Use)
    return (each.title, str(each.sentences), *counts, render_share(each.share))


def _table(heading: str, tallies: tuple[Tally, ...], coverage: Coverage) -> str:
    headings = (heading, "句数", *Use, "覆盖")
    return render_table([headings, *map(_row, tallies), _row(tally("合计", coverage.sentences))])


def _tally_fields(each: Tally) -> dict[str, Any]:
    counts = {_NAMES[use]: each.counts[use] for use in Use}
    return {"title": each.title, "sentences": each.sentences, **counts, "share": round(each.share, 4)}


def _excused_fields(each: Provision) -> dict[str, Any]:
    place = {"path": each.place.path, "line": each.place.line}
    return {"id": each.id, "kind": each.kind.value, **place, "reason": each.reason}


def _rest_fields(each: Diagnostic) -> dict[str, Any]:
    place = {"path": each.place.path, "line": each.place.line}
    return {"rule": each.rule, **place, "message": each.message, "hint": each.hint}


def render_json(coverage: Coverage, rest: tuple[Diagnostic, ...]) -> str:
    """Return the form for programs, as documented in the reference of the command line."""
    document = {
        "version": JSON_VERSION,
        **_tally_fields(tally("合计", coverage.sentences)),
        "policies": list(map(_tally_fields, coverage.by_policy())),
        "roles": list(map(_tally_fields, coverage.by_role())),
        "kinds": list(map(_tally_fields, coverage.by_kind())),
        "excused": list(map(_excused_fields, coverage.excused)),
        "rest": list(map(_rest_fields, rest)),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


FORMATS: Final[Mapping[str, Callable[[Coverage, tuple[Diagnostic, ...]], str]]] = {
    "text": render_text,
    "json": render_json,
}
