"""The search index of a handbook: complete, and told by the words that people know it by."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import local_id
from handbook_tools.model.policy import Kind
from handbook_tools.model.registers import Registers, Synonym
from handbook_tools.project import Project, read_project
from handbook_tools.search import (
    FormerName,
    IndexedArticle,
    IndexedPassage,
    IndexedSynonym,
    ObjectKind,
    SearchIndex,
    generate_index,
)
from tests.handbooks import sample, tiny

ROOT = Path(__file__).parents[2]


@cache
def own() -> Handbook:
    return read_project(Project(ROOT)).handbook


def articles(index: SearchIndex) -> list[IndexedArticle]:
    return [
        article for policy in index.policies for chapter in policy.chapters for article in chapter.articles
    ]


def passages(index: SearchIndex) -> list[IndexedPassage]:
    return [passage for article in articles(index) for passage in article.passages]


def test_every_article_and_every_provision_is_there_once() -> None:
    index = generate_index(own())
    assert [article.anchor for article in articles(index)] == [
        local_id(article.id) for policy in own().policies for article in policy.articles
    ]
    anchors = [passage.anchor for passage in passages(index) if passage.anchor]
    assert anchors == [local_id(provision.id) for provision in own().provisions]
    assert index.article_count == len(articles(index))


def test_a_passage_tells_its_paragraph_kind_bearer_and_wording() -> None:
    index = generate_index(tiny())
    (found,) = [each for each in passages(index) if each.anchor == "approve"]
    assert (found.paragraph, found.kind, found.bearer) == ("第一款", Kind.DUTY, "部门主管")
    assert found.text.startswith("部门主管应当在1个工作日内审批")
    assert "审批时限" in "".join(found.keywords)


def test_the_only_paragraph_of_an_article_has_no_number() -> None:
    body = "{#a}\n### 第一条 甲\n\n:::{statement} b\n:reason: 说明而已。\n:basis: 新增\n\n目的。\n:::\n"
    assert [each.paragraph for each in passages(generate_index(sample(body)))] == [""]


def test_plain_text_is_found_as_part_of_its_article() -> None:
    body = "{#a}\n### 第一条 甲\n\n背景如下：\n\n1. 第一项；\n2. 第二项。\n"
    (found,) = passages(generate_index(sample(body)))
    assert (found.anchor, found.kind, found.text) == ("", None, "背景如下：\n第一项；\n第二项。")


def test_every_register_is_there_under_all_its_names() -> None:
    index = generate_index(own())
    registers = own().registers
    expected = (
        (ObjectKind.ROLE, registers.roles),
        (ObjectKind.FLOW, registers.flows),
        (ObjectKind.CHECKLIST, registers.checklists),
        (ObjectKind.PARAMETER, registers.parameters),
        (ObjectKind.LAW, registers.laws),
        (ObjectKind.PLATFORM, registers.platforms),
    )
    for kind, entries in expected:
        found = [each.id for each in index.objects if each.kind is kind]
        assert found == [entry.id for entry in entries]
    (chief,) = [each for each in index.objects if each.id == "chief-editor"]
    assert chief.names == ("组长",)


def test_a_role_knows_the_collectives_that_bind_it() -> None:
    (editor,) = [role for role in generate_index(own()).roles if role.name == "编辑"]
    assert editor.collectives == ("自媒体工作人员", "全体员工")


def test_everyday_words_stand_with_their_term() -> None:
    place = tiny().policies[0].place
    handbook = Handbook((), Registers(synonyms=(Synonym("ai", "人工智能", ("AI",), place),)))
    assert generate_index(handbook).synonyms == (IndexedSynonym("人工智能", ("AI",)),)


def test_old_labels_stand_with_the_article_and_with_a_provision_that_moved() -> None:
    old = FormerName("第二条", "第1版")
    moved, stayed = FormerName("第四条第二款", "第1版"), FormerName("第二条第一款", "第1版")
    former = {"leave/approval": (old,), "leave/no-self-approval": (moved,), "leave/approve": (stayed,)}
    index = generate_index(tiny(), former)
    assert {each.anchor: each.former for each in articles(index) if each.former} == {"approval": (old,)}
    assert {each.anchor: each.former for each in passages(index) if each.former} == {
        "no-self-approval": (moved,)
    }
