"""From when to when each edition is in force."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from handbook_tools.editions.terms_in_force import Dated, find_terms

DAYS = [dt.date(2026, 4, 1), dt.date(2026, 7, 1), dt.date(2026, 12, 1), dt.date(2026, 12, 1)]


def test_an_edition_is_in_force_until_the_next_day_on_which_one_takes_effect() -> None:
    terms = find_terms(Dated(number, day) for number, day in enumerate(DAYS, start=1))
    assert [(term.number, term.end, term.successor) for term in terms] == [
        (1, DAYS[1], 2),
        (2, DAYS[2], 4),
        (3, DAYS[2], 4),
        (4, None, None),
    ]
    assert [term.empty for term in terms] == [False, False, True, False]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6), st.integers(0, 6))
def test_on_each_day_at_most_one_is_in_force_and_it_is_the_last_that_took_effect(
    offsets: list[int], day: int
) -> None:
    days = [dt.date(2026, 1, 1) + dt.timedelta(offset) for offset in sorted(offsets)]
    today = dt.date(2026, 1, 1) + dt.timedelta(day)
    terms = find_terms(Dated(number, each) for number, each in enumerate(days))
    found = [term.number for term in terms if term.start <= today and (term.end is None or today < term.end)]
    assert found == [number for number, each in enumerate(days) if each <= today][-1:]
