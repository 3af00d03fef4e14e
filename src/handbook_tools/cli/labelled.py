"""What a label names that somebody wrote: now, or in the editions in which it was in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from handbook_tools.cli.output import CommandError
from handbook_tools.cli.policy_sheet import render_policy_end, why_gone
from handbook_tools.editions.edition import Edition
from handbook_tools.model.diagnostics import quote
from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.label_lookup import find_labelled, find_named_policies
from handbook_tools.model.labels import full_label
from handbook_tools.model.written_labels import WrittenLabel


class FormerBearer(NamedTuple):
    """What bore a label in the editions of these ``numbers``, as the last of them has it."""

    target: Target
    edition: Edition
    numbers: tuple[int, ...]

    @property
    def editions(self) -> str:
        """The editions as they are cited: 第1版、第2版."""
        return "、".join(f"第{number}版" for number in self.numbers)


def find_written(label: WrittenLabel, handbook: Handbook) -> tuple[Target, ...]:
    """Return what *label* names in *handbook*; one that several policies have stops the command."""
    found = find_labelled(label, handbook)
    citations = list(dict.fromkeys(map(full_label, found)))
    if len({target.policy.id for target in found}) > 1:
        listed = "\n".join(f"  {each}" for each in citations)
        raise CommandError(f"有几部制度都有{label}，请写明是哪一部：\n{listed}")
    return found


def find_bearers(label: WrittenLabel, editions: tuple[Edition, ...]) -> tuple[FormerBearer, ...]:
    """Return what bore *label* in *editions*, the first one first."""
    found: dict[str, FormerBearer] = {}
    for edition in editions:
        for target in find_written(label, edition.handbook):
            before = found[target.id].numbers if target.id in found else ()
            found[target.id] = FormerBearer(target, edition, (*before, edition.head.number))
    return tuple(found.values())


def unknown_label(label: WrittenLabel, handbook: Handbook) -> CommandError:
    """Return the error for a label that neither *handbook* nor an edition has."""
    policies = find_named_policies(label.policy, handbook)
    if len(policies) == 1:
        [policy] = policies
        numbers = [article.number for article in policy.articles]
        last = f"它现在的最后一条是{numbers[-1]}。" if numbers else render_policy_end(policy, handbook)
        return CommandError(f"《{policy.title}》没有{label}，各版里也没有。{last}")
    if policies:
        return CommandError(f"哪一部制度都没有{label}，各版里也没有。")
    listed = "\n".join(f"  {policy.title}" for policy in handbook.policies)
    return CommandError(f"没有名称是{quote(label.policy)}的制度。现有的制度：\n{listed}")


def describe_today(bearer: FormerBearer, handbook: Handbook) -> str:
    """Return what *handbook* calls that which bore a label in earlier editions."""
    now = find_today(bearer.target, handbook)
    was = f"{bearer.editions}的{full_label(bearer.target)}（{bearer.target.id}）"
    if now is None:
        return f"{was}：现行手册里已经没有。{why_gone(bearer.target.id, handbook)}"
    if is_unchanged(bearer, handbook):
        return f"{was}：条号没有变。"
    return f"{was}：现为{full_label(now)}。"


def is_unchanged(bearer: FormerBearer, handbook: Handbook) -> bool:
    """Tell whether *handbook* has the label for the same thing."""
    now = find_today(bearer.target, handbook)
    return now is not None and full_label(now) == full_label(bearer.target)


def find_today(target: Target, handbook: Handbook) -> Target | None:
    """Return where *handbook* has what *target* of an earlier edition names.

    An item without an id is found by its place in its provision.
    """
    now = handbook.find_target(target.id)
    nameless = now is not None and target.items and not now.items
    return replace(now, items=target.items) if now is not None and nameless else now


def other_bearers(
    label: WrittenLabel, targets: tuple[Target, ...], editions: tuple[Edition, ...], handbook: Handbook
) -> Iterator[str]:
    """Yield what else than *targets* bore *label* in earlier editions, a line each."""
    shown = {target.id for target in targets}
    for bearer in find_bearers(label, editions):
        if bearer.target.id not in shown:
            yield describe_today(bearer, handbook)
