"""Records of consulting the staff, as 劳动合同法 4 asks for rules on hours, training and discipline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from handbook_tools.amendments import faults
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.identifiers import is_reference
from handbook_tools.sources import Source
from handbook_tools.strict_yaml import FieldReader, YamlMapping, read_yaml

SCHEMA: Final = "docs/public/schema/consultation.schema.json"
EXAMPLES: Final = {
    "id": "id: hours-2027",
    "announced": "announced: 2026-12-01",
    "discussed_on": "discussed_on: 2026-12-15",
    "discussed_by": "discussed_by: 全体职工",
    "negotiated_with": "negotiated_with: 工会",
    "attended": "attended: 42",
    "published": "published: 2027-01-20",
    "record": "record: 2026年第4次职工大会纪要",
    "clauses": "clauses: （逐条写 clause、comments、answer）",
}
CLAUSE_EXAMPLES: Final = {
    "clause": "clause: worktime/standard-hours",
    "comments": "comments: 3",
    "answer": "answer: 采纳两条，另一条因法律另有规定未采纳。",
}


class Forum(StrEnum):
    """By whom a draft is discussed."""

    CONGRESS = "职工代表大会"
    ALL_STAFF = "全体职工"


class Counterpart(StrEnum):
    """With whom a draft is negotiated on an equal footing."""

    UNION = "工会"
    REPRESENTATIVES = "职工代表"


@dataclass(frozen=True, slots=True)
class ConsultedClause:
    """A provision or an article that was discussed, how many comments came, and what was answered."""

    clause: str
    comments: int
    answer: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """One consultation; ``published`` is when the staff were told the outcome, `None` before that."""

    id: str
    announced: dt.date
    discussed_on: dt.date
    discussed_by: Forum
    negotiated_with: Counterpart
    attended: int
    clauses: tuple[ConsultedClause, ...]
    place: Place
    published: dt.date | None = None
    record: str = ""

    @property
    def notice_days(self) -> int:
        """How many days the staff had to read the draft."""
        return (self.discussed_on - self.announced).days


class ConsultationReading(NamedTuple):
    """A record as read, `None` where it cannot be used, and what is wrong with its file."""

    consultation: Consultation | None
    diagnostics: tuple[Diagnostic, ...]


def read_consultation(source: Source) -> ConsultationReading:
    """Read the record in *source*; never raises for bad input."""
    if not source.text:
        return ConsultationReading(None, source.diagnostics)
    node, found = read_yaml(source.text, Place(source.path))
    if not isinstance(node, YamlMapping):
        wrong = found or [faults.consultation_empty(Place(source.path))]
        return ConsultationReading(None, (*source.diagnostics, *wrong))
    given = FieldReader(node, "征求意见记录", EXAMPLES)
    read = read_fields(given, node.place)
    stem = PurePosixPath(source.path).stem
    if read is not None and read.id != stem:
        given.diagnostics.append(faults.consultation_id(given.place_of("id"), read.id, stem))
    found += given.diagnostics
    return ConsultationReading(None if found else read, (*source.diagnostics, *found))


def read_fields(given: FieldReader, place: Place) -> Consultation | None:
    """Return the record that the fields of a mapping make, `None` where a required one is wrong."""
    given.note_unknown()
    identifier, clauses = given.identifier("id"), tuple(_clauses(given))
    announced, discussed_on = given.date("announced"), given.date("discussed_on")
    forum, counterpart = given.choice("discussed_by", Forum), given.choice("negotiated_with", Counterpart)
    attended, published = given.integer("attended"), given.optional_date("published")
    record = given.optional_text("record")
    if announced is None or discussed_on is None or forum is None or counterpart is None:
        return None
    read = Consultation(
        identifier, announced, discussed_on, forum, counterpart, attended, clauses, place, published, record
    )
    given.diagnostics += _implausible(read, given)
    return read


def _implausible(read: Consultation, given: FieldReader) -> Iterator[Diagnostic]:
    if read.notice_days < 1:
        yield faults.consultation_dates(given.place_of("discussed_on"), "讨论应当晚于公布草案")
    if read.published is not None and read.published < read.discussed_on:
        yield faults.consultation_dates(given.place_of("published"), "公示不能早于讨论")
    if read.attended < 1:
        yield faults.consultation_nobody(given.place_of("attended"))


def _clauses(given: FieldReader) -> Iterator[ConsultedClause]:
    for mapping in given.mappings("clauses"):
        fields = given.inside(mapping, "条文意见", CLAUSE_EXAMPLES)
        fields.note_unknown()
        clause, comments = fields.text("clause"), fields.integer("comments")
        if clause and not ("/" in clause and is_reference(clause)):
            fields.diagnostics.append(faults.consultation_clause(fields.place_of("clause"), clause))
        answer = fields.text("answer") if comments else fields.optional_text("answer")
        yield ConsultedClause(clause, comments, answer)
