"""``handbook edition``: release an edition, list the editions, verify their chain."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError, Namespace

from handbook_tools.cli.arguments import ChineseParser, Commands, add_command
from handbook_tools.cli.check import collect_diagnostics, has_errors
from handbook_tools.cli.opening import open_project, read_faultless
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, CommandError, unknown_entry
from handbook_tools.cli.pending import find_enacted
from handbook_tools.editions.chain import read_chain, read_editions, verify_chain
from handbook_tools.editions.edition import FORMAT, Edition, EditionHead, Mode
from handbook_tools.editions.release import ReleaseError, release_edition
from handbook_tools.project import Project


def parse_date(text: str) -> dt.date:
    """Return the date that an argument gives; raise what argparse reports otherwise."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"日期“{text}”不对，写作 2026-12-01。") from None


def add_to(commands: Commands) -> None:
    """Add the commands ``edition``."""
    editions = add_command(commands, "edition", "发布手册的版本，查看和核验已经发布的版本。").add_commands()
    _add_release(
        add_command(editions, "release", "把现在的手册定为下一个版本，写进 editions/。", run_release)
    )
    add_command(editions, "list", "列出已经发布的版本。", run_list)
    add_command(editions, "verify", "核验已经发布的版本没有被改动。", run_verify)


def _add_release(parser: ChineseParser) -> None:
    parser.add_argument(
        "--approved-by", required=True, metavar="岗位", help="批准的岗位或者机构，例如 单位领导。"
    )
    parser.add_argument("--promulgated", required=True, type=parse_date, metavar="日期", help="公布日期。")
    parser.add_argument("--effective", required=True, type=parse_date, metavar="日期", help="施行日期。")
    parser.add_argument(
        "--title", default="", metavar="名称", help="版本的名称；不写时用修改决定的名称或者“首次发布”。"
    )
    parser.add_argument(
        "--mode",
        choices=[mode.value for mode in Mode],
        default="",
        metavar="形式",
        help="首次发布、修正（部分修改，不改条号）或者修订（全面修改，可以重排条号）；不写时由修改决定得出。",
    )


def run_release(arguments: Namespace) -> int:
    """Freeze the handbook as the next edition."""
    project = open_project(arguments)
    handbook = read_faultless(project).handbook
    if handbook.find_role(arguments.approved_by) is None:
        raise unknown_entry("岗位", arguments.approved_by, {r.id: r.name for r in handbook.registers.roles})
    if has_errors(collect_diagnostics(project)):
        raise CommandError("检查没有通过，不能发布。先运行 handbook check，改正其中的错误。")
    draft = _draft_head(arguments, project)
    try:
        release = release_edition(draft, handbook, project.editions, project.root)
    except ReleaseError as error:
        raise CommandError(str(error)) from error
    print(f"已发布{release.head.name}（{release.head.title}），写入 {release.path.relative_to(project.root)}")
    print("把 editions/ 里的变化一并提交；已经发布的版本不再改动。")
    return EXIT_CLEAN


def _draft_head(arguments: Namespace, project: Project) -> EditionHead:
    """Return the head of the edition to come: what the arguments say, and what the instrument does."""
    enacted = find_enacted(project)
    mode = arguments.mode or (enacted.mode if enacted else Mode.FIRST.value)
    return EditionHead(
        format=FORMAT,
        number=0,
        title=arguments.title or (enacted.title if enacted else mode),
        mode=Mode(mode),
        approved_by=arguments.approved_by,
        promulgated=arguments.promulgated,
        effective=arguments.effective,
        instrument=enacted.path if enacted else "",
        instrument_digest=enacted.digest if enacted else "",
    )


def read_sound_editions(project: Project) -> tuple[Edition, ...]:
    """Return the editions of *project*; a file that cannot be read stops the command."""
    reading = read_editions(project.editions, project.root)
    if reading.diagnostics:
        raise CommandError("版本文件读不了：\n" + "\n".join(map(str, reading.diagnostics)))
    return reading.editions


def run_list(arguments: Namespace) -> int:
    """Print a line for every edition."""
    editions = read_sound_editions(open_project(arguments))
    for edition in editions:
        head = edition.head
        dates = f"{head.promulgated}公布　{head.effective}施行"
        print(f"{head.name}　{head.mode.value}　{dates}　{head.approved_by}批准　{head.title}")
    if not editions:
        print("还没有发布过版本。发布第1版：handbook edition release --approved-by 单位领导 ……")
    return EXIT_CLEAN


def run_verify(arguments: Namespace) -> int:
    """Print what is wrong with the chain of editions."""
    project = open_project(arguments)
    chain = read_chain(project.editions, project.root)
    found = verify_chain(chain)
    for diagnostic in found:
        print(diagnostic)
    if not found:
        print(f"已发布 {len(chain.files)} 个版本，全部与记录的摘要相符。")
    return EXIT_FINDINGS if found else EXIT_CLEAN
