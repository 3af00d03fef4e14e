"""``handbook check``: everything that is wrong with the handbook, or the manual of every rule."""

from __future__ import annotations

from argparse import Namespace

from handbook_tools.checklists import check_checklists, check_ledger
from handbook_tools.checks import check_handbook
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.checkouts import CHECKOUTS, place_in_checkout
from handbook_tools.cli.formats import FORMATS
from handbook_tools.cli.opening import open_project
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, say
from handbook_tools.cli.pending import check_editions
from handbook_tools.cli.rules import list_manuals, render_manuals
from handbook_tools.garbage_collection import paused_collection
from handbook_tools.model.diagnostics import Diagnostic, Severity
from handbook_tools.project import Project, read_project

_FORMAT_HELP = "输出的格式：text 供人阅读（默认），github 和 gitlab 在合并请求里逐行标注，json 供程序读取。"


def add_to(commands: Commands) -> None:
    """Add the command ``check``."""
    parser = add_command(commands, "check", "检查制度、登记册和检查清单，逐条说明问题和改法。", run_check)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", metavar="格式", help=_FORMAT_HELP)
    parser.add_argument("--list", action="store_true", help="不检查，列出每条规则和它的说明。")


def run_check(arguments: Namespace) -> int:
    """Print all diagnostics of the project, or the rules."""
    if arguments.list:
        print(render_manuals(list_manuals(), arguments.format))
        return EXIT_CLEAN
    project = open_project(arguments)
    diagnostics = collect_diagnostics(project)
    print(FORMATS[arguments.format](_as_shown(diagnostics, project, arguments.format)))
    return EXIT_FINDINGS if has_errors(diagnostics) else EXIT_CLEAN


def _as_shown(diagnostics: tuple[Diagnostic, ...], project: Project, form: str) -> tuple[Diagnostic, ...]:
    """Return *diagnostics* with the paths that the form counts: a forge's from the top of the checkout."""
    return place_in_checkout(diagnostics, project.root) if form in CHECKOUTS else diagnostics


@paused_collection()
def collect_diagnostics(project: Project) -> tuple[Diagnostic, ...]:
    """Return what reading, the rules, the checklists and the editions report, by place."""
    reading = read_project(project)
    if reading.unread:
        say(f"登记册 {'、'.join(reading.unread)} 读不了；改好之后再检查条文和清单。")
        return reading.diagnostics
    found = (
        *reading.diagnostics,
        *check_handbook(reading.handbook),
        *check_checklists(reading.handbook, project.checklists, project.root),
        *check_ledger(reading.handbook, project.checklists, project.root),
        *check_editions(project, reading.handbook),
    )
    return tuple(sorted(found, key=lambda diagnostic: (diagnostic.place, diagnostic.rule)))


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Tell whether one of *diagnostics* fails the check."""
    return any(found.severity is Severity.ERROR for found in diagnostics)
