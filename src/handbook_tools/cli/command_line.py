"""The command ``handbook``: parses the arguments, calls the command and returns its exit code."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Final

from handbook_tools.cli.arguments import ChineseParser, add_project_option
from handbook_tools.cli.output import (
    EXIT_INTERRUPTED,
    EXIT_PIPE_CLOSED,
    EXIT_UNUSABLE,
    CommandError,
    describe_os_error,
    discard_output,
    prepare_streams,
    say,
)

_DESCRIPTION = "检查、生成和查阅一本制度手册。"
_EPILOG = "退出码：0 没有问题；1 有问题要改；2 读不了手册或者命令写错。"

MODULES: Final[Mapping[str, str]] = {
    "check": "check",
    "coverage": "coverage",
    "build": "site",
    "serve": "preview",
    "checklists": "checklists",
    "flow": "show",
    "role": "show",
    "show": "provision",
    "compare": "compare",
    "impact": "impact",
    "edition": "edition",
    "amend": "amend",
    "mutate": "mutate",
    "schemas": "schemas",
}
"""The module of every command, in the order of the help; one command does not wait for the others."""


class _ShowVersion(Action):
    def __call__(self, parser: ArgumentParser, *_: Any) -> None:
        """Print the version and stop."""
        from importlib.metadata import version  # noqa: PLC0415  # only this option needs it

        print(f"handbook {version('handbook-tools')}")
        parser.exit()


def build_parser(command: str = "") -> ChineseParser:
    """Return the parser with the module of *command* alone, or with all where there is no such command."""
    parser = ChineseParser(prog="handbook", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="显示版本。")
    add_project_option(parser, None)
    commands = parser.add_commands()
    wanted = [MODULES[command]] if command in MODULES else MODULES.values()
    for name in dict.fromkeys(wanted):
        import_module(f"handbook_tools.cli.{name}").add_to(commands)
    return parser


def _run(arguments: Sequence[str]) -> int:
    try:
        parser = build_parser(arguments[0] if arguments else "")
        parsed: Namespace = parser.parse_args(arguments)
        code: int = parsed.run(parsed)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
    sys.stdout.flush()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    prepare_streams()
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except CommandError as error:
        say(f"错误：{error}")
    except BrokenPipeError:
        discard_output()
        return EXIT_PIPE_CLOSED
    except OSError as error:
        say(f"错误：{describe_os_error(error)}")
    except KeyboardInterrupt:
        say("\n已中断。")
        return EXIT_INTERRUPTED
    return EXIT_UNUSABLE
