from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.amendments.application import ApplicationError, apply_operations
from handbook_tools.amendments.derivation import derive_operations
from handbook_tools.amendments.entries import decode_entry, encode_entry
from handbook_tools.amendments.operations import (
    AddEntry,
    ChangeHead,
    DeleteArticle,
    InsertArticle,
    Operation,
    Rearrange,
    RenumberArticle,
    ReplaceArticle,
    SortEntries,
)
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, ArticleNumber, Chapter, Policy
from handbook_tools.model.registers import Registers
from handbook_tools.model.unplaced import NOWHERE, unplaced
from handbook_tools.model.wording import Text
from handbook_tools.project import Project, find_project, read_project
from tests.handbooks import LEAVE, TINY, edited, tiny

SHIPPED = find_project(Path(__file__).parent) or Project(TINY)


def consolidate(before: Handbook, after: Handbook) -> tuple[Operation, ...]:
    operations = derive_operations(before, after)
    assert apply_operations(before, operations) == unplaced(after)
    return operations


def test_a_whole_handbook_is_laid_down_and_taken_away() -> None:
    shipped = unplaced(read_project(SHIPPED).handbook)
    consolidate(Handbook(), shipped)
    consolidate(shipped, Handbook())
    consolidate(shipped, tiny())


def test_nothing_is_to_be_done_between_equal_handbooks() -> None:
    assert derive_operations(tiny(), tiny()) == ()


def test_every_entry_of_every_register_survives_writing() -> None:
    registers = unplaced(read_project(SHIPPED).handbook).registers
    for each in fields(registers):
        for entry in getattr(registers, each.name):
            assert decode_entry(each.name, entry.id, encode_entry(entry)) == entry


def _changed_article(article: Article, word: str) -> Article:
    first, *rest = article.paragraphs
    provisions = tuple(
        replace(each, wording=(Text(word, strong=True), *each.wording)) for each in first.provisions
    )
    return replace(article, paragraphs=(replace(first, provisions=provisions), *rest))


def _new_article(policy: str, name: str) -> Article:
    return Article(f"{policy}/new-{name}", ArticleNumber(1), "新的一条", (), NOWHERE)


@st.composite
def amended_policies(draw: st.DrawFn, policy: Policy) -> Policy:
    """Draw what may become of a policy: articles changed, dropped, added and moved, chapters others."""
    kept = [each for each in policy.articles if draw(st.integers(0, 9))]
    changed = [_changed_article(each, "新") if draw(st.booleans()) else each for each in kept]
    added = [_new_article(policy.id, str(n)) for n in range(draw(st.integers(0, 3)))]
    articles = [*changed, *added]
    if draw(st.booleans()):
        articles = draw(st.permutations(articles))
    numbered = [replace(each, number=ArticleNumber(n)) for n, each in enumerate(articles, start=1)]
    cuts = sorted(draw(st.lists(st.integers(0, len(numbered)), max_size=3)))
    bounds = zip([0, *cuts], [*cuts, len(numbered)], strict=True)
    chapters = tuple(
        Chapter(n, f"第{n}个章名", tuple(numbered[start:end]), NOWHERE)
        for n, (start, end) in enumerate(bounds, start=1)
    )
    return replace(policy, chapters=chapters, version=draw(st.sampled_from([policy.version, "9.9"])))


@st.composite
def amended_registers(draw: st.DrawFn, registers: Registers) -> Registers:
    """Draw registers of which entries are dropped, changed and in another order."""
    changed = {}
    for each in fields(registers):
        entries = [entry for entry in getattr(registers, each.name) if draw(st.integers(0, 3))]
        changed[each.name] = tuple(draw(st.permutations(entries)) if draw(st.booleans()) else entries)
    parameters = tuple(
        replace(each, value=draw(st.sampled_from(["3", each.value]))) for each in changed["parameters"]
    )
    return Registers(**{**changed, "parameters": parameters})


@st.composite
def amended_handbooks(draw: st.DrawFn) -> Handbook:
    book = unplaced(tiny())
    policies = tuple(draw(amended_policies(each)) for each in book.policies)
    return Handbook(policies, draw(amended_registers(book.registers)))


@given(amended_handbooks(), amended_handbooks())
@settings(deadline=None, max_examples=50)
def test_the_operations_between_two_handbooks_make_one_the_other(before: Handbook, after: Handbook) -> None:
    consolidate(before, after)


def test_one_changed_word_is_one_operation_on_its_article() -> None:
    after = edited((LEAVE, "员工应当填写", "员工应当如实填写"))
    (operation,) = consolidate(tiny(), after)
    assert isinstance(operation, ReplaceArticle)
    assert "如实填写" in operation.text


BAD = [
    (DeleteArticle("leave/nowhere"), "没有条文 leave/nowhere"),
    (RenumberArticle("leave/request", "第8条"), "条号“第8条”的写法不对"),
    (ReplaceArticle("leave/request", "### 第一条 甲\n"), "没有永久编号"),
    (InsertArticle("leave/new", "1", "", "{#other}\n### 第一条 甲\n"), "写的是 leave/other，不是 leave/new"),
    (Rearrange("leave", "# 总则\nrequest\n"), "各章所列的条文与制度的条文不一致"),
    (ChangeHead("leave", "id: leave\n"), "缺少 title"),
    (ChangeHead("nowhere", "id: nowhere\n"), "没有制度 nowhere"),
    (AddEntry("parameters/x", "", {"title": "甲"}), "缺少字段 decided_by、origin、since、unit、value"),
    (AddEntry("nowhere/x", "", {}), "没有登记册 nowhere"),
    (SortEntries("roles", "staff\n"), "所列的顺序与登记册 roles 的条目不一致"),
]


@pytest.mark.parametrize(("operation", "reason"), BAD, ids=[type(each).__name__ for each, _ in BAD])
def test_an_operation_that_does_not_fit_is_refused_with_a_reason(operation: Operation, reason: str) -> None:
    with pytest.raises(ApplicationError, match=reason):
        apply_operations(tiny(), [operation])
