"""The forms in which diagnostics leave the program: for people, for two forges, for programs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from handbook_tools.model.diagnostics import Diagnostic, Severity

JSON_VERSION: Final = 1
"""Rises when a field of the JSON form changes its meaning or goes away."""

_GITHUB_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_GITHUB_PROPERTY: Final = _GITHUB_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def count_severities(diagnostics: tuple[Diagnostic, ...]) -> tuple[int, int]:
    """Return how many errors and how many warnings there are."""
    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    return errors, len(diagnostics) - errors


def render_summary(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return the closing line with the counts."""
    errors, warnings = count_severities(diagnostics)
    if not diagnostics:
        return "检查完毕：没有发现问题。"
    if not errors:
        return f"检查完毕：没有错误，有 {warnings} 处提醒。"
    files = len({found.place.path for found in diagnostics})
    return f"检查完毕：{files} 个文件里有 {errors} 处错误，{warnings} 处提醒。"


def render_text(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return the form for people: place, message, rule, remedy, then the summary."""
    return "\n".join([*map(_text_entry, diagnostics), render_summary(diagnostics)])


def _text_entry(found: Diagnostic) -> str:
    mark = "提醒：" if found.severity is Severity.WARNING else ""
    return f"{found.place}: {mark}{found.message}（{found.rule}）\n    改法：{found.hint}"


def render_github(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return workflow commands that annotate the lines of a pull request, then the summary."""
    return "\n".join([*map(_github_entry, diagnostics), render_summary(diagnostics)])


def _github_entry(found: Diagnostic) -> str:
    path, rule = (text.translate(_GITHUB_PROPERTY) for text in (found.place.path, found.rule))
    message = f"{found.message}\n改法：{found.hint}".translate(_GITHUB_DATA)
    return f"::{found.severity} file={path},line={found.place.line},title={rule}::{message}"


def render_json(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return the form for programs, as documented in the reference of the command line."""
    errors, warnings = count_severities(diagnostics)
    entries = [
        {
            "rule": found.rule,
            "severity": found.severity.value,
            "path": found.place.path,
            "line": found.place.line,
            "message": found.message,
            "hint": found.hint,
        }
        for found in diagnostics
    ]
    document = {"version": JSON_VERSION, "errors": errors, "warnings": warnings, "diagnostics": entries}
    return json.dumps(document, ensure_ascii=False, indent=2)


def render_gitlab(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return a Code Quality report, which annotates the lines of a merge request."""
    seen: Counter[str] = Counter()
    return json.dumps([_gitlab_entry(found, seen) for found in diagnostics], ensure_ascii=False, indent=2)


def _gitlab_entry(found: Diagnostic, seen: Counter[str]) -> dict[str, object]:
    severity = "major" if found.severity is Severity.ERROR else "minor"
    return {
        "description": f"{found.message}改法：{found.hint}",
        "check_name": found.rule,
        "fingerprint": _gitlab_fingerprint(found, seen),
        "severity": severity,
        "location": {"path": found.place.path, "lines": {"begin": found.place.line}},
    }


def _gitlab_fingerprint(found: Diagnostic, seen: Counter[str]) -> str:
    """Return what tells an entry from all others and stays when lines above it come or go."""
    identity = "\0".join((found.rule, found.place.path, found.message))
    seen[identity] += 1
    return hashlib.sha256(f"{identity}\0{seen[identity]}".encode()).hexdigest()


FORMATS: Final[Mapping[str, Callable[[tuple[Diagnostic, ...]], str]]] = {
    "text": render_text,
    "github": render_github,
    "gitlab": render_gitlab,
    "json": render_json,
}
