"""Permanent ids: what an edition called by an id keeps it for ever, also after it has gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from handbook_tools.editions.edition_file import EditionError
from handbook_tools.editions.files import EditionFile
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.fingerprint import fold
from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.labels import full_label
from handbook_tools.model.prose import target_text

_UNLIKE: Final = 0.30
"""Below this similarity of two texts one did not become the other: so alike are any two sentences."""
_REMEDY: Final = "编号用过就不再用于别的内容：在这里另起一个编号；原来的编号由版本文件记着，不会丢失。"


def check_permanence(files: Sequence[EditionFile], current: Handbook) -> Iterator[Diagnostic]:
    """Yield where *current* gives an id that the editions in *files* had to something else.

    The last edition must be one that can be read. Of those before only the bytes are searched, and only
    for ids that the last has not: mostly there are none.
    """
    if not files:
        return
    last = files[-1].edition.handbook
    for target in current.targets.values():
        was = last.find_target(target.id)
        if was is None:
            yield from _revived(target.id, _place(target), full_label(target), files[:-1])
        else:
            yield from _turned(was, target, files[-1], (last, current))
    for policy in current.policies:
        title, before = f"《{policy.title}》", last.find_policy(policy.id)
        if before is None:
            yield from _revived(policy.id, policy.place, title, files[:-1])
        elif before.is_tombstone and not policy.is_tombstone:
            message = f"编号 {policy.id} 是已经废止的《{before.title}》的，现在又用作{title}。"
            yield Diagnostic("id-reused", policy.place, message, _REMEDY)


def _revived(identifier: str, place: Place, now: str, earlier: Sequence[EditionFile]) -> Iterator[Diagnostic]:
    """Yield that an edition before the last had this id."""
    for file in reversed(earlier):
        if file.mentions(identifier) and (was := _name_in(file, identifier)):
            message = f"编号 {identifier} 在{file.head.name}里是{was}，后来没有了，现在又用作{now}。"
            yield Diagnostic("id-reused", place, message, _REMEDY)
            return


def _name_in(file: EditionFile, identifier: str) -> str:
    """Return what *identifier* named in the edition, empty where it named nothing or nobody can tell."""
    try:
        handbook = file.edition.handbook
    except EditionError:
        return ""
    target, policy = handbook.find_target(identifier), handbook.find_policy(identifier)
    return full_label(target) if target else f"《{policy.title}》" if policy else ""


def _turned(
    was: Target, now: Target, file: EditionFile, books: tuple[Handbook, Handbook]
) -> Iterator[Diagnostic]:
    """Yield that an id of the last edition names something else now."""
    old, new = _class_of(was), _class_of(now)
    said = f"编号 {now.id} 在{file.head.name}里是{full_label(was)}"
    if old != new:
        yield Diagnostic("id-reused", _place(now), f"{said}，是{old}的编号，现在用作{new}的编号。", _REMEDY)
    elif was.article.is_tombstone and not now.article.is_tombstone:
        message = f"{said}，已经废止，现在又用作{full_label(now)}。"
        yield Diagnostic("id-reused", _place(now), message, _REMEDY)
    elif _stands_elsewhere(was, now) and _are_unlike(target_text(was, books[0]), target_text(now, books[1])):
        message = f"{said}，现在用作{full_label(now)}，文字完全不同。"
        yield Diagnostic("id-reused", _place(now), message, _REMEDY)


def _stands_elsewhere(was: Target, now: Target) -> bool:
    """Tell whether what one id names stands elsewhere; of an article, whether nothing was kept."""
    if now.provision is not None and was.provision is not None:
        return was.article.id != now.article.id or was.provision.id != now.provision.id
    kept = {each.id for each in was.article.provisions} & {each.id for each in now.article.provisions}
    return was.article.title != now.article.title and not kept and not now.article.is_tombstone


def _are_unlike(old: str, new: str) -> bool:
    # only what was moved is measured, so that a check does not wait for what measures
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    return Indel.normalized_similarity(fold(old), fold(new)) < _UNLIKE


def _class_of(target: Target) -> str:
    if target.paragraph is None:
        return "条"
    return "项" if target.items else "规定"


def _place(target: Target) -> Place:
    return target.provision.place if target.provision else target.article.place
