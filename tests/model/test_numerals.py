from __future__ import annotations

import pytest

from handbook_tools.model.numerals import LIMIT, parse_numeral, render_numeral

WRITTEN = {
    1: "一",
    10: "十",
    11: "十一",
    20: "二十",
    21: "二十一",
    100: "一百",
    101: "一百零一",
    110: "一百一十",
    111: "一百一十一",
    1000: "一千",
    1001: "一千零一",
    1010: "一千零一十",
    1100: "一千一百",
    2026: "二千零二十六",
    9999: "九千九百九十九",
}


@pytest.mark.parametrize("number", WRITTEN)
def test_numerals_are_written_as_statutes_write_them(number: int) -> None:
    assert render_numeral(number) == WRITTEN[number]


def test_every_numeral_reads_back() -> None:
    written = [render_numeral(number) for number in range(1, LIMIT + 1)]
    assert len(set(written)) == LIMIT
    assert [parse_numeral(text) for text in written] == list(range(1, LIMIT + 1))


@pytest.mark.parametrize("number", [0, -1, LIMIT + 1])
def test_a_number_out_of_range_has_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        render_numeral(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "零",
        "一十",
        "一一",
        "二零",
        "十十",
        "百",
        "8",
        "两百",
        "一百一",
        "一百零十",
        "一千一",
        "〇",
        "一 百",
    ],
)
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_numeral(text)
