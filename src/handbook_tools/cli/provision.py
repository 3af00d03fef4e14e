"""``handbook show``: what an article, a provision or an item says, now or on a day."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.edition import parse_date, read_sound_editions
from handbook_tools.cli.opening import exit_code, open_project, read_tolerant
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, unknown_entry
from handbook_tools.editions.dates import edition_on, editions_with
from handbook_tools.editions.edition import Edition
from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.labels import full_label
from handbook_tools.model.policy import State
from handbook_tools.model.prose import provision_text


def add_to(commands: Commands) -> None:
    """Add the command ``show``."""
    parser = add_command(commands, "show", "显示一条、一款或者一项的文字，现在的或者某一天的。", run)
    parser.add_argument("id", metavar="编号", help="完整的编号，例如 publication/first-review。")
    parser.add_argument(
        "--on",
        type=parse_date,
        metavar="日期",
        help="那一天施行的文字，例如 2026-12-31；不写时是工作区里的文字。",
    )


def run(arguments: Namespace) -> int:
    """Print the wording, with its citation and the edition it comes from."""
    project = open_project(arguments)
    if arguments.on is None:
        reading = read_tolerant(project)
        print(_shown(_find(arguments.id, reading.handbook), reading.handbook))
        return exit_code(reading)
    editions = read_sound_editions(project)
    edition = edition_on(editions, arguments.on)
    if edition is None:
        first = f"第1版自 {editions[0].head.effective} 起施行。" if editions else "还没有发布过版本。"
        print(f"{arguments.on} 没有施行中的手册。{first}")
        return EXIT_FINDINGS
    target = edition.handbook.find_target(arguments.id)
    if target is None:
        print(_absent(arguments.id, arguments.on.isoformat(), editions, edition))
        return EXIT_FINDINGS
    print(f"{edition.head.name}（{edition.head.effective} 起施行，{edition.head.title}）")
    print(_shown(target, edition.handbook))
    return _print_states(target, arguments.on)


def _print_states(target: Target, date: dt.date) -> int:
    """Print which provisions of *target* do not bind on *date*."""
    shown = [target.provision] if target.provision else list(target.article.provisions)
    states = {each.id: each.state_on(date, target.policy) for each in shown}
    for identifier, state in states.items():
        if state is not State.IN_FORCE:
            print(f"{date} {state.value}：{identifier}")
    return EXIT_CLEAN if State.IN_FORCE in states.values() else EXIT_FINDINGS


def _find(identifier: str, handbook: Handbook) -> Target:
    target = handbook.find_target(identifier)
    if target is None:
        raise unknown_entry(
            "规定", identifier, {key: full_label(each) for key, each in handbook.targets.items()}
        )
    return target


def _shown(target: Target, handbook: Handbook) -> str:
    if target.provision:
        texts = [provision_text(target.provision, handbook)]
    else:
        texts = [provision_text(each, handbook) for each in target.article.provisions]
    return "\n".join([f"{full_label(target)}（{target.id}）", *texts])


def _absent(identifier: str, date: str, editions: tuple[Edition, ...], edition: Edition) -> str:
    """Return why nothing of this id was in force: it came later, had gone, or never was."""
    names = [each.head.name for each in editions_with(editions, identifier)]
    if not names:
        return f"已经发布的版本里都没有 {identifier}；请核对编号。"
    return f"{date} 施行的是{edition.head.name}，其中没有 {identifier}；{'、'.join(names)}里有。"
