"""Articles without ids are matched through insertions, deletions, moves, splits and renumbering."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.redlines.alignment import Match, align_texts
from handbook_tools.redlines.wording import redline_wording
from tests.redlines.documents import amend_document
from tests.speed import measured

FIRST = "采购部门应当在合同签订前复核检验记录，由两人同时在场并签字。"
SECOND = "档案室可以封存施工图纸，涉及安全的，立即停用。"
THIRD = "值班人员发现异常的，两小时内向安全负责人报告。"


def fates(old: list[str], new: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...], bool]]:
    return [(match.old, match.new, match.moved) for match in align_texts(old, new)]


def test_an_inserted_article_shifts_nothing() -> None:
    assert fates([FIRST, THIRD], [FIRST, SECOND, THIRD]) == [
        ((0,), (0,), False),
        ((), (1,), False),
        ((1,), (2,), False),
    ]


def test_a_repealed_article_stands_after_its_neighbour() -> None:
    assert fates([FIRST, SECOND, THIRD], [FIRST, THIRD]) == [
        ((0,), (0,), False),
        ((1,), (), False),
        ((2,), (1,), False),
    ]


def test_a_moved_article_is_known_again() -> None:
    assert fates([FIRST, SECOND, THIRD], [SECOND, THIRD, FIRST])[-1] == ((0,), (2,), True)


def test_an_article_is_split() -> None:
    assert fates([FIRST, SECOND + THIRD], [FIRST, SECOND, THIRD])[1] == ((1,), (1, 2), False)


def test_articles_are_merged() -> None:
    assert fates([FIRST, SECOND, THIRD], [FIRST, SECOND + THIRD])[1] == ((1, 2), (1,), False)


def test_layout_does_not_count() -> None:
    (match,) = align_texts(["复核 检验记录,并签字"], ["复核检验记录，并签字"])
    assert match.similarity == 1


def test_a_person_decides_what_is_little_alike_or_split() -> None:
    assert not Match((0,), (0,), 0.5).sure
    assert not Match((0,), (0, 1), 0.9).sure
    assert Match((0,), (0,), 0.9).sure
    assert Match((), (0,)).sure


@given(
    st.lists(st.text("甲乙丙丁应当", max_size=12), max_size=8),
    st.lists(st.text("甲乙丙丁应当", max_size=12), max_size=8),
)
@settings(max_examples=300, deadline=None)
def test_every_article_has_one_fate(old: list[str], new: list[str]) -> None:
    matches = align_texts(old, new)
    assert sorted(i for match in matches for i in match.old) == list(range(len(old)))
    assert sorted(j for match in matches for j in match.new) == list(range(len(new)))


@pytest.mark.parametrize("seed", range(6))
def test_long_documents_are_matched_nearly_without_fault(seed: int) -> None:
    """Precision and recall of the matched pairs, each at least 97 %."""
    document = amend_document(seed, 300)
    expected = {(i, j) for was, now in document.pairs for i in was for j in now}
    found = {
        (i, j) for match in align_texts(document.old, document.new) for i in match.old for j in match.new
    }
    assert len(found & expected) / len(found) >= 0.97
    assert len(found & expected) / len(expected) >= 0.97


def test_two_versions_of_300_articles_are_redlined_in_two_seconds() -> None:
    document = amend_document(99, 300)
    with measured() as spent:
        for match in align_texts(document.old, document.new):
            old, new = (
                "\n".join(side)
                for side in ([document.old[i] for i in match.old], [document.new[j] for j in match.new])
            )
            redline_wording(old, new)
    assert spent.seconds < 2
