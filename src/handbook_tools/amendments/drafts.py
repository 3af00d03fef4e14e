"""Drafting an instrument: the operations are computed anew, what the admin wrote is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from handbook_tools.amendments.derivation import derive_operations
from handbook_tools.amendments.instrument import Enactment, Instrument, Mode
from handbook_tools.amendments.numbering import renumbered_policies
from handbook_tools.amendments.operations import (
    AddPolicy,
    DeletePolicy,
    Operation,
    RepealPolicy,
    key_of,
)
from handbook_tools.amendments.reference import with_reference_of
from handbook_tools.amendments.targets import REGISTER_TITLES, register_of
from handbook_tools.amendments.weighing import weigh
from handbook_tools.impact.reach import Books
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.numerals import render_numeral


class Draft(NamedTuple):
    """An instrument as drafted, and the operations with a reason that it no longer contains."""

    instrument: Instrument
    dropped: tuple[Enactment, ...]


def draft_instrument(number: str, base: str, books: Books, place: Place) -> Instrument:
    """Return a new instrument that makes the earlier of *books* the later one."""
    operations = derive_operations(with_reference_of(books.after.registers, books.before), books.after)
    return Instrument(
        number=number,
        title=_title(operations, books),
        mode=_mode(books),
        weight=weigh(books.before, books.after).weight,
        enactments=tuple(Enactment(each, place) for each in operations),
        place=place,
        base=base,
    )


def update_instrument(known: Instrument, drawn: Instrument) -> Draft:
    """Return *known* with the operations of *drawn*: fields and reasons that the admin wrote stay.

    The declared weight follows the computed one unless the admin overruled that.
    """
    reasons = {key_of(each.operation): each.reason for each in known.enactments}
    enactments = tuple(
        replace(each, reason=reasons.get(key_of(each.operation), "")) for each in drawn.enactments
    )
    kept = {key_of(each.operation) for each in enactments}
    dropped = tuple(each for each in known.enactments if each.reason and key_of(each.operation) not in kept)
    weight = known.weight if known.overrule else drawn.weight
    return Draft(replace(known, base=drawn.base, enactments=enactments, weight=weight), dropped)


def next_number(year: int, taken: Iterable[str]) -> str:
    """Return the first number of *year* that is not *taken*."""
    counts = [int(each.partition("-")[2]) for each in taken if each.startswith(f"{year}-")]
    return f"{year}-{max(counts, default=0) + 1}"


def _mode(books: Books) -> Mode:
    for policy in books.before.policies:
        now = books.after.find_policy(policy.id)
        if now is None:
            return Mode.REVISION
        kept = {article.id for article in now.articles}
        if not now.is_tombstone and any(article.id not in kept for article in policy.articles):
            return Mode.REVISION
    return Mode.REVISION if any(renumbered_policies(books)) else Mode.AMENDMENT


def _title(operations: tuple[Operation, ...], books: Books) -> str:
    titles = list(dict.fromkeys(_subject(each.target, books) for each in operations))
    policies = [each for each in titles if each.startswith("《")]
    if not titles:
        return "关于修改制度手册的决定"
    first = (policies or titles)[0]
    more = f"等{render_numeral(len(policies))}部制度" if len(policies) > 1 else ""
    return f"关于{_verb(operations)}{first}{more}的决定"


def _verb(operations: tuple[Operation, ...]) -> str:
    """Return what the operations do to policies, where they do the same to all of them."""
    of_policies = {type(each) for each in operations if not register_of(each.target)}
    if of_policies and of_policies <= {RepealPolicy, DeletePolicy}:
        return "废止"
    return "制定" if of_policies == {AddPolicy} else "修改"


def _subject(target: str, books: Books) -> str:
    if register := register_of(target):
        return REGISTER_TITLES[register]
    policy = books.after.find_policy(policy_id(target)) or books.before.find_policy(policy_id(target))
    return f"《{policy.title}》" if policy else target
