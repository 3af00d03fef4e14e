"""The fingerprint: what leaves it alone, what changes it, and the vectors that fix the scheme."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.fingerprint import digest_fields, fingerprint, fold, item_fingerprint
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind, Provision
from handbook_tools.model.registers import Origin, Parameter, Registers
from handbook_tools.model.step import Case, Exit, Next, Pass, Reject, Return, Step
from handbook_tools.model.wording import Inline, Item, LawCitation, ParameterUse, Reference, Text, Wording
from tests.handbooks import one_duty, with_parameter

CORPUS = Path(__file__).parents[2] / "docs" / "public" / "fingerprint" / "fp1.json"
VECTORS = json.loads(CORPUS.read_text("utf-8"))
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


def digest_of(fields: list[str]) -> str:
    return digest_fields(tuple(fold(field) for field in fields))


@pytest.mark.parametrize(("one", "other"), VECTORS["equal"])
def test_equal_pairs(one: list[str], other: list[str]) -> None:
    assert one != other
    assert digest_of(one) == digest_of(other)


@pytest.mark.parametrize(("one", "other"), VECTORS["different"])
def test_different_pairs(one: list[str], other: list[str]) -> None:
    assert digest_of(one) != digest_of(other)


INLINES: dict[str, Callable[..., Inline]] = {
    "parameter": ParameterUse,
    "law": LawCitation,
    "reference": Reference,
}


def wording_of(parts: list[str | dict[str, Any]]) -> Wording:
    """Return the wording that a vector describes: texts, and roles with their arguments."""
    return tuple(
        Text(part)
        if isinstance(part, str)
        else next(INLINES[name](*arguments) for name, arguments in part.items())
        for part in parts
    )


def items_of(flat: list[list[Any]]) -> tuple[Item, ...]:
    """Return the items of a vector, which lists them with their depths."""
    items: list[Item] = []
    for depth, parts in flat:
        if depth == 1:
            items.append(Item(wording_of(parts)))
        else:
            items[-1] = replace(items[-1], items=(*items[-1].items, Item(wording_of(parts))))
    return tuple(items)


EXITS: dict[str, Callable[..., Exit]] = {
    "next": Next,
    "pass": Pass,
    "return": Return,
    "reject": Reject,
    "case": Case,
}


def provision_of(vector: dict[str, Any]) -> Provision:
    exits = tuple(EXITS[kind](*arguments) for kind, *arguments in vector.get("exits", []))
    return Provision(
        id="any/id",
        kind=Kind(vector["kind"]),
        bearer=vector.get("bearer", ""),
        deadline=vector.get("deadline", ""),
        wording=wording_of(vector["wording"]),
        items=items_of(vector.get("items", [])),
        step=Step("flow", "step", exits) if exits else None,
        place=Place("x"),
        wording_place=Place("x"),
    )


def registered(values: dict[str, str]) -> Handbook:
    """Return a handbook that holds nothing but parameters, by their shown values."""
    parameters = tuple(
        Parameter(name, name, value, "", dt.date.min, Origin.DECISION, "", Place("x"))
        for name, value in values.items()
    )
    return Handbook(registers=Registers(parameters=parameters))


@pytest.mark.parametrize("vector", VECTORS["provisions"], ids=lambda vector: vector["title"])
def test_provision_vectors(vector: dict[str, Any]) -> None:
    handbook = registered(vector.get("parameters", {}))
    assert fingerprint(provision_of(vector), handbook) == vector["fingerprint"]


def test_provision_vectors_differ_unless_their_titles_say_so() -> None:
    found: dict[str, list[str]] = {}
    for vector in VECTORS["provisions"]:
        found.setdefault(vector["fingerprint"], []).append(vector["title"])
    for titles in found.values():
        assert all(title.startswith(f"{titles[0]}，") for title in titles[1:]), titles


@pytest.mark.parametrize("vector", VECTORS["items"], ids=lambda vector: vector["title"])
def test_item_vectors(vector: dict[str, Any]) -> None:
    handbook, provision = registered(vector.get("parameters", {})), provision_of(vector)
    numbers = range(1, len(provision.items) + 1)
    found = [item_fingerprint(provision, number, handbook) for number in numbers]
    assert found == vector["fingerprints"]


def test_a_changed_item_changes_its_own_fingerprint_and_no_other() -> None:
    before, _, _, after, *_ = VECTORS["items"]
    changed = [a != b for a, b in zip(before["fingerprints"], after["fingerprints"], strict=True)]
    assert changed == [False, True, False]


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


han = st.sampled_from("员工应当不得可以提交材料三日内，。；、")
written = st.text(st.one_of(han, st.sampled_from('AI3,;:()~" ')), max_size=20)


@settings(max_examples=300, deadline=None)
@given(written, han, st.sampled_from(["\n", " ", "\n   ", "\u3000", "\u200b"]), written)
def test_breaking_a_line_beside_a_chinese_character_changes_nothing(
    before: str, character: str, space: str, after: str
) -> None:
    plain = fold(before + character + after)
    assert fold(before + space + character + after) == plain
    assert fold(before + character + space + after) == plain


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(1, 15)))
def test_wrapping_a_sentence_anywhere_leaves_it_alone(breaks: set[int]) -> None:
    sentence = "员工应当在三日内提交材料，不得代交。"
    wrapped = "".join("\n" * (number in breaks) + each for number, each in enumerate(sentence))
    assert of(one_duty(wrapped)) == of(one_duty(sentence))


@settings(max_examples=200, deadline=None)
@given(st.text(han, min_size=1, max_size=20), st.data())
def test_any_changed_dropped_or_swapped_character_changes_it(sentence: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sentence) - 1))
    other = data.draw(han.filter(lambda character: character != sentence[at]))
    changed = sentence[:at] + other + sentence[at + 1 :]
    assert digest_of([changed]) != digest_of([sentence])
    assert digest_of([sentence[:at] + sentence[at + 1 :]]) != digest_of([sentence])


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
