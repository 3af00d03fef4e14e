from __future__ import annotations

import re
from argparse import Action, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook_tools.cli.arguments import ChineseParser
from handbook_tools.cli.command_line import build_parser

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "toolkit" / "reference" / "cli.md"


def commands(parser: ChineseParser) -> Iterator[ChineseParser]:
    """Yield the parsers of the commands that do something."""
    groups = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    for group in groups:
        for child in group.choices.values():
            yield from commands(child)
    if not groups:
        yield parser


def described(parser: ChineseParser) -> Iterator[Action]:
    """Yield the parser's own arguments (``--help`` and ``--project`` are described once for all)."""
    return (action for action in parser._actions if action.dest not in {"help", "project"})


def section(heading: str) -> str:
    """Return the section of the reference under *heading*."""
    text = REFERENCE.read_text("utf-8")
    found = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"docs/toolkit/reference/cli.md 里没有“## {heading}”这一节"
    return found[1]


COMMANDS = {parser.prog: parser for parser in commands(build_parser())}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    text = section(f"`{command}`")
    for action in described(COMMANDS[command]):
        name = action.option_strings[-1] if action.option_strings else str(action.metavar)
        assert f"`{name}" in text, name
        for choice in action.choices or ():
            assert f"`{choice}`" in text, choice
    assert "```" in text, "没有示例"


def test_no_removed_command_is_documented() -> None:
    headings = re.findall(r"^## `(handbook .*)`$", REFERENCE.read_text("utf-8"), re.MULTILINE)
    assert headings == list(COMMANDS)


@pytest.mark.parametrize("option", ["--project", "--version", "--help"])
def test_global_options_are_documented(option: str) -> None:
    assert f"`{option}" in section("通用选项")


@pytest.mark.parametrize("code", ["0", "1", "2", "130", "141"])
def test_exit_codes_are_documented(code: str) -> None:
    assert f"| {code} |" in section("退出码")


@pytest.mark.parametrize(
    "field",
    ["version", "errors", "warnings", "diagnostics", "rule", "severity", "path", "line", "message", "hint"],
)
def test_json_fields_are_documented(field: str) -> None:
    assert f"| `{field}` |" in section("`handbook check`")


@pytest.mark.parametrize(
    "page", [REFERENCE, ROOT / "CONTRIBUTING.md", ROOT / "README.md"], ids=lambda p: p.name
)
def test_examples_use_existing_commands(page: Path) -> None:
    parser = build_parser()
    lines = re.findall(
        r"^(?:\$ |.*/bin/)?handbook ((?!\d|\[)[^\n|>&]*)$", page.read_text("utf-8"), re.MULTILINE
    )
    for line in lines:
        words = line.split()
        if not {"--help", "--version"} & set(words):
            assert parser.parse_args(words).run, line
