"""Manuscripts for tests: the tiny project, or one policy of a few lines with its registers."""

from __future__ import annotations

from functools import cache

from handbook_tools.mutation import Mutant, enumerate_mutants, open_manuscript
from handbook_tools.mutation.manuscript import Manuscript
from handbook_tools.project import Files, Project, is_policy_file, read_files, read_handbook
from handbook_tools.sources import Source
from tests.handbooks import HEADER, TINY

SAMPLE = "docs/policies/sample.md"


@cache
def tiny_files() -> Files:
    return read_files(Project(TINY))


def manuscript(body: str = "", **registers: str) -> Manuscript:
    """Return the manuscript of a policy with *body* under its first chapter, or of the tiny handbook."""
    files = {path: source for path, source in tiny_files().items() if not (body and is_policy_file(path))}
    files |= {f"docs/registers/{n}.yml": Source(f"docs/registers/{n}.yml", t) for n, t in registers.items()}
    if body:
        files[SAMPLE] = Source(SAMPLE, HEADER + body)
    reading = read_handbook(files)
    assert not reading.diagnostics, [str(each) for each in reading.diagnostics]
    return open_manuscript(reading.handbook, files)


def duty(sentence: str, options: str = "", kind: str = "duty") -> str:
    """Return an article whose only provision says *sentence*, items included."""
    head = f":::{{{kind}}} only\n:bearer: 员工\n:basis: 新增\n{options}"
    return f"{{#a}}\n### 第一条 甲\n\n{head}\n\n{sentence}\n:::\n"


def mutants(operator: str, text: Manuscript) -> list[Mutant]:
    return [each for each in enumerate_mutants(text) if each.operator == operator]


def afters(operator: str, text: Manuscript) -> list[str]:
    return [each.after for each in mutants(operator, text)]
