"""``handbook coverage``: how much of what binds is used by checklists and flows, and what is not."""

from __future__ import annotations

from argparse import Namespace

from handbook_tools.checks import check_handbook
from handbook_tools.checks.coverage import GUARDS, measure_coverage
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.coverage_report import FORMATS
from handbook_tools.cli.opening import exit_code, open_project, read_tolerant
from handbook_tools.cli.output import EXIT_FINDINGS

_FORMAT_HELP = "输出的格式：text 供人阅读（默认），json 供程序读取。"


def add_to(commands: Commands) -> None:
    """Add the command ``coverage``."""
    summary = "统计约束人的话有没有着落：按制度、岗位、种类列表，逐句列出没有着落的。"
    parser = add_command(commands, "coverage", summary, run_coverage)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", metavar="格式", help=_FORMAT_HELP)


def run_coverage(arguments: Namespace) -> int:
    """Print the coverage of the handbook; below 100 % it is a finding."""
    reading = read_tolerant(open_project(arguments))
    coverage = measure_coverage(reading.handbook)
    rest = check_handbook(reading.handbook, GUARDS)
    print(FORMATS[arguments.format](coverage, rest))
    return EXIT_FINDINGS if coverage.uncovered else exit_code(reading)
