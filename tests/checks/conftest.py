"""A sample handbook, and the examples of rule manuals and case files put into it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from handbook_tools.checks import check_handbook
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook
from handbook_tools.project import Project, read_project

SAMPLE = Path(__file__).parent / "sample"
KINDS = {"义务": "duty", "禁止": "prohibition", "许可": "permission", "说明": "statement"}

_HEAD = re.compile(r"^(?P<mark>反例|正例)(?:（(?P<options>[^）]*)）)?：(?P<rest>.*)$")
_LINE = re.compile(r"（(?P<options>[^）]*)）：(?P<sentence>.*)", re.DOTALL)
_NEXT_OPTION = re.compile(r"，(?=[a-z]+: )")
_REGISTER = re.compile(r"^# (?P<name>[A-Za-z0-9/]+)\.yml$", re.MULTILINE)


class Example(NamedTuple):
    """An example as its manual shows it: marked 反例 or 正例, ``fragment`` is Markdown and YAML."""

    mark: str
    fragment: str


class Checked(NamedTuple):
    """What reading and checking an example gave; ``first_line`` is the line of its first line."""

    handbook: Handbook
    unread: tuple[Diagnostic, ...]
    found: tuple[Diagnostic, ...]
    first_line: int


def expand(options: str | None, sentence: str) -> str:
    """Write out an example on one line, such as ``（义务，审核员，deadline: review-time）``."""
    given = _NEXT_OPTION.split(options or "义务，审核员")
    given = [*given[0].split("，"), *given[1:]]
    if given[0] == "正文":
        return sentence
    values = {"bearer": given.pop(1)} if len(given) > 1 and ": " not in given[1] else {}
    values |= dict(option.split(": ", 1) for option in given[1:])
    values.setdefault("basis", "新增")
    if given[0] == "说明":
        values.setdefault("reason", "只作说明，不要求任何人行动。")
    lines = [f":{name}: {value}" for name, value in values.items()]
    return "\n".join([f":::{{{KINDS[given[0]]}}} example", *lines, "", sentence, ":::"])


def parse_examples(manual: str) -> tuple[Example, ...]:
    """Return the examples of a rule's manual in order."""
    examples: list[Example] = []
    lines = manual.split("\n")
    heads = [index for index, line in enumerate(lines) if _HEAD.match(line)]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        head = _HEAD.match(lines[start])
        assert head
        block = lines[start + 1 : end]
        if head["rest"] or head["options"]:
            sentence = head["rest"] + "".join(line.strip() for line in block)
            examples.append(Example(head["mark"], expand(head["options"], sentence)))
        else:
            examples.append(Example(head["mark"], dedent("\n".join(block)).strip() + "\n"))
    return tuple(examples)


def parse_fragment(text: str) -> str:
    """Return the input of a case as Markdown and YAML, written out where it is on one line."""
    if text.startswith((":::", "{#", "#", "---")):
        return text
    sentence, mark, registers = text.partition("\n\n# ")
    line = _LINE.fullmatch(sentence)
    expanded = expand(line["options"], line["sentence"]) if line else expand(None, sentence)
    return f"{expanded}{mark}{registers}"


def _add_registers(folder: Path, parts: list[str]) -> None:
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        path = folder / f"{name}.yml"
        added = {line.partition(":")[0] for line in text.strip().split("\n") if not line.startswith(" ")}
        before = path.read_text("utf-8").split("\n") if path.exists() else []
        kept = [line for line in before if line.partition(":")[0] not in added]
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join([*kept, text.strip(), ""]), "utf-8")


def _add_markdown(path: Path, fragment: str) -> int:
    if fragment.startswith("---"):
        path.write_text(fragment, "utf-8")
        return 1
    text = path.read_text("utf-8")
    if ":::{duty} example" in fragment and "sample-flow" in fragment:
        text = text.replace(":next: end", ":next: example")
    if fragment and not fragment.startswith("{#"):
        text += "\n{#example-article}\n### 第四条 样本\n"
    text += "\n"
    path.write_text(text + fragment + "\n", "utf-8")
    return text.count("\n") + 1


@pytest.fixture
def check_fragment(tmp_path: Path) -> Callable[[str], Checked]:
    """Return a function that puts a fragment into the sample handbook and checks it."""

    def check(fragment: str) -> Checked:
        root = tmp_path / "handbook"
        shutil.copytree(SAMPLE, root, dirs_exist_ok=True)
        markdown, *registers = _REGISTER.split(fragment)
        _add_registers(root / "docs/registers", registers)
        first_line = _add_markdown(root / "docs/policies/sample.md", markdown.strip())
        reading = read_project(Project(root))
        return Checked(reading.handbook, reading.diagnostics, check_handbook(reading.handbook), first_line)

    return check


@pytest.fixture
def examples_of() -> Callable[[str], tuple[Example, ...]]:
    """Return the function that takes the examples out of a manual."""
    return parse_examples


@pytest.fixture
def as_fragment() -> Callable[[str], str]:
    """Return the function that writes out an example on one line."""
    return parse_fragment
