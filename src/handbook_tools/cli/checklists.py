"""``handbook checklists``: write the generated checklists, hold them against the text, show one."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

from handbook_tools.checklists import (
    Checklist,
    ChecklistItem,
    Written,
    check_checklists,
    check_ledger,
    generate_checklists,
    write_checklists,
    write_ledger,
)
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.formats import render_text
from handbook_tools.cli.opening import exit_code, open_project, read_faultless, read_tolerant
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, unknown_entry


def add_to(commands: Commands) -> None:
    """Add the commands ``checklists write``, ``check`` and ``show``."""
    group = add_command(commands, "checklists", "生成、核对和查看检查清单。").add_commands()
    add_command(group, "write", "按制度条文重新生成 checklists/ 里的检查清单和台账。", run_write)
    add_command(group, "check", "核对 checklists/ 里的检查清单和台账与制度条文是否一致。", run_check)
    show = add_command(group, "show", "列出一份检查清单的全部事项；不写编号时列出有哪些清单。", run_show)
    show.add_argument("id", metavar="编号", nargs="?", help="检查清单的编号。")


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
        print(render_checklist(_choose(arguments.id, checklists)))
    return exit_code(reading)


def _choose(identifier: str, checklists: tuple[Checklist, ...]) -> Checklist:
    for checklist in checklists:
        if checklist.id == identifier:
            return checklist
    raise unknown_entry("检查清单", identifier, {c.id: c.title for c in checklists})


def render_checklist(checklist: Checklist) -> str:
    """Return a checklist as plain text: its head, then every question with its source."""
    head = f"{checklist.title}（编号 {checklist.id}，共 {len(checklist.items)} 项）"
    purpose = f"使用者：{checklist.audience}\n时机：{checklist.occasion}"
    items = (_item_text(number, item) for number, item in enumerate(checklist.items, start=1))
    return "\n\n".join([f"{head}\n{purpose}", *items])


def _item_text(number: int, item: ChecklistItem) -> str:
    notes = {"义务人": item.bearer, "期限": item.deadline, "证据": item.evidence}
    source = f"依据：{item.citation}（{item.id}）"
    lines = [source, *(f"{name}：{value}" for name, value in notes.items() if value)]
    return f"{number}. {item.question}\n{indent(chr(10).join(lines), '   ')}"


def _written_lines(written: Written, root: Path) -> Iterator[str]:
    outcomes = {"已写入": written.written, "已删除（不再登记）": written.removed}
    for outcome, paths in outcomes.items():
        yield from (f"{outcome} {path.relative_to(root).as_posix()}" for path in paths)
    for path in written.foreign:
        yield f"没有登记、也不是生成的，原样保留：{path.relative_to(root).as_posix()}"
    yield f"检查清单：写入 {len(written.written)} 份，没有变化 {len(written.unchanged)} 份。"
