"""Opening the handbook that a command is about: finding its folder and reading it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, CommandError, say
from handbook_tools.model.diagnostics import Diagnostic, Severity
from handbook_tools.project import Project, Reading, find_project, read_project

_REMEDY = "手册的文件夹里有 docs/registers；请进入手册的文件夹再运行，或者用 --project 指明它。"


def open_project(arguments: Namespace) -> Project:
    """Return the project that ``--project`` names, else the one around the current folder."""
    start = Path(arguments.project or ".").resolve()
    if not start.is_dir():
        raise CommandError(f"没有文件夹 {start}。{_REMEDY}")
    project = find_project(start)
    if project is None or (arguments.project and project.root != start):
        raise CommandError(f"{start} 里没有手册。{_REMEDY}")
    return project


def read_faultless(project: Project) -> Reading:
    """Read a handbook that must be read whole: with a reading error nothing is done."""
    reading = read_project(project)
    if errors := _errors(reading):
        listed = "\n".join(map(str, errors))
        raise CommandError(f"手册里有 {len(errors)} 处读不懂，先改正再运行：\n{listed}")
    return reading


def read_tolerant(project: Project) -> Reading:
    """Read a handbook as far as it can be read, and say so where that is not all."""
    reading = read_project(project)
    if errors := _errors(reading):
        say(f"注意：手册里有 {len(errors)} 处读不懂，下面的内容可能不全；请先运行 handbook check。")
    return reading


def exit_code(reading: Reading) -> int:
    """Return the exit code of an answer that rests on *reading*: an incomplete one is not clean."""
    return EXIT_FINDINGS if _errors(reading) else EXIT_CLEAN


def _errors(reading: Reading) -> list[Diagnostic]:
    return [found for found in reading.diagnostics if found.severity is Severity.ERROR]
