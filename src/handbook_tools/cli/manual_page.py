"""The page of the manual that lists every diagnostic: generated from the rules themselves, and checked in.

Run ``python -m handbook_tools.cli.manual_page docs/toolkit/reference/diagnostics.md`` to write it anew.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from textwrap import dedent
from typing import Final

from handbook_tools.cli.rules import Manual, list_manuals
from handbook_tools.sources import write_atomically

COMMAND: Final = "python -m handbook_tools.cli.manual_page docs/toolkit/reference/diagnostics.md"

_HEAD: Final = f"""\
% 本页由下面的命令生成，请勿手工修改：
% {COMMAND}

# 诊断

`handbook check` 指出的每一处问题，都写明文件、行号、问题和改法，括号里是规则的编号。
本页按编号说明每条规则，各举一个反例和一个正例；在终端里看同样的内容，运行 `handbook check --list`。

反例和正例后面的括号是那条规定的写法，例如“（义务，审核员，deadline: review-time）”是
`:::{{duty}}`，加上选项 `:bearer: 审核员` 和 `:deadline: review-time`；没有括号的，是审核员的一条义务。
"""
_EXAMPLE: Final = re.compile(r"^(?P<mark>反例|正例)(?P<options>（[^）]*）)?：(?P<rest>.*)$")
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|$]")


def render_manual_page(manuals: tuple[Manual, ...]) -> str:
    """Return the page: a section for each group, in it one for each rule."""
    groups = dict.fromkeys(manual.group for manual in manuals)
    sections = (_section(group, [each for each in manuals if each.group == group]) for group in groups)
    return "\n".join([_HEAD, *sections])


def _section(group: str, manuals: list[Manual]) -> str:
    entries = (f"### `{manual.rule}`\n\n{_entry(manual.manual.strip())}" for manual in manuals)
    return "\n".join([f"## {group}\n", *entries])


def _entry(manual: str) -> str:
    lines = manual.split("\n")
    starts = [index for index, line in enumerate(lines) if _EXAMPLE.match(line)]
    ends = [*starts[1:], len(lines)]
    prose = "\n".join(lines[: starts[0]] if starts else lines).strip()
    examples = (_example(lines[start:end]) for start, end in zip(starts, ends, strict=True))
    return "\n".join([f"{_escape(prose)}\n", *examples])


def _example(lines: list[str]) -> str:
    head = _EXAMPLE.match(lines[0])
    if head is None:
        return ""
    below = dedent("\n".join(lines[1:])).strip("\n")
    text = "\n".join(filter(None, (head["rest"], below)))
    return f"{head['mark']}{_escape(head['options'] or '')}：\n\n````text\n{text}\n````\n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


if __name__ == "__main__":
    write_atomically(Path(sys.argv[1]), render_manual_page(list_manuals()))
