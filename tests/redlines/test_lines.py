"""A redline line by line: nothing is lost, and lines that did not change are left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handbook_tools.model.redline import Inserted, Kept, Removed, accept_all, reject_all
from handbook_tools.redlines import redline_wording
from handbook_tools.redlines.lines import changed_lines, split_lines
from handbook_tools.rendering.redlines import measure_redline

TEXTS = st.text("甲乙，。三\n", max_size=40)


def test_only_lines_that_differ_are_yielded() -> None:
    redline = redline_wording(
        "一、编辑起草。\n二、三日内审核。\n三、存档。\n四、公布。",
        "一、编辑起草。\n二、五日内审核。\n三、存档。\n四、公布。",
    )
    assert list(changed_lines(redline)) == [
        None,
        (Kept("二、"), Removed("三"), Inserted("五"), Kept("日内审核。")),
        None,
    ]


def test_a_removed_line_stands_on_a_line_of_its_own() -> None:
    redline = redline_wording("一、编辑起草。\n二、复核。\n三、存档。", "一、编辑起草。\n三、存档。")
    assert (Removed("二、复核。"),) in split_lines(redline)


@given(TEXTS, TEXTS)
def test_splitting_loses_no_character(old: str, new: str) -> None:
    lines = split_lines(redline_wording(old, new))
    flat = tuple(segment for line in lines for segment in line)
    assert reject_all(flat) == old.replace("\n", "")
    assert accept_all(flat) == new.replace("\n", "")


@given(TEXTS, TEXTS)
def test_lengths_and_both_wordings_give_the_redline_back(old: str, new: str) -> None:
    redline = redline_wording(old, new)
    lengths = measure_redline(redline)
    before, after, found = old, new, []
    for index, length in enumerate(lengths):
        kind = (Kept, Removed, Inserted)[index % 3]
        text = (after if kind is Inserted else before)[:length]
        if kind is not Inserted:
            before = before[length:]
        if kind is not Removed:
            after = after[length:]
        if text:
            found.append(kind(text))
    assert tuple(found) == redline
    assert (before, after) == ("", "")
