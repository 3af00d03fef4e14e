"""Handbooks for tests: read from the tiny project, or from Markdown of a few lines."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from handbook_tools.markdown import read_policy
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import Registers
from handbook_tools.project import Files, Project, read_files, read_handbook, read_project
from handbook_tools.sources import Source

TINY = Path(__file__).parent / "projects" / "tiny"
HEADER = """\
---
id: sample
title: 示例制度
version: "1.0"
promulgated: 2026-11-01
effective: 2026-12-01
owner: 人事部
---

# 示例制度
## 第一章 总则
"""


@cache
def tiny() -> Handbook:
    reading = read_project(Project(TINY))
    assert reading.diagnostics == ()
    return reading.handbook


LEAVE = "docs/policies/leave.md"


def edited_files(*edits: tuple[str, str, str]) -> Files:
    """Return the files of the tiny project after *edits*: a path, what is replaced there, and by what."""
    files = dict(read_files(Project(TINY)))
    for path, old, new in edits:
        text = files[path].text
        assert text.count(old) == 1, f"{path}: {old!r} stands {text.count(old)} times"
        files[path] = replace(files[path], text=text.replace(old, new))
    return files


def edited(*edits: tuple[str, str, str]) -> Handbook:
    """Return the tiny handbook after *edits*, as `edited_files` makes them."""
    reading = read_handbook(edited_files(*edits))
    assert reading.diagnostics == (), [str(each) for each in reading.diagnostics]
    return reading.handbook


def sample(body: str, registers: Registers | None = None) -> Handbook:
    """Return a handbook of one policy with *body* under its first chapter, and the tiny registers."""
    policy, found = read_policy(Source("docs/policies/sample.md", HEADER + body), "policies/sample")
    assert found == (), [str(each) for each in found]
    assert policy is not None
    return Handbook((policy,), registers or tiny().registers)


def one_duty(sentence: str, *, options: str = "", items: str = "", kind: str = "duty") -> Handbook:
    """Return a handbook whose only provision, ``sample/only``, says *sentence*."""
    binding = ":reason: 说明而已。" if kind == "statement" else ":bearer: 员工"
    head = f":::{{{kind}}} only\n{binding}\n:basis: 新增\n{options}"
    return sample(f"{{#a}}\n### 第一条 甲\n\n{head}\n\n{sentence}\n{items}\n:::\n")


def with_parameter(handbook: Handbook, value: str) -> Handbook:
    """Return *handbook* with another value of its first parameter."""
    first, *rest = handbook.registers.parameters
    registers = replace(handbook.registers, parameters=(replace(first, value=value), *rest))
    return Handbook(handbook.policies, registers)
