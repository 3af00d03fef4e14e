"""``handbook amend draft``: the instrument of what changed between two versions."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from handbook_tools.amendments.drafts import Draft, draft_instrument, next_number, update_instrument
from handbook_tools.amendments.folder import instrument_numbers, instrument_path
from handbook_tools.amendments.instrument import NUMBER, Enactment, Instrument
from handbook_tools.amendments.instrument_file import render_instrument
from handbook_tools.amendments.targets import title_of
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.instruments import read_books, read_one
from handbook_tools.cli.opening import open_project
from handbook_tools.cli.output import EXIT_CLEAN, CommandError, say
from handbook_tools.editions.chain import Chain, read_chain
from handbook_tools.impact.reach import Books
from handbook_tools.model.diagnostics import Place
from handbook_tools.project import Project
from handbook_tools.sources import write_atomically

_NO_BASE = "还没有发布过版本，也没有写从哪个版本改起；写作 handbook amend draft origin/main。"
_ENACTED = "修改决定 {} 已经公布，不再改动。去掉 -o，命令会起草下一个修改决定。"


def add_draft(commands: Commands) -> None:
    """Add the command ``amend draft``."""
    draft = add_command(commands, "draft", "比较两个版本，起草或者更新修改决定。", run_draft)
    draft.add_argument(
        "versions",
        metavar="版本",
        nargs="*",
        help="旧版..新版；只写旧版时与工作区比较；都不写时从最后发布的版本改起。",
    )
    since = "从这一版改起，与工作区比较；写已经发布的版本（第1版）、git 的版本或者文件夹。"
    draft.add_argument("--since", metavar="版本", help=since)
    output = "写到这里；不写时更新还没有公布的修改决定，没有就新建一个。"
    draft.add_argument("-o", "--output", metavar="文件", help=output)
    draft.add_argument("--drop-reasons", action="store_true", help="不再需要的操作，连同写好的理由一并删去。")


def run_draft(arguments: Namespace) -> int:
    """Write an instrument's operations anew and keep what the admin wrote in it."""
    project = open_project(arguments)
    chain = read_chain(project.editions, project.root)
    base, books = read_books(project, _versions(arguments, chain))
    path = _draft_path(arguments, project, chain)
    if not NUMBER.fullmatch(path.stem):
        raise CommandError(f"文件名 {path.name} 不对；写作年份-序号，例如 2027-1.yml。")
    place = Place(path.name)
    drawn = draft_instrument(path.stem, base, books, place)
    if not drawn.enactments:
        print("两个版本的手册没有差别，不需要修改决定。")
        return EXIT_CLEAN
    draft = _merged(drawn, path, project)
    if draft.dropped and not arguments.drop_reasons:
        raise CommandError(_refusal(draft.dropped, books, path))
    write_atomically(path, render_instrument(draft.instrument))
    print(
        f"已写入 {path}：{len(draft.instrument.enactments)} 项操作，{draft.instrument.mode}，"
        f"{draft.instrument.weight}修改。"
    )
    say(_next_steps(draft.instrument))
    return EXIT_CLEAN


def _versions(arguments: Namespace, chain: Chain) -> tuple[str, ...]:
    last = (chain.files[-1].head.name,) if chain.files else ()
    names = tuple(arguments.versions) or ((arguments.since,) if arguments.since else last)
    if not names:
        raise CommandError(_NO_BASE)
    return names


def _draft_path(arguments: Namespace, project: Project, chain: Chain) -> Path:
    """Return the file to write: never that of an instrument which an edition has enacted."""
    if arguments.output:
        path = Path(arguments.output)
        if path.stem in chain.enacted and path.resolve() == instrument_path(project, path.stem):
            raise CommandError(_ENACTED.format(path.stem))
        return path
    numbers = instrument_numbers(project)
    pending = [each for each in numbers if each not in chain.enacted]
    today = dt.date.today()  # the year in which the admin works
    return instrument_path(project, pending[-1] if pending else next_number(today.year, numbers))


def _merged(drawn: Instrument, path: Path, project: Project) -> Draft:
    if not path.exists():
        return Draft(drawn, ())
    return update_instrument(read_one(path, project), drawn)


def _refusal(dropped: Iterable[Enactment], books: Books, path: Path) -> str:
    lines = (f"  {title_of(each.operation, books)}：{each.reason}" for each in dropped)
    said = f"没有写入 {path}：下列操作不再需要，写好的理由会丢失。确定不要的，加上 --drop-reasons。"
    return "\n".join([said, *lines])


def _next_steps(instrument: Instrument) -> str:
    fields = {
        "adopted_by": instrument.adopted_by,
        "adopted_on": instrument.adopted_on,
        "effective": instrument.effective,
    }
    blank = [name for name, value in fields.items() if not value]
    fill = f"填写 {'、'.join(blank)} 和各项的 reason；" if blank else ""
    papers = f"handbook amend documents {instrument.number} -o 文件夹"
    return f"下一步：{fill}再运行 handbook amend check 和 {papers}。"
