"""What each edition did to an article, and which wordings it has had."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook_tools.editions.article_history import (
    ArticleEvent,
    Happening,
    find_article_events,
    find_article_histories,
)
from handbook_tools.editions.edition import Mode
from handbook_tools.editions.history import find_history
from handbook_tools.editions.summary import concerned_roles, count_articles

from .conftest import Editions

ROOT = Path(__file__).parents[2]
NEW = """
{#form}
### 第五条 请假单

:::{duty} keep-form
:bearer: 人事部
:basis: 新增

人事部应当提供请假单。
:::

## 第三章 附则
"""


def events_of(editions: Editions, *edits: tuple[str, str]) -> dict[str, ArticleEvent]:
    """Return what a third edition did, by the local id of the article."""
    for old, new in edits:
        editions.edit(old, new)
    editions.release(Mode.REVISION, "2027-05-01", "2027-06-01")
    step = find_history(editions.project.root)[-1]
    return {event.id.partition("/")[2]: event for event in find_article_events(step)}


def test_a_changed_word_is_an_amendment_of_its_article(editions: Editions) -> None:
    history = find_article_histories(find_history(editions.project.root))
    assert list(history) == ["leave/request"]
    event = history["leave/request"].events[0]
    assert (event.head.number, event.happenings, event.assessment.material) == (2, (Happening.AMENDED,), True)
    assert event.before is not None
    assert event.after is not None
    assert ("请假单" in event.before.text, "申请单" in event.after.text) == (True, True)


def test_an_inserted_article_is_added_and_moves_the_numbers_behind_it(editions: Editions) -> None:
    edits = (
        ("### 第六条 施行", "### 第七条 施行"),
        ("### 第五条 解释", "### 第六条 解释"),
        ("\n## 第三章 附则\n", NEW),
    )
    found = events_of(editions, *edits)
    assert found["form"].happenings == (Happening.ADDED,)
    assert found["form"].before is None
    assert found["interpretation"].only_renumbered
    assert found["commencement"].happenings == (Happening.RENUMBERED,)
    assert not found["commencement"].assessment.material


def test_an_article_without_provisions_has_a_history_too(editions: Editions) -> None:
    editions.edit(
        "\n## 第三章 附则\n", "\n{#form}\n### 第五条 请假单\n\n请假单由人事部提供。\n\n## 第三章 附则\n"
    )
    editions.edit("### 第六条 施行", "### 第七条 施行")
    editions.edit("### 第五条 解释", "### 第六条 解释")
    editions.release(Mode.REVISION, "2027-05-01", "2027-06-01")
    text = (editions.project.policies / "leave.md").read_text("utf-8")
    gone = text[text.index("{#recording}") : text.index("{#form}")]
    edits = [(f"### 第{old}条", f"### 第{new}条") for old, new in ("五四", "六五", "七六")]
    editions.edit(gone, "")
    for old, new in edits:
        editions.edit(old, new)
    editions.edit(":pass: record\n", ":pass: end\n")
    editions.release(Mode.REVISION, "2027-08-01", "2027-09-01")
    history = find_article_histories(find_history(editions.project.root))["leave/form"]
    assert [event.happenings for event in history.events] == [(Happening.ADDED,), (Happening.RENUMBERED,)]
    assert not history.events[1].assessment.material


def test_a_repealed_article_keeps_its_number(editions: Editions) -> None:
    found = events_of(
        editions,
        ("人事部可以询问员工请假的事由。", "本款废止。"),
        (":reason: 问不问由人事部自行判断，不问也不违规。", ":repealed: 2027-06-01"),
    )
    assert found["recording"].happenings == (Happening.AMENDED,), (
        "one of its two paragraphs is still in force"
    )


def test_an_article_that_went_is_told_of_and_has_no_history_any_more(editions: Editions) -> None:
    text = (editions.project.policies / "leave.md").read_text("utf-8")
    gone = text[text.index("{#interpretation}") : text.index("{#commencement}")]
    found = events_of(editions, (gone, ""), ("### 第六条 施行", "### 第五条 施行"))
    assert found["interpretation"].happenings == (Happening.REPEALED,)
    assert found["interpretation"].after is None
    assert "leave/interpretation" not in find_article_histories(find_history(editions.project.root))


def test_what_stands_beside_the_text_is_a_note(editions: Editions) -> None:
    found = events_of(editions, (":evidence: 请假单", ":evidence: 申请单"))
    assert found["request"].happenings == (Happening.ANNOTATED,)


def test_wordings_are_those_of_runs_of_editions(editions: Editions) -> None:
    editions.edit("填写申请单", "填写请假单")
    editions.release(Mode.AMENDMENT, "2027-05-01", "2027-06-01")
    history = find_article_histories(find_history(editions.project.root))["leave/request"]
    assert [(each.first.number, each.last.number) for each in history.wordings] == [(1, 1), (2, 2), (3, 3)]
    assert history.wordings[0].state == history.wordings[2].state


def test_without_editions_there_is_no_history(unreleased: Editions) -> None:
    assert find_article_histories(find_history(unreleased.project.root)) == {}


def test_an_edition_in_one_line(editions: Editions) -> None:
    step = find_history(editions.project.root)[-1]
    assert count_articles(step) == "实质修改 1 条"
    assert concerned_roles(step) == ("员工",)


@pytest.mark.parametrize(
    ("article", "happenings"),
    [
        ("self-discipline/reporting", [(3, (Happening.MOVED_OUT,))]),
        ("self-discipline/reporter-protection", [(3, (Happening.MOVED_IN,))]),
        ("interaction/drills", [(2, (Happening.ADDED,)), (3, (Happening.RENUMBERED,))]),
        ("account/credentials", [(2, (Happening.AMENDED,))]),
    ],
)
def test_the_editions_of_this_handbook(
    article: str, happenings: list[tuple[int, tuple[Happening, ...]]]
) -> None:
    history = find_article_histories(find_history(ROOT)[:5])[article]
    assert [(event.head.number, event.happenings) for event in history.events] == happenings
