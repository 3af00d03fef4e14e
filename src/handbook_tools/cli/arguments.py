"""An argument parser that speaks Chinese: usage, headings, help and every error."""

from __future__ import annotations

import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter, Namespace, _SubParsersAction
from collections.abc import Callable, Iterable
from typing import Any, Final, NoReturn, TypeAlias

from handbook_tools.cli.output import EXIT_UNUSABLE, suggest
from handbook_tools.cli.wrapping import wrap_text
from handbook_tools.model.diagnostics import quote

Commands: TypeAlias = "_SubParsersAction[ChineseParser]"
"""Where a parser's commands are added."""

Command = Callable[[Namespace], int]
"""What a command's parser leads to: takes the parsed arguments, returns the exit code."""

_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
_HEADING_END: Final = re.compile(r"(?<=^..):$", re.MULTILINE)
_HEADINGS: Final = {"positional arguments": "参数", "options": "选项"}


def _listed(names: str) -> str:
    return "、".join(name.strip(" '\"") for name in re.split(r"[, ]+", names))


def _invalid_choice(found: re.Match[str]) -> str:
    choices = _listed(found["choices"])
    near = suggest(found["value"], choices.split("、"))
    return f"没有{quote(found['value'])}这个选择，可以写：{choices}。{near}"


_ERRORS: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    (r"the following arguments are required: (.+)", lambda m: f"缺少必需的参数：{_listed(m[1])}。"),
    (r"unrecognized arguments: (.+)", lambda m: f"不认识的参数：{m[1]}。"),
    (r"invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.*)\)", _invalid_choice),
    (r"invalid \S+ value: '(.*)'", lambda m: f"{quote(m[1])}不是可用的值。"),
    (r"ignored explicit argument '(.*)'", lambda m: f"不带值，请删去{quote(m[1])}。"),
    (r"expected one argument", lambda _: "后面要写一个值。"),
    (r"not allowed with argument (.+)", lambda m: f"不能和 {m[1]} 同时使用。"),
)
"""What argparse reports, and how it is said in Chinese."""


def translate_error(message: str) -> str:
    """Return the Chinese for an error of argparse; one not known yet is reported without detail."""
    named = re.fullmatch(r"argument (.+?): (.+)", message, re.DOTALL)
    if named:
        return f"{named[1]}：{translate_error(named[2])}"
    for pattern, render in _ERRORS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return render(found)
    return message if _CHINESE.search(message) else "命令的写法不对。"


class ChineseFormatter(HelpFormatter):
    """Lays out the help: Chinese headings, every explanation on its own line, wrapped by width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=4)

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Add the usage line with its Chinese prefix."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Begin a section under its Chinese heading."""
        super().start_section(_HEADINGS.get(heading or "", heading))

    def format_help(self) -> str:
        """Return the help with full-width colons after its headings."""
        return _HEADING_END.sub("：", super().format_help())

    def _format_action(self, action: Action) -> str:
        if isinstance(action, _SubParsersAction):
            return "".join(map(self._format_action, action._get_subactions()))
        return super()._format_action(action)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap_text(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = (line for part in text.splitlines() for line in wrap_text(part, width - len(indent)))
        return "\n".join(indent + line for line in lines)


class ChineseParser(ArgumentParser):
    """An argument parser whose every word is Chinese; options are never abbreviated."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=ChineseFormatter)
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="显示这份说明。")

    def error(self, message: str) -> NoReturn:
        """Report wrong usage in Chinese and stop."""
        self.print_usage(sys.stderr)
        advice = f"运行 {self.prog} --help 查看说明。"
        self.exit(EXIT_UNUSABLE, f"错误：{translate_error(message)}\n{advice}\n")

    def add_commands(self) -> Commands:
        """Add a place for commands; without one of them the help is shown."""
        self.set_defaults(run=self._show_help)
        return self.add_subparsers(title="命令", metavar="命令")

    def _show_help(self, _: Namespace) -> int:
        self.print_help(sys.stderr)
        return EXIT_UNUSABLE


def add_command(commands: Commands, name: str, summary: str, run: Command | None = None) -> ChineseParser:
    """Add a command that can also be told the project, and return its parser."""
    parser = commands.add_parser(name, help=summary, description=summary)
    add_project_option(parser, SUPPRESS)
    if run is not None:
        parser.set_defaults(run=run)
    return parser


def add_project_option(parser: ArgumentParser, default: str | None) -> None:
    """Add ``--project``; a command's own default must not override what stood before the command."""
    text = "手册所在的文件夹（含有 docs/registers 的那一个）；不写时从当前文件夹逐级向上查找。"
    parser.add_argument("--project", metavar="文件夹", default=default, help=text)
