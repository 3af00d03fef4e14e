"""``handbook amend check``: a version with its instruments must give the text as it stands."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from handbook_tools.amendments.checking import check_amendments
from handbook_tools.amendments.folder import FolderReading, read_folder
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.formats import FORMATS
from handbook_tools.cli.instruments import read_base
from handbook_tools.cli.opening import open_project, read_faultless
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, CommandError
from handbook_tools.editions.chain import read_chain
from handbook_tools.model.diagnostics import Diagnostic, Severity
from handbook_tools.project import Project

_NOTHING = "还没有发布过版本，也没有修改决定，不知道从哪一版核对；写作 handbook amend check origin/main。"


def add_check(commands: Commands) -> None:
    """Add the command ``amend check``."""
    said = "核对：上一版加上各修改决定，应当恰好是现在的条文。"
    check = add_command(commands, "check", said, run_check)
    base = "从这一版核对；不写时用修改决定所写的版本，没有就用最后发布的版本。"
    check.add_argument("base", metavar="版本", nargs="?", help=base)


def run_check(arguments: Namespace) -> int:
    """Print where the instruments do not give the text as it stands."""
    project = open_project(arguments)
    chain = read_chain(project.editions, project.root)
    folder = read_folder(project, without=chain.enacted)
    last = chain.files[-1].head.name if chain.files else ""
    found = folder.diagnostics or tuple(_check(arguments.base or "", last, folder, project))
    print(FORMATS["text"](tuple(sorted(found, key=lambda each: each.place))))
    return EXIT_FINDINGS if any(each.severity is Severity.ERROR for each in found) else EXIT_CLEAN


def _check(given: str, edition: str, folder: FolderReading, project: Project) -> Iterable[Diagnostic]:
    """Hold the pending instruments between the version *given*, else their own or the last *edition*."""
    written = folder.instruments[-1].base if folder.instruments else ""
    base = given or written or edition
    if not base:
        raise CommandError(_NOTHING)
    pending = [each for each in folder.instruments if each.base == written]
    current = read_faultless(project).handbook
    return check_amendments(read_base(base, project), current, pending, folder.records)
