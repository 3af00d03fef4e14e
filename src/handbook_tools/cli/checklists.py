"""``handbook checklists``: write the checklists, hold them against the text, show one, verify records."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from handbook_tools.checklists import (
    Checklist,
    Written,
    check_checklists,
    check_ledger,
    generate_checklist,
    generate_checklists,
    write_checklists,
    write_ledger,
)
from handbook_tools.cli.arguments import ChineseParser, Commands, add_command
from handbook_tools.cli.checklist_sheet import RENDERERS
from handbook_tools.cli.completion import add_verification
from handbook_tools.cli.formats import render_text
from handbook_tools.cli.opening import exit_code, open_project, read_faultless, read_tolerant
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, CommandError, unknown_entry
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import Holder, Role
from handbook_tools.registers.transfers import declare_transfer

_TRANSFER_HELP = "列出从一个岗位转到另一个岗位，哪些规定开始约束，哪些不再约束；没有登记的一对也能列出。"


def add_to(commands: Commands) -> None:
    """Add the commands ``checklists write``, ``check``, ``show``, ``transfer`` and ``verify-record``."""
    group = add_command(commands, "checklists", "生成、核对和查看检查清单。").add_commands()
    add_command(group, "write", "按制度条文重新生成 checklists/ 里的检查清单和台账。", run_write)
    add_command(group, "check", "核对 checklists/ 里的检查清单和台账与制度条文是否一致。", run_check)
    show = add_command(group, "show", "列出一份检查清单的全部事项；不写编号时列出有哪些清单。", run_show)
    show.add_argument("id", metavar="编号", nargs="?", help="检查清单的编号。")
    _add_format(show)
    transfer = add_command(group, "transfer", _TRANSFER_HELP, run_transfer)
    transfer.add_argument("before", metavar="原岗位", help="现在的岗位：名称、别名或者编号。")
    transfer.add_argument("after", metavar="新岗位", help="要去的岗位：名称、别名或者编号。")
    _add_format(transfer)
    add_verification(group)


def _add_format(parser: ChineseParser) -> None:
    told = "输出的格式：text 供人阅读（默认），markdown 供打印或者贴进别处。"
    parser.add_argument("--format", choices=tuple(RENDERERS), default="text", metavar="格式", help=told)


def run_write(arguments: Namespace) -> int:
    """Write the checklist files that are to change."""
    project = open_project(arguments)
    handbook = read_faultless(project).handbook
    written = write_checklists(handbook, project.checklists)
    print("\n".join(_written_lines(written, project.root)))
    ledger = write_ledger(handbook, project.checklists)
    print(f"台账：{'已写入' if ledger else '没有变化'}。")
    return EXIT_CLEAN


def run_check(arguments: Namespace) -> int:
    """Print where the checklist files depart from the text."""
    project = open_project(arguments)
    handbook = read_faultless(project).handbook
    found = (
        *check_checklists(handbook, project.checklists, project.root),
        *check_ledger(handbook, project.checklists, project.root),
    )
    print(render_text(found))
    return EXIT_FINDINGS if found else EXIT_CLEAN


def run_show(arguments: Namespace) -> int:
    """Print one checklist as the text now gives it, or the list of all."""
    reading = read_tolerant(open_project(arguments))
    checklists = generate_checklists(reading.handbook)
    if arguments.id is None:
        print("\n".join(f"{c.id}  {c.title}（{len(c.items)} 项）" for c in checklists))
    else:
        print(RENDERERS[arguments.format](_choose(arguments.id, checklists)))
    return exit_code(reading)


def run_transfer(arguments: Namespace) -> int:
    """Print what becomes binding and what stops being so from one role to another."""
    reading = read_tolerant(open_project(arguments))
    handbook = reading.handbook
    before, after = (_choose_person(name, handbook) for name in (arguments.before, arguments.after))
    if before == after:
        raise CommandError(f"两个岗位相同，都是{before.name}；请写两个不同的岗位。")
    made = declare_transfer(before, after, handbook.registers.roles)
    entry = handbook.find_checklist(made.id) or made
    print(RENDERERS[arguments.format](generate_checklist(entry, handbook)))
    return exit_code(reading)


def _choose_person(name: str, handbook: Handbook) -> Role:
    """Return the role of this name, alias or id, if people hold it."""
    role = handbook.find_role(name)
    people = {each.id: each.name for each in handbook.registers.roles if each.holder is Holder.PERSON}
    if role is None or role.id not in people:
        raise unknown_entry("岗位", name, people)
    return role


def _choose(identifier: str, checklists: tuple[Checklist, ...]) -> Checklist:
    for checklist in checklists:
        if checklist.id == identifier:
            return checklist
    raise unknown_entry("检查清单", identifier, {c.id: c.title for c in checklists})


def _written_lines(written: Written, root: Path) -> Iterator[str]:
    outcomes = {"已写入": written.written, "已删除（不再登记）": written.removed}
    for outcome, paths in outcomes.items():
        yield from (f"{outcome} {path.relative_to(root).as_posix()}" for path in paths)
    for path in written.foreign:
        yield f"没有登记、也不是生成的，原样保留：{path.relative_to(root).as_posix()}"
    yield f"检查清单：写入 {len(written.written)} 份，没有变化 {len(written.unchanged)} 份。"
