"""``handbook show``: what an article, a provision or an item says, now, on a day or in an edition."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError, Namespace
from typing import NamedTuple

from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.edition import parse_date, read_sound_editions
from handbook_tools.cli.labelled import (
    FormerBearer,
    describe_today,
    find_bearers,
    find_today,
    find_written,
    is_unchanged,
    other_bearers,
    unknown_label,
)
from handbook_tools.cli.opening import exit_code, open_project, read_tolerant
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, CommandError, unknown_entry
from handbook_tools.cli.policy_sheet import find_policy_called, render_policy_sheet, why_gone
from handbook_tools.editions.dates import edition_on, editions_with
from handbook_tools.editions.edition import Edition
from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.labels import full_label
from handbook_tools.model.policy import State
from handbook_tools.model.prose import provision_text
from handbook_tools.model.written_labels import WrittenLabel, parse_label
from handbook_tools.project import Project


class _Asked(NamedTuple):
    """What is to be shown: what was written, the label that it is, and the day or the edition."""

    text: str
    label: WrittenLabel | None
    date: dt.date | None
    edition: int

    def find(self, handbook: Handbook) -> tuple[Target, ...]:
        """Return what *handbook* has under that label or id."""
        if self.label:
            return find_written(self.label, handbook)
        target = handbook.find_target(self.text)
        return (target,) if target else ()


def _parse_edition(text: str) -> int:
    number = text.removeprefix("第").removesuffix("版")
    if not (number.isascii() and number.isdecimal() and int(number)):
        raise ArgumentTypeError(f"版本“{text}”不对，写作 3 或者 第3版。")
    return int(number)


def add_to(commands: Commands) -> None:
    """Add the command ``show``."""
    parser = add_command(
        commands, "show", "显示一条、一款或者一项的文字：现在的，某一天的，或者某一版的。", run
    )
    what = (
        "编号，例如 publication/first-review；或者条号，例如 账号管理制度第七条第二款、账号管理制度原第七条。"
    )
    parser.add_argument("id", metavar="编号", help=what)
    when = parser.add_mutually_exclusive_group()
    on = "那一天施行的文字，例如 2026-12-31；不写时是工作区里的文字。"
    when.add_argument("--on", type=parse_date, metavar="日期", help=on)
    edition = "那一版的文字，例如 3；也可以写在条号前面：第3版账号管理制度第七条。"
    when.add_argument("--edition", type=_parse_edition, default=0, metavar="版本", help=edition)


def run(arguments: Namespace) -> int:
    """Print the wording, with its citation and the edition it comes from."""
    project = open_project(arguments)
    label = parse_label(arguments.id)
    written = label.edition if label else 0
    asked = _Asked(arguments.id, label, arguments.on, arguments.edition or (0 if arguments.on else written))
    if asked.date is None and not asked.edition:
        return _show_current(asked, project)
    editions = read_sound_editions(project)
    edition = _choose(asked, editions)
    if edition is None:
        first = f"第1版自 {editions[0].head.effective} 起施行。" if editions else "还没有发布过版本。"
        print(f"{asked.date} 没有施行中的手册。{first}")
        return EXIT_FINDINGS
    targets = asked.find(edition.handbook)
    policy = find_policy_called(asked.text, edition.handbook)
    if policy:
        print(render_policy_sheet(policy, edition.handbook, asked.date))
        return EXIT_CLEAN
    if not targets:
        print(_absent(asked, editions, edition))
        return EXIT_FINDINGS
    print(f"{edition.head.name}（{edition.head.effective} 起施行，{edition.head.title}）")
    return _show_of_edition(asked, targets, edition, read_tolerant(project).handbook)


def _choose(asked: _Asked, editions: tuple[Edition, ...]) -> Edition | None:
    if asked.date:
        return edition_on(editions, asked.date)
    named = [edition for edition in editions if edition.head.number == asked.edition]
    if not named:
        names = "、".join(edition.head.name for edition in editions) or "还没有"
        raise CommandError(f"没有第{asked.edition}版。已经发布的版本：{names}。")
    return named[0]


def _show_of_edition(asked: _Asked, targets: tuple[Target, ...], edition: Edition, current: Handbook) -> int:
    """Print the wording in *edition*, whether it binds on the day, and what it is called now."""
    binding = set()
    for target in targets:
        print(_shown(target, edition.handbook))
        if asked.date:
            binding.update(_print_states(target, asked.date))
    for target in targets:
        now = find_today(target, current)
        if now is None or full_label(now) != full_label(target):
            print(describe_today(FormerBearer(target, edition, (edition.head.number,)), current))
    return EXIT_CLEAN if State.IN_FORCE in binding or not asked.date else EXIT_FINDINGS


def _show_current(asked: _Asked, project: Project) -> int:
    """Print the wording as it stands; of a label that is not in use any more, what it is called now."""
    reading = read_tolerant(project)
    handbook = reading.handbook
    policy = find_policy_called(asked.text, handbook)
    if policy:
        print(render_policy_sheet(policy, handbook, None))
        return exit_code(reading)
    if asked.label is None:
        target = _find(asked.text, handbook)
        print(_shown(target, handbook))
        _print_text_before_repeal(target, project)
        return exit_code(reading)
    editions = read_sound_editions(project)
    targets = () if asked.label.former else find_written(asked.label, handbook)
    if not targets:
        _print_former(asked.label, editions, handbook)
    for target in targets:
        print(_shown(target, handbook))
        _print_text_before_repeal(target, project)
    for line in other_bearers(asked.label, targets, editions, handbook) if targets else ():
        print(line)
    return exit_code(reading)


def _print_text_before_repeal(target: Target, project: Project) -> None:
    """Print how to see what *target* said before it was repealed, where an edition has that."""
    if not target.article.is_tombstone:
        return
    identifier = target.article.id
    for edition in reversed(read_sound_editions(project)):
        was = edition.handbook.find_target(identifier)
        if was and not was.article.is_tombstone:
            print(f"废止以前的文字：handbook show {identifier} --edition {edition.head.number}")
            return


def _print_former(label: WrittenLabel, editions: tuple[Edition, ...], handbook: Handbook) -> None:
    """Print what bore *label* in earlier editions: its text today, its last text where it has gone."""
    bearers = find_bearers(label, editions)
    if not bearers:
        raise unknown_label(label, handbook)
    renamed = [bearer for bearer in bearers if not is_unchanged(bearer, handbook)]
    for bearer in renamed or bearers:
        print(describe_today(bearer, handbook))
        now = find_today(bearer.target, handbook)
        print(_shown(now, handbook) if now else _shown(bearer.target, bearer.edition.handbook))


def _print_states(target: Target, date: dt.date) -> set[State]:
    """Print which provisions of *target* do not bind on *date*; return all their states."""
    shown = [target.provision] if target.provision else list(target.article.provisions)
    states = {each.id: each.state_on(date, target.policy) for each in shown}
    for identifier, state in states.items():
        if state is not State.IN_FORCE:
            print(f"{date} {state.value}：{identifier}")
    return set(states.values())


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
    gone = ["这一条已经废止，只保留条号。"] if target.article.is_tombstone else []
    return "\n".join([f"{full_label(target)}（{target.id}）", *texts, *gone])


def _absent(asked: _Asked, editions: tuple[Edition, ...], edition: Edition) -> str:
    """Return why nothing was in force under an id or a label: it came later, had gone, or never was."""
    if asked.label:
        names = [bearer.editions for bearer in find_bearers(asked.label, editions)]
        what = f"{asked.label.policy}{asked.label}"
    else:
        names = [each.head.name for each in editions_with(editions, asked.text)]
        what = asked.text
    if not names:
        return f"已经发布的版本里都没有 {what}；请核对编号。"
    when = f"{asked.date} 施行的是{edition.head.name}，其中" if asked.date else edition.head.name
    why = "" if asked.label else why_gone(asked.text, edition.handbook)
    return f"{when}没有 {what}；{'、'.join(names)}里有。{why}"
