"""The check of amendments: an edition with its pending instruments must give the text as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handbook_tools.amendments import faults
from handbook_tools.amendments.application import ApplicationError, apply_operations
from handbook_tools.amendments.consultations import Consultation
from handbook_tools.amendments.derivation import derive_operations
from handbook_tools.amendments.instrument import Instrument, Mode, Weight
from handbook_tools.amendments.operations import Operation
from handbook_tools.amendments.reference import with_reference_of
from handbook_tools.amendments.targets import changed_provisions, title_of, where_is
from handbook_tools.amendments.weighing import Weighing, find_concerns, weigh
from handbook_tools.impact.reach import Books
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import find_citation


@dataclass(frozen=True, slots=True)
class Amendment:
    """An instrument with the handbook that it found and the one that it made."""

    instrument: Instrument
    before: Handbook
    after: Handbook


def check_amendments(
    edition: Handbook,
    current: Handbook,
    pending: Sequence[Instrument],
    records: Mapping[str, Consultation],
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the *pending* instruments between the last *edition* and *current*."""
    last = edition
    for instrument in pending:
        try:
            after = apply_operations(last, instrument.operations)
        except ApplicationError as error:
            place = _place_of(instrument, error.operation)
            yield faults.operation_misfit(place, error.operation.target, str(error))
            return
        yield from check_instrument(Amendment(instrument, last, after), records)
        last = after
    yield from check_consolidation(last, current, pending)


def _place_of(instrument: Instrument, operation: Operation) -> Place:
    return next(each.place for each in instrument.enactments if each.operation == operation)


def check_consolidation(
    enacted: Handbook, current: Handbook, pending: Sequence[Instrument]
) -> Iterator[Diagnostic]:
    """Yield where *current* is not what was *enacted*: what no instrument covers, or covers otherwise."""
    ordered = {each.operation.target: each.place for one in pending for each in one.enactments}
    books = Books(enacted, current)
    for operation in derive_operations(with_reference_of(current.registers, enacted), current):
        what, provisions = title_of(operation, books), "、".join(changed_provisions(operation, books))
        if operation.target in ordered:
            yield faults.instrument_differs(ordered[operation.target], what, provisions)
        else:
            yield faults.change_uncovered(where_is(operation, books), what, provisions)


def check_instrument(amendment: Amendment, records: Mapping[str, Consultation]) -> Iterator[Diagnostic]:
    """Yield what is wrong with one instrument: its numbers, its weight, its dates, its consultation."""
    yield from _check_numbers(amendment)
    weighing = weigh(amendment.before, amendment.after)
    yield from _check_weight(amendment.instrument, weighing)
    yield from _check_dates(amendment.instrument)
    yield from _check_consultation(amendment, weighing, records)


def _check_numbers(amendment: Amendment) -> Iterator[Diagnostic]:
    if amendment.instrument.mode is Mode.REVISION:
        return
    places = {each.operation.target: each.place for each in amendment.instrument.enactments}
    for policy in amendment.before.policies:
        now = amendment.after.find_policy(policy.id)
        if now is None:
            yield faults.instrument_deletes_policy(
                places.get(policy.id, amendment.instrument.place), policy.title, policy.id
            )
            continue
        numbers = {article.id: article.number for article in now.articles}
        for article in () if now.is_tombstone else policy.articles:
            if numbers.get(article.id) != article.number:
                number = numbers.get(article.id)
                change = f"变为{number}" if number else "被拿掉，没有保留条号"
                place = places.get(article.id, amendment.instrument.place)
                yield faults.instrument_renumbers(place, article.id, str(article.number), change)


def _check_weight(instrument: Instrument, weighing: Weighing) -> Iterator[Diagnostic]:
    if instrument.weight is weighing.weight or instrument.overrule:
        return
    reasons = f"（{weighing.reasons}）" if weighing.weight is Weight.MATERIAL and weighing.reasons else ""
    yield faults.instrument_weight(instrument.place, instrument.weight, weighing.weight, reasons)


def _check_dates(instrument: Instrument) -> Iterator[Diagnostic]:
    adopted, effective = instrument.adopted_on, instrument.effective
    if adopted and effective and effective < adopted:
        yield faults.instrument_dates(instrument.place, str(effective))


def _check_consultation(
    amendment: Amendment, weighing: Weighing, records: Mapping[str, Consultation]
) -> Iterator[Diagnostic]:
    instrument = amendment.instrument
    for identifier in instrument.consultations:
        record = records.get(identifier)
        if record is None:
            yield faults.consultation_unknown(instrument.place, identifier)
        elif instrument.adopted_on and instrument.adopted_on < record.discussed_on:
            yield faults.consultation_late(instrument.place, str(record.discussed_on))
    linked = [records[each] for each in instrument.consultations if each in records]
    discussed = {clause.clause for record in linked for clause in record.clauses}
    for provision, matters in find_concerns(weighing):
        if not discussed & {provision, *_articles_of(provision, amendment)}:
            shown = amendment.after if amendment.after.find_target(provision) else amendment.before
            citation = find_citation(provision, shown)
            place = _place_of_article(provision, amendment)
            yield faults.consultation_missing(place, citation, provision, "、".join(matters))


def _articles_of(provision: str, amendment: Amendment) -> Iterator[str]:
    for book in (amendment.before, amendment.after):
        target = book.find_target(provision)
        if target is not None:
            yield target.article.id


def _place_of_article(provision: str, amendment: Amendment) -> Place:
    places = {each.operation.target: each.place for each in amendment.instrument.enactments}
    found = (places.get(article) for article in _articles_of(provision, amendment))
    return next(filter(None, found), amendment.instrument.place)
