"""Finding the impact of what changed between two versions of a handbook."""

from __future__ import annotations

from typing import NamedTuple

from handbook_tools.impact.impact import Impact, WeighedChange
from handbook_tools.impact.pages import find_pages
from handbook_tools.impact.reach import (
    Books,
    find_checklists,
    find_flows,
    find_roles,
    index_uses,
    touched_provisions,
    uses_of,
)
from handbook_tools.impact.views import find_touched
from handbook_tools.model.diagnostics import Severity
from handbook_tools.project import Reading
from handbook_tools.redlines import assess, find_changes, known_terms
from handbook_tools.versions import VersionPair


class Readings(NamedTuple):
    """The readings of two versions that are compared."""

    base: Reading
    head: Reading


def find_impact(pair: VersionPair) -> Impact:
    """Return what the changes between the two versions touch."""
    readings = Readings(pair.base.read(), pair.head.read())
    books = Books(readings.base.handbook, readings.head.handbook)
    uses = index_uses(books)
    changes = tuple(
        WeighedChange(change, assess(change), uses_of(change, uses))
        for change in find_changes(books.before, books.after)
    )
    checklists = tuple(find_checklists(books))
    material = touched_provisions(changes, material=True)
    policies = {policy.docname: policy.id for policy in books.after.policies}
    pages = {**pair.head.files, **pair.head.pages}
    return Impact(
        base=pair.base.title,
        head=pair.head.title,
        changes=changes,
        checklists=checklists,
        roles=tuple(find_roles(books, material)),
        flows=tuple(find_flows(changes, books, material)),
        pages=find_pages(pages, policies, find_touched(changes, books, uses, checklists)),
        unread=count_errors(readings.base) + count_errors(readings.head),
        terms=known_terms(books.before, books.after),
    )


def count_errors(reading: Reading) -> int:
    """Return how many reading errors there are: with any, the handbook may lack something."""
    return sum(found.severity is Severity.ERROR for found in reading.diagnostics)
