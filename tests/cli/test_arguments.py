from __future__ import annotations

from argparse import _SubParsersAction
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from handbook_tools.cli.arguments import ChineseParser, translate_error
from handbook_tools.cli.command_line import MODULES, build_parser

if TYPE_CHECKING:
    from tests.cli.conftest import Run

EnglishWords = Callable[[str], set[str]]


def all_parsers(parser: ChineseParser) -> Iterator[ChineseParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for child in action.choices.values():
                yield from all_parsers(child)


COMMANDS = [parser.prog.split()[1:] for parser in all_parsers(build_parser())]
COMMAND_WORDS = {word for command in COMMANDS for word in command}


def test_every_command_is_known() -> None:
    assert [" ".join(command) for command in COMMANDS] == [
        "",
        "check",
        "coverage",
        "build",
        "serve",
        "checklists",
        "checklists write",
        "checklists check",
        "checklists show",
        "checklists transfer",
        "checklists verify-record",
        "flow",
        "flow show",
        "role",
        "role show",
        "show",
        "compare",
        "impact",
        "edition",
        "edition release",
        "edition list",
        "edition verify",
        "amend",
        "amend open",
        "amend draft",
        "amend check",
        "amend documents",
        "mutate",
        "schemas",
    ]


def test_the_table_of_modules_lists_every_command_in_the_order_of_the_help() -> None:
    assert list(MODULES) == [command[0] for command in COMMANDS if len(command) == 1]


@pytest.mark.parametrize("name", MODULES)
def test_a_command_is_found_without_the_modules_of_the_others(name: str) -> None:
    alone = {parser.prog.split()[1] for parser in all_parsers(build_parser(name)) if " " in parser.prog}
    assert alone == {each for each in MODULES if MODULES[each] == MODULES[name]}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_help_is_chinese(
    command: list[str],
    columns: str,
    run: Run,
    english_words: EnglishWords,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    result = run(*command, "--help")
    assert result.code == 0
    assert result.out.startswith(f"用法：handbook{' ' if command else ''}{' '.join(command)}")
    assert "\n\n选项：\n  -h, --help\n    显示这份说明。\n" in result.out
    assert not english_words(result.out) - COMMAND_WORDS
    assert not result.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["chek"],
            "没有“chek”这个选择，可以写：check、coverage、build、serve、checklists、",
        ),
        (["check", "--format", "xml"], "--format：没有“xml”这个选择，可以写：text、github、gitlab、json。"),
        (["check", "--format"], "--format：后面要写一个值。"),
        (["check", "--formt", "json"], "不认识的参数：--formt json。"),
        (["check", "--form", "json"], "不认识的参数：--form json。"),
        (["check", "--list=yes"], "--list：不带值，请删去“yes”。"),
        (["build", "docs"], "不认识的参数：docs。"),
        (["flow", "show"], "缺少必需的参数：编号。"),
        (["role", "show"], "缺少必需的参数：名称。"),
        (["role", "shwo", "审核员"], "没有“shwo”这个选择，可以写：show。您要写的可能是 show。"),
        (["serve", "--port", "80a"], "--port：端口“80a”不对，应当是 0 到 65535 的整数。"),
        (["serve", "--port", "70000"], "--port：端口“70000”不对，应当是 0 到 65535 的整数。"),
        (["--project"], "--project：后面要写一个值。"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_explained_in_chinese(
    arguments: list[str], expected: str, run: Run, english_words: EnglishWords
) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert expected in result.err
    assert "--help 查看说明" in result.err
    typed = {"chek", "xml", "formt", "form", "yes", "shwo"}
    assert not english_words(result.err) - typed - COMMAND_WORDS
    assert not result.out


@pytest.mark.parametrize("arguments", [[], ["checklists"], ["flow"], ["role"]], ids=" ".join)
def test_a_missing_command_shows_the_help(arguments: list[str], run: Run) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert "\n\n命令：\n  " in result.err


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("the following arguments are required: a, b", "缺少必需的参数：a、b。"),
        ("invalid choice: 'x' (choose from 'aa', 'bb')", "没有“x”这个选择，可以写：aa、bb。"),
        ("invalid choice: 'x' (choose from aa, bb)", "没有“x”这个选择，可以写：aa、bb。"),
        ("argument --port: invalid int value: 'x'", "--port：“x”不是可用的值。"),
        ("argument -a: not allowed with argument -b", "-a：不能和 -b 同时使用。"),
        ("something argparse says one day", "命令的写法不对。"),
        ("argument --x: something new", "--x：命令的写法不对。"),
        ("已经是中文。", "已经是中文。"),
    ],
)
def test_errors_are_translated(message: str, expected: str) -> None:
    assert translate_error(message) == expected


@pytest.mark.parametrize(
    "arguments", [["--project", "X", "check"], ["check", "--project", "X"]], ids=" ".join
)
def test_the_project_may_be_named_before_or_after_the_command(arguments: list[str]) -> None:
    assert build_parser().parse_args(arguments).project == "X"


def test_the_version_is_printed(run: Run) -> None:
    result = run("--version")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("handbook 0.")
