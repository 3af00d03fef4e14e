from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.markdown import read_policy
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.policy import (
    Article,
    ArticleNumber,
    Chapter,
    Kind,
    Paragraph,
    PlainText,
    Policy,
    Provision,
)
from handbook_tools.model.step import Case, Next, Pass, Reject, Return, Step
from handbook_tools.model.unplaced import unplaced_policy
from handbook_tools.model.wording import (
    Inline,
    Item,
    LawCitation,
    ParameterUse,
    Reference,
    Text,
    Wording,
)
from handbook_tools.project import Project, find_project, read_project
from handbook_tools.rendering.markdown_source import render_policy
from handbook_tools.sources import Source
from tests.handbooks import TINY

NOWHERE = Place("")
SHIPPED = find_project(Path(__file__).parent) or Project(TINY)

MARKS = [*"*_`[]\\|~!%:=+^$<>&{}()#-", "1. ", "- ", "# ", "**", "&amp;", "{#a}", "{param}", "  ", "12) "]
PIECES = st.sampled_from(["审核员", "应当", "，", "。", "“", "》", "3", "Ab", "𠮷", "\u3000", " ", *MARKS])
WORDS = st.lists(PIECES, min_size=1, max_size=6).map("".join)
STRONG = st.sampled_from(["应当", "不得", "3"]).map(lambda text: Text(text, strong=True))
ROLES = st.sampled_from(
    [
        ParameterUse("review-time"),
        LawCitation("labor", "第四十一条"),
        LawCitation("labor"),
        Reference("sample/a"),
        Reference("other/b-1"),
    ]
)


def _joined(parts: list[Inline]) -> Wording:
    """Drop text that adjoins text: a wording has none."""
    kept = parts[:1]
    for part in parts[1:]:
        if not (isinstance(part, Text) and isinstance(kept[-1], Text) and part.strong == kept[-1].strong):
            kept.append(part)
    return tuple(kept)


INLINES: st.SearchStrategy[Inline] = st.one_of(WORDS.map(Text), ROLES)
WORDINGS = st.lists(INLINES, min_size=1, max_size=4).map(_joined)
EMPHATIC = st.tuples(st.just(Text("审核员")), STRONG, st.just(Text("审核")), ROLES, STRONG)


def _numbered(items: list[Item]) -> tuple[Item, ...]:
    return tuple(replace(item, id=item.id and f"sample/item-{n}") for n, item in enumerate(items))


LABELS = st.sampled_from(["", "sample/x"])
BELOW = st.lists(st.builds(Item, WORDINGS), max_size=2).map(tuple)
ITEMS = st.lists(st.builds(Item, WORDINGS | EMPHATIC, LABELS, BELOW), max_size=11).map(_numbered)
SIMPLE_EXITS = st.sampled_from(
    [(Next("end"),), (Pass("sample/only"), Return("other/first"), Reject("end")), (Return("sample/only"),)]
)
CASES = st.just((Case("重要信息", "sample/only"), Case("其他", "end")))
STEPS = st.builds(Step, st.just("flow"), st.just("提交"), SIMPLE_EXITS | CASES)
DUTIES = st.builds(
    Provision,
    id=st.just("sample/p"),
    kind=st.just(Kind.DUTY),
    wording=WORDINGS | EMPHATIC,
    place=st.just(NOWHERE),
    wording_place=st.just(NOWHERE),
    bearer=st.just("编辑"),
    items=ITEMS,
    step=st.none() | STEPS,
    deadline=st.sampled_from(["", "review-time"]),
    basis=st.sampled_from([("新增",), ("S1-2", "S2-16a")]),
    question=st.sampled_from(["", "做了吗？"]),
    evidence=st.sampled_from(["", "记录：一份"]),
)
STATEMENTS = st.builds(
    Provision,
    id=st.just("sample/p"),
    kind=st.just(Kind.STATEMENT),
    wording=WORDINGS,
    place=st.just(NOWHERE),
    wording_place=st.just(NOWHERE),
    items=ITEMS,
    basis=st.just(("新增",)),
    reason=st.just("说明而已。"),
)
PLAIN = st.builds(
    PlainText, WORDINGS, st.just(NOWHERE), st.lists(st.builds(Item, WORDINGS), max_size=2).map(tuple)
)
PARAGRAPHS = st.one_of(
    st.lists(DUTIES | STATEMENTS, min_size=1, max_size=3).map(lambda each: Paragraph(1, tuple(each))),
    PLAIN.map(lambda text: Paragraph(1, texts=(text,))),
)


def _article(paragraphs: list[Paragraph]) -> Article:
    numbered = []
    for number, each in enumerate(paragraphs, start=1):
        provisions = tuple(
            replace(p, id=f"sample/p-{number}-{n}", items=_renamed(p.items, f"{number}-{n}"))
            for n, p in enumerate(each.provisions)
        )
        numbered.append(Paragraph(number, provisions, each.texts))
    return Article("sample/a", ArticleNumber(1), "一、甲（乙）", tuple(numbered), NOWHERE)


def _renamed(items: tuple[Item, ...], prefix: str) -> tuple[Item, ...]:
    return tuple(replace(item, id=item.id and f"{item.id}-{prefix}") for item in items)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    article = _article(draw(st.lists(PARAGRAPHS, max_size=3)))
    inserted = Article("sample/b", ArticleNumber(1, 1), "丙", (), NOWHERE)
    day = draw(st.dates(dt.date(2000, 1, 1)))
    title = draw(st.sampled_from(["示例制度", "示例：制度 #1", "yes", "“甲”\\"]))
    return Policy(
        "sample", title, draw(st.sampled_from([title, "简称"])), "1.0", day, day, "人事部", "policies/sample",
        (Chapter(1, "总则", (article, inserted), NOWHERE), Chapter(2, "附则", (), NOWHERE)),
        NOWHERE, draw(st.integers(-3, 30)),
    )  # fmt: skip


def read(text: str, docname: str) -> Policy:
    policy, found = read_policy(Source(f"docs/{docname}.md", text), docname)
    wrong = [each for each in found if each.rule != "leftover-markup"]
    assert wrong == [], text
    assert policy is not None
    return policy


@given(policies())
@settings(deadline=None, max_examples=60)
def test_what_is_written_is_read_back_as_the_same_policy(policy: Policy) -> None:
    written = render_policy(policy)
    back = read(written, policy.docname)
    assert unplaced_policy(back) == policy
    assert render_policy(back) == written


@pytest.mark.parametrize("project", [Project(TINY), SHIPPED], ids=["tiny", "shipped"])
def test_every_policy_of_a_handbook_survives_writing(project: Project) -> None:
    for policy in read_project(project).handbook.policies:
        written = render_policy(policy)
        assert unplaced_policy(read(written, policy.docname)) == unplaced_policy(policy)


def test_a_policy_is_written_as_people_write_it() -> None:
    leave = read_project(Project(TINY)).handbook.policies[0]
    assert render_policy(leave) == (TINY / "docs" / f"{leave.docname}.md").read_text("utf-8")
