"""The redline of two wordings: its laws, and how it reads."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook_tools.model.redline import Inserted, Kept, Redline, Removed, accept_all, reject_all
from handbook_tools.redlines import known_terms, redline_wording
from handbook_tools.redlines.units import WORDS, split_units
from handbook_tools.rendering.redlines import render_redline_text
from tests.handbooks import tiny

TERMS = frozenset({"审核员", "主编", "编辑", "初审", "复审", "终审", "《劳动法》"})
CASES = {
    "nothing": ("审核员应当初审。", "审核员应当初审。", "审核员应当初审。"),
    "a number is a unit": (
        "审核员应当在三日内完成初审，并写明理由。",
        "审核员应当在三十日内完成初审，并写明理由。",
        "审核员应当在〔删：三〕〔增：三十〕日内完成初审，并写明理由。",
    ),
    "a modal is a unit": (
        "编辑应当为稿件注明全部出处。",
        "编辑可以为稿件注明全部出处。",
        "编辑〔删：应当〕〔增：可以〕为稿件注明全部出处。",
    ),
    "a known term is a unit": (
        "通过的转初审，不通过的退回编辑修改。",
        "通过的转复审，不通过的退回编辑修改。",
        "通过的转〔删：初审〕〔增：复审〕，不通过的退回编辑修改。",
    ),
    "a label is a unit": (
        "依照本制度第八条第二款的规定办理。",
        "依照本制度第八条之一第二款的规定办理。",
        "依照本制度〔删：第八条〕〔增：第八条之一〕第二款的规定办理。",
    ),
    "an inserted sentence is whole": (
        "编辑应当提交。编辑应当署名。",
        "编辑应当提交。编辑应当核对。编辑应当署名。",
        "编辑应当提交。〔增：编辑应当核对。〕编辑应当署名。",
    ),
    "a removed clause is whole": (
        "编辑应当注明出处，应当注明作者，应当注明日期。",
        "编辑应当注明出处，应当注明日期。",
        "编辑应当注明出处，〔删：应当注明作者，〕应当注明日期。",
    ),
    "short texts that share little are whole": (
        "员工可以请假。",
        "员工应当打卡。",
        "〔删：员工可以请假。〕〔增：员工应当打卡。〕",
    ),
    "long texts that share next to nothing are whole": (
        "审核员应当自收到稿件之时起逐项给出结论。",
        "用户提出更正请求，运营人员须先行核实再答复。",
        "〔删：审核员应当自收到稿件之时起逐项给出结论。〕〔增：用户提出更正请求，运营人员须先行核实再答复。〕",
    ),
    "islands are absorbed": (
        "主编应当每周检查一次全部账号的登录记录。",
        "主编应当按月检查两次全部账号的登录记录。",
        "主编应当〔删：每周检查一〕〔增：按月检查两〕次全部账号的登录记录。",
    ),
    "insertions alone leave what they stand around": (
        "提交材料",
        "及时提交全部材料",
        "〔增：及时〕提交〔增：全部〕材料",
    ),
    "equal lines are kept": (
        "下列事项：\n（一）政治性：无误；\n（二）准确性：无误。",
        "下列事项：\n（一）政治性：无误；\n（二）合法性：无误；\n（三）准确性：无误。",
        "下列事项：\n（一）政治性：无误；\n（二）〔增：合法性：无误；\n（三）〕准确性：无误。",
    ),
    "all is new": ("", "甲\n乙", "〔增：甲\n乙〕"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_reads_as_a_person_would_mark_it(name: str) -> None:
    old, new, expected = CASES[name]
    assert render_redline_text(redline_wording(old, new, TERMS)) == expected


pieces = st.sampled_from(
    [
        *("应当", "不得", "审核员", "编辑", "第八条", "三十五", "12.5%", "2026", "AI", "tool", "《劳动法》"),
        *"应得一三十0123第条（）。，；、甲乙丙丁𠮷账 \nA.-:",
        *("e\u0301", "葛\U000e0100"),
    ]
)
texts = st.lists(pieces, max_size=30).map("".join)
pairs = st.one_of(
    st.tuples(texts, texts),
    st.tuples(texts, texts, texts, texts).map(lambda t: (t[0] + t[1] + t[2], t[0] + t[3] + t[2])),
)
terms = st.sampled_from([frozenset[str](), TERMS, frozenset({"三十", "AI3", "2", "1二"})])


@settings(max_examples=500, deadline=None)
@given(pairs, terms)
@example(("", ""), TERMS)
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old(
    pair: tuple[str, str], known: frozenset[str]
) -> None:
    redline = redline_wording(*pair, known)
    assert (reject_all(redline), accept_all(redline)) == pair


@settings(max_examples=300, deadline=None)
@given(texts, terms)
def test_equal_texts_are_one_kept_segment(text: str, known: frozenset[str]) -> None:
    assert redline_wording(text, text, known) == ((Kept(text),) if text else ())


def borders(redline: Redline, other: type[Kept | Removed | Inserted]) -> tuple[str, list[int]]:
    """Return one side's text and where its segments meet; *other* is the class of the other side."""
    side = [segment.text for segment in redline if not isinstance(segment, other)]
    return "".join(side), [len("".join(side[:count])) for count in range(1, len(side))]


@settings(max_examples=500, deadline=None)
@given(pairs, terms)
def test_no_number_and_no_latin_word_is_cut_in_two(pair: tuple[str, str], known: frozenset[str]) -> None:
    for other in (Inserted, Removed):
        text, cuts = borders(redline_wording(*pair, known), other)
        for cut in cuts:
            around = text[cut - 1 : cut + 1]
            assert not re.fullmatch("[0-9]{2}|[零一二三四五六七八九十百千万]{2}|[A-Za-z]{2}", around), around


@settings(max_examples=300, deadline=None)
@given(pairs, terms)
def test_segments_are_few_and_in_order(pair: tuple[str, str], known: frozenset[str]) -> None:
    redline = redline_wording(*pair, known)
    assert all(segment.text for segment in redline)
    for first, second in pairwise(redline):
        assert type(first) is not type(second)
        assert not (isinstance(first, Inserted) and isinstance(second, Removed))


@settings(max_examples=300, deadline=None)
@given(texts, terms)
def test_units_joined_are_the_text(text: str, known: frozenset[str]) -> None:
    assert "".join(split_units(text, known)) == text


UNITS = [
    ("2026年12月1日12:30", ["2026", "年", "12", "月", "1", "日", "12:30"]),
    ("百分之八十和80.5%", ["百", "分", "之", "八十", "和", "80.5%"]),
    ("一律不应当", ["一律", "不应当"]),
    ("第十八条之一第（三）项", ["第十八条之一", "第（三）项"]),
    ("（十二）使用AI-tool……", ["（十二）", "使", "用", "AI-tool", "……"]),
    ("审核员初审", ["审核员", "初审"]),
    ("审核人员", ["审核", "人员"]),
    ("𠮷葛\U000e0100", ["𠮷", "葛\U000e0100"]),
]


@pytest.mark.parametrize(("text", "units"), UNITS)
def test_units_are_what_a_drafter_would_not_cut(text: str, units: list[str]) -> None:
    assert split_units(text, TERMS) == units


@pytest.mark.parametrize("word", WORDS)
def test_words_of_drafting_are_whole(word: str) -> None:
    assert split_units(f"甲{word}乙") == ["甲", word, "乙"]


def test_the_terms_of_a_handbook_are_its_names_and_steps() -> None:
    assert {"部门主管", "人事部", "个工作日", "审批"} <= known_terms(tiny())
