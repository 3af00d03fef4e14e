"""The report of mutation testing: a table for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from handbook_tools.cli.tables import render_table
from handbook_tools.mutation import Mutant, Report, Score
from handbook_tools.rendering.shares import render_share

JSON_VERSION: Final = 1
"""Rises when a field of the JSON form changes its meaning or goes away."""

_GUARDS_SHOWN: Final = 2
_HEADINGS: Final = ("变异", "个数", "不重新生成", "占", "重新生成", "占", "主要由谁发现（重新生成以后）")


def _percent(score: Score) -> str:
    return render_share(score.share)


def _guards(guards: Mapping[str, int]) -> str:
    return "、".join(f"{name} {count}" for name, count in list(guards.items())[:_GUARDS_SHOWN])


def _cells(title: str, drift: Score, consistency: Score) -> tuple[str, ...]:
    scores = (str(drift.caught), _percent(drift), str(consistency.caught), _percent(consistency))
    return (title, str(drift.mutants), *scores, _guards(consistency.guards))


def render_report(report: Report, *, survivors: bool) -> str:
    """Return the report as text: the table, then what no guard noticed, the *survivors* where asked for."""
    rows = [_HEADINGS, *(_cells(row.operator.id, row.drift, row.consistency) for row in report.rows)]
    rows.append(_cells("合计", report.drift, report.consistency))
    parts = [render_table(rows, words_last=True)]
    if report.unguarded:
        parts.append(_listed("没有任何检查发现的变异体", report.unguarded))
    if survivors:
        parts.append(_listed("重新生成以后没有被发现的变异体", report.survivors))
    elif report.survivors:
        parts.append(f"重新生成以后存活 {len(report.survivors)} 个；加上 --survivors 逐一列出。")
    if report.equivalent:
        lines = (f"  {mutant.id} {mutant.place}：{reason}" for mutant, reason in report.equivalent)
        parts.append("\n".join([f"登记为等价、不计分的变异体（{len(report.equivalent)} 个）", *lines]))
    return "\n\n".join(parts)


def _listed(title: str, mutants: Iterable[Mutant]) -> str:
    entries = [_entry(mutant) for mutant in mutants]
    return "\n".join([f"{title}（{len(entries)} 个）", *entries])


def _entry(mutant: Mutant) -> str:
    after = mutant.after or "（删去）"
    before = mutant.before or "（没有）"
    return f"{mutant.place}: {mutant.operator}（{mutant.id}）\n    原为：{before}\n    改成：{after}"


def _mutant_fields(mutant: Mutant) -> dict[str, Any]:
    return {
        "id": mutant.id,
        "operator": mutant.operator,
        "subject": mutant.subject,
        "path": mutant.place.path,
        "line": mutant.place.line,
        "before": mutant.before,
        "after": mutant.after,
    }


def _score_fields(score: Score) -> dict[str, Any]:
    return {
        "mutants": score.mutants,
        "caught": score.caught,
        "share": round(score.share, 4),
        "guards": dict(score.guards),
    }


def render_report_json(report: Report, *, survivors: bool) -> str:
    """Return the report for programs; *survivors* of the consistency score where asked for."""
    rows = [
        {
            "operator": row.operator.id,
            "title": row.operator.title,
            "drift": _score_fields(row.drift),
            "consistency": _score_fields(row.consistency),
        }
        for row in report.rows
    ]
    document = {
        "version": JSON_VERSION,
        "drift": _score_fields(report.drift),
        "consistency": _score_fields(report.consistency),
        "operators": rows,
        "unguarded": [_mutant_fields(mutant) for mutant in report.unguarded],
        "survivors": [_mutant_fields(mutant) for mutant in report.survivors] if survivors else [],
        "equivalent": [{**_mutant_fields(mutant), "reason": reason} for mutant, reason in report.equivalent],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
