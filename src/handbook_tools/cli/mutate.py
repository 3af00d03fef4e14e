"""``handbook mutate``: change the handbook in memory, thing by thing, and report which guards notice."""

from __future__ import annotations

import time
from argparse import ArgumentTypeError, Namespace

from handbook_tools.checklists import check_checklists, check_ledger
from handbook_tools.cli.arguments import ChineseParser, Commands, add_command
from handbook_tools.cli.mutation_report import render_report, render_report_json
from handbook_tools.cli.opening import open_project, read_faultless
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, CommandError, say, suggest, unknown_entry
from handbook_tools.model.handbook import Handbook
from handbook_tools.mutation import (
    OPERATORS,
    Choice,
    Report,
    Tried,
    available_processors,
    choose_mutants,
    enumerate_mutants,
    find_stale,
    open_manuscript,
    read_equivalents,
    read_recorded,
    score_mutants,
    try_mutants,
)
from handbook_tools.mutation.equivalents import FILE
from handbook_tools.project import Project, read_files


def add_to(commands: Commands) -> None:
    """Add the command ``mutate``."""
    summary = "把制度逐处改错，看检查能不能发现（变异测试）；只在内存里改，不写任何文件。"
    parser = add_command(commands, "mutate", summary, run_mutate)
    _add_choice(parser)
    parser.add_argument("--survivors", action="store_true", help="逐一列出重新生成以后没有被发现的变异体。")
    parser.add_argument("--json", action="store_true", help="输出 JSON，供程序读取。")
    parser.add_argument(
        "--jobs", type=_positive, default=available_processors(), metavar="个数", help="同时用几个进程。"
    )
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
    if arguments.list:
        print("\n".join(f"{operator.id}  {operator.title}" for operator in OPERATORS))
        return EXIT_CLEAN
    project = open_project(arguments)
    started = time.perf_counter()
    report, stale = _try(project, arguments)
    render = render_report_json if arguments.json else render_report
    print(render(report, survivors=arguments.survivors))
    tried = report.drift.mutants + len(report.equivalent)
    seconds = time.perf_counter() - started
    say(f"试了 {tried} 个变异体，用时 {seconds:.1f} 秒，每秒 {tried / seconds:.0f} 个。")
    for each in stale:
        say(each)
    return EXIT_FINDINGS if report.unguarded or stale else EXIT_CLEAN


def _choice(arguments: Namespace, handbook: Handbook) -> Choice:
    known = [operator.id for operator in OPERATORS]
    for name in arguments.operator or ():
        if name not in known:
            near = suggest(name, known)
            raise CommandError(f"没有编号为“{name}”的变异。{near}运行 handbook mutate --list 查看全部。")
    if arguments.policy and handbook.find_policy(arguments.policy) is None:
        raise unknown_entry("制度", arguments.policy, {p.id: p.title for p in handbook.policies})
    operators = tuple(arguments.operator or ())
    return Choice(operators, arguments.policy or "", arguments.sample, arguments.seed)


def _try(project: Project, arguments: Namespace) -> tuple[Report, list[str]]:
    handbook, files = read_faultless(project).handbook, read_files(project)
    if check_checklists(handbook, project.checklists, project.root) or check_ledger(
        handbook, project.checklists, project.root
    ):
        raise CommandError("检查清单或者台账与条文不符，先运行 handbook checklists write。")
    everything = tuple(enumerate_mutants(open_manuscript(handbook, files)))
    mutants = choose_mutants(everything, _choice(arguments, handbook))
    equivalents = read_equivalents(files.get(FILE))
    verdicts = try_mutants(mutants, files, read_recorded(project, handbook), arguments.jobs)
    tried = [Tried(mutant, verdict) for mutant, verdict in zip(mutants, verdicts, strict=True)]
    found = (*equivalents.diagnostics, *find_stale(equivalents.entries, everything))
    return score_mutants(tried, equivalents.entries), [str(each) for each in found]
