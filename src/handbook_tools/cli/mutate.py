"""``handbook mutate``: change the handbook in memory, thing by thing, and report which guards notice."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace

from handbook_tools.cli.arguments import ChineseParser, Commands, add_command


def add_to(commands: Commands) -> None:
    """Add the command ``mutate``."""
    summary = "把制度逐处改错，看检查能不能发现（变异测试）；只在内存里改，不写任何文件。"
    parser = add_command(commands, "mutate", summary, run_mutate)
    _add_choice(parser)
    parser.add_argument("--survivors", action="store_true", help="逐一列出重新生成以后没有被发现的变异体。")
    parser.add_argument("--json", action="store_true", help="输出 JSON，供程序读取。")
    parser.add_argument("--jobs", type=_positive, metavar="个数", help="同时用几个进程。")
    parser.add_argument("--list", action="store_true", help="不试，列出每种变异的编号和做法。")


def _add_choice(parser: ChineseParser) -> None:
    parser.add_argument("--operator", action="append", metavar="编号", help="只试这种变异，可以写几次。")
    parser.add_argument("--policy", metavar="编号", help="只改这部制度。")
    parser.add_argument("--sample", type=_positive, default=0, metavar="个数", help="只试抽出的这么多个。")
    parser.add_argument(
        "--seed", type=int, default=0, metavar="数字", help="种子，默认 0；相同的种子抽出相同的。"
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("要写一个大于零的整数。")
    return int(text)


def run_mutate(arguments: Namespace) -> int:
    """Try the mutants that were asked for and print the two scores."""
    from handbook_tools.cli.mutation_run import report_mutants  # noqa: PLC0415  # a check must not wait for it

    return report_mutants(arguments)
