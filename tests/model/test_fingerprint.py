"""The fingerprint: what leaves it alone, what changes it, and the vectors that fix the scheme."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.model.fingerprint import digest_fields, fingerprint, fold
from handbook_tools.model.handbook import Handbook
from tests.handbooks import one_duty, with_parameter

VECTORS = json.loads((Path(__file__).parent / "fingerprint_vectors.json").read_text("utf-8"))
SENTENCE = "员工应当在{param}`approval-time`内提交AI tool的材料（原件），并依照{provision}`a`办理。"


def of(handbook: Handbook) -> str:
    return fingerprint(next(handbook.provisions), handbook)


@pytest.mark.parametrize(("text", "folded"), VECTORS["fold"])
def test_folding_vectors(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded, "folding twice changes nothing more"


@pytest.mark.parametrize(("fields", "digest"), VECTORS["digest"])
def test_digest_vectors(fields: list[str], digest: str) -> None:
    assert digest_fields(tuple(fields)) == digest


COSMETIC = {
    "wrapped": SENTENCE.replace("，并", "，\n并"),
    "half-width": SENTENCE.replace("（", "(").replace("）", ")").replace("，", ","),
    "emphasis": SENTENCE.replace("应当", "**应当**"),
    "spaces": SENTENCE.replace("提交AI", "提交 AI"),
    "full-width latin": SENTENCE.replace("AI", "ＡＩ"),
    "zero width": SENTENCE.replace("材料", "材\u200b料"),
}


@pytest.mark.parametrize("change", COSMETIC)
def test_layout_leaves_it_alone(change: str) -> None:
    assert COSMETIC[change] != SENTENCE
    assert of(one_duty(COSMETIC[change])) == of(one_duty(SENTENCE))


SUBSTANTIAL = {
    "modal": SENTENCE.replace("应当", "可以"),
    "word": SENTENCE.replace("原件", "复印件"),
    "dropped": SENTENCE.replace("（原件）", ""),
    "punctuation": SENTENCE.replace("，并", "。并"),
    "reference": SENTENCE.replace("{provision}`a`", "{provision}`only`"),
    "law": SENTENCE.replace("{provision}`a`", "{law}`labour`"),
    "space in latin": SENTENCE.replace("AI tool", "AItool"),
}


@pytest.mark.parametrize("change", SUBSTANTIAL)
def test_wording_changes_it(change: str) -> None:
    assert of(one_duty(SUBSTANTIAL[change])) != of(one_duty(SENTENCE))


def test_typed_letters_are_no_citation() -> None:
    assert of(one_duty("员工应当依照{law}`labour`办理。")) != of(one_duty("员工应当依照law:labour:办理。"))


def test_structure_changes_it() -> None:
    plain = of(one_duty("员工应当提交："))
    variants = [
        one_duty("员工应当提交：", kind="prohibition"),
        one_duty("员工应当提交：", items="\n1. 甲；\n2. 乙。"),
        one_duty("员工应当提交：", items="\n1. 乙；\n2. 甲。"),
        one_duty("员工应当提交：", items="\n1. 甲；\n   1. 乙。"),
        one_duty("员工应当提交：", options=":deadline: approval-time"),
        one_duty("员工应当提交：", options=":flow: leave\n:step: 提交\n:next: end"),
        one_duty("员工应当提交：", options=":flow: leave\n:step: 提交\n:pass: end\n:return: only"),
        one_duty("员工应当提交：", options=":flow: leave\n:step: 提交\n:pass: only\n:return: end"),
        one_duty("员工应当提交：", options=":flow: leave\n:step: 提交\n:case: 甲 → end；其他 → only"),
        one_duty("员工应当提交：", options=":flow: leave\n:step: 提交\n:case: 乙 → end；其他 → only"),
    ]
    found = [plain, *map(of, variants)]
    assert len(set(found)) == len(found)


def test_the_value_of_a_parameter_counts_and_its_id_does_not() -> None:
    handbook = one_duty(SENTENCE)
    assert of(with_parameter(handbook, "2")) != of(handbook)
    assert of(with_parameter(handbook, "1")) == of(handbook)


def test_what_admins_note_beside_the_text_does_not_count() -> None:
    noted = one_duty("员工应当提交。", options=":question: 交了吗？\n:evidence: 回执")
    assert of(noted) == of(one_duty("员工应当提交。"))


words = st.text(st.sampled_from("员工应当不得可以提交材料三3日内，。；、AI 账帐"), min_size=1, max_size=30)


@settings(max_examples=300, deadline=None)
@given(words, words)
def test_equal_fingerprints_mean_equally_folded_text(one: str, other: str) -> None:
    same = digest_fields((fold(one),)) == digest_fields((fold(other),))
    assert same == (fold(one) == fold(other))


@settings(max_examples=300, deadline=None)
@given(st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_fields_never_run_together(one: list[str], other: list[str]) -> None:
    assert (digest_fields(tuple(one)) == digest_fields(tuple(other))) == (one == other)
