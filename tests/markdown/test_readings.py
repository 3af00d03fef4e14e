"""What a sound policy becomes, and that no policy, however broken, stops the reader."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.markdown import read_policy
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.policy import ArticleNumber, Kind, Policy, Provision
from handbook_tools.model.step import Case, Next, Pass, Reject, Return
from handbook_tools.model.wording import LawCitation, ParameterUse, Reference, Text
from handbook_tools.sources import Source

SAMPLE = """\
---
id: sample
title: 示例制度
short: 示例
version: "1.0"
promulgated: 2026-11-01
effective: 2026-12-01
owner: 主管部门
order: 20
---

# 示例制度

导言不属于条文。

## 第一章 总则

% 这一行不显示
{#scope}
### 第一条 适用范围

:::{statement} scope-of-policy
:reason: 说明适用范围，无须任何人作出行为。
:basis: S1-2a 新增

本制度适用于本单位的
全部账号，AI
tool 也在内。
:::

## 第二章 审核

{#review}
### 第二条 初审

:::{duty} first-review
:bearer: 审核员
:flow: publication
:step: 初审
:pass: account/second-review
:return: drafting
:reject: end
:deadline: review-time
:basis: S2-16a
:question: 初审做完了吗？
:evidence: 审核记录

审核员应当依照{law}`cybersecurity 第二十一条`在{param}`review-time`内**完成**初审，并逐项说明：

1. [政治性]{#political}：见{provision}`scope`；
   1. 甲；
   2. 乙。
2. 准确性。
:::

:::{permission} ask-author
:bearer: 审核员
:continues:
:basis: 新增

审核员可以询问编辑。
:::

接下来是一般说明：

1. 甲；
2. 乙。

:::{approval-flow} publication
:::

{#review-again}
### 第二条之一 分流

:::{duty} sort
:bearer: 主编
:flow: publication
:step: 分流
:case: 重要信息 → leader；其他 -> end
:basis: 新增

主编应当分流重要信息。
:::

:::{duty} hand-over
:bearer: 主编
:flow: publication
:step: 移交
:next: sort
:basis: 新增

主编应当移交。
:::
"""


def read(text: str) -> tuple[Policy | None, list[str]]:
    policy, diagnostics = read_policy(Source("docs/policies/sample.md", text), "policies/sample")
    return policy, [str(found) for found in diagnostics]


def sample() -> Policy:
    policy, diagnostics = read(SAMPLE)
    assert diagnostics == []
    assert policy is not None
    return policy


def provision(identifier: str) -> Provision:
    return next(found for found in sample().provisions if found.id == f"sample/{identifier}")


def test_front_matter_becomes_the_policy() -> None:
    policy = sample()
    assert (policy.id, policy.title, policy.short_title, policy.version) == (
        "sample",
        "示例制度",
        "示例",
        "1.0",
    )
    assert (policy.promulgated, policy.effective) == (dt.date(2026, 11, 1), dt.date(2026, 12, 1))
    assert (policy.owner, policy.order, policy.docname) == ("主管部门", 20, "policies/sample")


def test_chapters_and_articles_keep_their_numbers_and_places() -> None:
    policy = sample()
    assert [str(chapter) for chapter in policy.chapters] == ["第一章 总则", "第二章 审核"]
    assert [(article.id, str(article.number), article.title) for article in policy.articles] == [
        ("sample/scope", "第一条", "适用范围"),
        ("sample/review", "第二条", "初审"),
        ("sample/review-again", "第二条之一", "分流"),
    ]
    lines = SAMPLE.split("\n")
    for article in policy.articles:
        assert lines[article.place.line - 1].startswith("### 第")


def test_an_inserted_number_follows_its_article() -> None:
    assert ArticleNumber(2, 1).may_follow(ArticleNumber(2))
    assert ArticleNumber(3).may_follow(ArticleNumber(2, 1))
    assert not ArticleNumber(3, 1).may_follow(ArticleNumber(2))


def test_a_line_break_is_a_space_between_latin_words_only() -> None:
    (text,) = provision("scope-of-policy").wording
    assert text == Text("本制度适用于本单位的全部账号，AI tool 也在内。")


def test_a_duty_carries_everything_its_options_say() -> None:
    duty = provision("first-review")
    assert (duty.kind, duty.bearer, duty.deadline) == (Kind.DUTY, "审核员", "review-time")
    assert (duty.basis, duty.question, duty.evidence) == (("S2-16a",), "初审做完了吗？", "审核记录")
    assert duty.step is not None
    assert duty.step.exits == (Pass("account/second-review"), Return("sample/drafting"), Reject("end"))


def test_inline_markup_becomes_values() -> None:
    duty = provision("first-review")
    assert duty.wording == (
        Text("审核员应当依照"),
        LawCitation("cybersecurity", "第二十一条"),
        Text("在"),
        ParameterUse("review-time"),
        Text("内"),
        Text("完成", strong=True),
        Text("初审，并逐项说明："),
    )
    assert duty.items[0].wording == (Text("政治性：见"), Reference("sample/scope"), Text("；"))


def test_items_nest_and_may_have_ids() -> None:
    first, second = provision("first-review").items
    assert (first.id, second.id) == ("sample/political", "")
    assert [item.wording for item in first.items] == [(Text("甲；"),), (Text("乙。"),)]


def test_places_point_at_the_directive_and_at_its_sentence() -> None:
    duty, lines = provision("first-review"), SAMPLE.split("\n")
    assert lines[duty.place.line - 1] == ":::{duty} first-review"
    assert lines[duty.wording_place.line - 1].startswith("审核员应当依照")


def test_every_provision_is_a_paragraph_unless_it_continues_one() -> None:
    article = next(found for found in sample().articles if found.id == "sample/review")
    assert [len(paragraph.provisions) for paragraph in article.paragraphs] == [2, 0]
    (plain,) = article.paragraphs[1].texts
    assert [item.wording for item in plain.items] == [(Text("甲；"),), (Text("乙。"),)]


def test_cases_take_either_arrow() -> None:
    step = provision("sort").step
    assert step is not None
    assert step.exits == (Case("重要信息", "sample/leader"), Case("其他", "end"))
    step = provision("hand-over").step
    assert step is not None
    assert step.exits == (Next("sample/sort"),)


PIECES = st.sampled_from(
    [
        "",
        "\n",
        "\n\n",
        ":",
        ":::",
        ":::{duty} x\n",
        "{#a}\n",
        "# ",
        "### 第三条 甲\n",
        "`",
        "**",
        "[",
        "]{#b}",
        "1. ",
        "   1. ",
        "---\n",
        "<b>",
        "{param}`",
        "\\",
        "\u3000",
        "\x0b",
        "&#0;",
        "：",
        "->",
        "𠮷",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 40), PIECES), min_size=1, max_size=4))
def test_a_broken_policy_is_reported_and_never_stops_the_reader(edits: list[tuple[int, int, str]]) -> None:
    text = SAMPLE
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]
    _, diagnostics = read_policy(Source("docs/policies/sample.md", text), "policies/sample")
    line_count = text.count("\n") + 1
    for found in diagnostics:
        assert isinstance(found.place, Place)
        assert 1 <= found.place.line <= line_count + 1
