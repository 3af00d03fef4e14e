"""The command ``handbook``: parses the arguments, calls the command and returns its exit code."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from handbook_tools.cli import (
    amend,
    check,
    checklists,
    compare,
    coverage,
    edition,
    impact,
    mutate,
    preview,
    provision,
    schemas,
    show,
    site,
)
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


class _ShowVersion(Action):
    def __call__(self, parser: ArgumentParser, *_: Any) -> None:
        """Print the version and stop."""
        from importlib.metadata import version  # noqa: PLC0415  # only this option needs it

        print(f"handbook {version('handbook-tools')}")
        parser.exit()


def build_parser() -> ChineseParser:
    """Return the parser with all commands."""
    parser = ChineseParser(prog="handbook", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="显示版本。")
    add_project_option(parser, None)
    commands = parser.add_commands()
    groups = (check, coverage, site, preview, checklists, show, provision, compare, impact, edition, amend)
    for group in (*groups, mutate, schemas):
        group.add_to(commands)
    return parser


def _run(arguments: Sequence[str] | None) -> int:
    try:
        parsed: Namespace = build_parser().parse_args(arguments)
        code: int = parsed.run(parsed)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
    sys.stdout.flush()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    prepare_streams()
    try:
        return _run(arguments)
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
