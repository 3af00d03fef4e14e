"""The run of mutation testing that ``handbook mutate`` asks for."""

from __future__ import annotations

import time
from argparse import Namespace

from handbook_tools.checklists import check_checklists, check_ledger
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


def report_mutants(arguments: Namespace) -> int:
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
    verdicts = try_mutants(
        mutants, files, read_recorded(project, handbook), arguments.jobs or available_processors()
    )
    tried = [Tried(mutant, verdict) for mutant, verdict in zip(mutants, verdicts, strict=True)]
    found = (*equivalents.diagnostics, *find_stale(equivalents.entries, everything))
    return score_mutants(tried, equivalents.entries), [str(each) for each in found]
