"""``handbook amend open``: the place of an article or an entry, in the editor, and the steps that follow."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from argparse import Namespace

from handbook_tools.amendments.targets import find_entry, register_of
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.opening import open_project, read_tolerant
from handbook_tools.cli.output import EXIT_CLEAN, CommandError, say, suggest
from handbook_tools.model.diagnostics import Place, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import find_citation
from handbook_tools.project import Project

_STEPS = """\
下一步：
  1. 改这里的文字；永久编号不改，增加的条文写作“第X条之一”。
  2. handbook check                       检查写法。
  3. handbook amend draft                 起草修改决定。
  4. 填写修改决定的各字段和理由；涉及工时、纪律、培训的，先征求职工意见。
  5. handbook amend check                 核对修改决定与条文。
  6. handbook amend documents 编号 -o 文件夹  起草决定、对照表、说明。"""


def add_open(commands: Commands) -> None:
    """Add the command ``amend open``."""
    said = "打开一条规定、条文或者登记册条目所在的文件，说明接着做什么。"
    opened = add_command(commands, "open", said, run_open)
    opened.add_argument("id", metavar="编号", help="完整的编号，例如 publication/first-review。")


def run_open(arguments: Namespace) -> int:
    """Print where something stands, and open it in the editor that ``VISUAL`` or ``EDITOR`` names."""
    project = open_project(arguments)
    handbook = read_tolerant(project).handbook
    place = _find_place(arguments.id, handbook)
    print(f"{place}  {find_citation(arguments.id, handbook)}")
    say(_STEPS)
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if editor and sys.stdin.isatty() and sys.stdout.isatty():
        return _open_editor(editor, place, project)
    return EXIT_CLEAN


def _find_place(identifier: str, handbook: Handbook) -> Place:
    target = handbook.find_target(identifier)
    if target is not None:
        return target.provision.place if target.provision else target.article.place
    policy = handbook.find_policy(identifier)
    entry = find_entry(identifier, handbook) if register_of(identifier) else None
    place = policy.place if policy else getattr(entry, "place", None)
    if place is None:
        near = suggest(identifier, handbook.targets)
        hint = "写完整的编号，例如 publication/first-review 或者 parameters/review-time。"
        raise CommandError(f"没有{quote(identifier)}。{near}{hint}")
    return place


def _open_editor(editor: str, place: Place, project: Project) -> int:
    """Open *place*; the editor takes ``+LINE FILE``, as vi, nano and emacs do."""
    command = [*shlex.split(editor), f"+{place.line}", str(project.root / place.path)]
    try:
        return subprocess.run(command, check=False).returncode
    except OSError as error:
        raise CommandError(f"打不开编辑器{quote(editor)}；检查环境变量 VISUAL 和 EDITOR。") from error
