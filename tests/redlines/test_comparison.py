from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.model.handbook import Handbook
from handbook_tools.redlines import Change, Phase, Register, find_changes
from handbook_tools.redlines.changes import (
    ArticleRetitled,
    EntryChanged,
    FlowChanged,
    PlainTextChanged,
    PolicyChanged,
    ProvisionAdded,
    ProvisionAmended,
    ProvisionMoved,
    ProvisionRenumbered,
    ProvisionRepealed,
)
from tests.handbooks import LEAVE, edited, sample, tiny

ASK = (
    ":::{permission} ask\n:bearer: 人事部\n:basis: 新增\n:reason: 问不问由人事部自行判断，不问也不违规。\n"
    "\n人事部可以询问员工请假的事由。\n:::\n\n"
)
PARAMETERS = "docs/registers/parameters.yml"


def kinds(changes: tuple[Change, ...]) -> list[str]:
    return [type(change).__name__ for change in changes]


def test_a_handbook_does_not_differ_from_itself() -> None:
    assert find_changes(tiny(), tiny()) == ()
    assert find_changes(Handbook(), Handbook()) == ()


def test_lines_that_only_move_down_are_no_change() -> None:
    assert find_changes(tiny(), edited((LEAVE, "# 请假管理制度\n", "# 请假管理制度\n\n\n\n"))) == ()


def test_a_provision_more_or_less() -> None:
    without = edited((LEAVE, ASK, ""))
    (repealed,) = (c for c in find_changes(tiny(), without) if isinstance(c, ProvisionRepealed))
    (added,) = (c for c in find_changes(without, tiny()) if isinstance(c, ProvisionAdded))
    assert repealed.before == added.after
    assert added.after.text == "人事部可以询问员工请假的事由。"
    assert added.after.citation == "《请假管理制度》第四条第二款"


def test_a_provision_that_goes_renumbers_those_beside_it() -> None:
    changes = find_changes(tiny(), edited((LEAVE, ASK, "")))
    (renumbered,) = (c for c in changes if isinstance(c, ProvisionRenumbered))
    assert (renumbered.before.citation, renumbered.after.citation) == (
        "《请假管理制度》第四条第一款",
        "《请假管理制度》第四条",
    )


def test_a_provision_in_another_article_has_moved() -> None:
    at = "{#approval}\n### 第三条 审批\n"
    changes = find_changes(tiny(), edited((LEAVE, ASK, ""), (LEAVE, at, f"{ASK}{at}")))
    (moved,) = (c for c in changes if isinstance(c, ProvisionMoved))
    assert (moved.before.article, moved.after.article) == ("leave/recording", "leave/request")
    assert not [c for c in changes if isinstance(c, ProvisionAmended)]


def test_a_parameter_amends_every_provision_that_shows_it() -> None:
    changes = find_changes(tiny(), edited((PARAMETERS, "value: 1,", "value: 2,")))
    assert kinds(changes) == ["ProvisionAmended", "EntryChanged"]
    amended, entry = changes
    assert isinstance(amended, ProvisionAmended)
    assert isinstance(entry, EntryChanged)
    assert "2个工作日" in amended.after.text
    assert (entry.register, entry.id, entry.phase) == (Register.PARAMETERS, "approval-time", Phase.AMENDED)
    assert [(f.field, f.before, f.after) for f in entry.fields] == [("value", "1", "2")]


def test_a_flow_names_the_steps_whose_exits_changed() -> None:
    changes = find_changes(tiny(), edited((LEAVE, ":return: apply", ":reject: end")))
    (flow,) = (c for c in changes if isinstance(c, FlowChanged))
    (step,) = flow.steps
    assert step.provision == "leave/approve"
    assert step.before is not None
    assert step.after is not None
    assert [type(way).__name__ for way in step.before.exits] == ["Pass", "Return"]
    assert [type(way).__name__ for way in step.after.exits] == ["Pass", "Reject"]
    assert not step.renamed_only


def test_titles_and_chapters() -> None:
    changes = find_changes(
        tiny(), edited((LEAVE, "第二条 申请", "第二条 提出"), (LEAVE, "第二章 请假", "第二章 假"))
    )
    policy, article = changes
    assert isinstance(policy, PolicyChanged)
    assert [field.field for field in policy.fields] == ["chapters"]
    assert isinstance(article, ArticleRetitled)
    assert (article.before, article.after) == ("申请", "提出")


def test_a_policy_that_comes_brings_its_provisions() -> None:
    changes = find_changes(Handbook((), tiny().registers), tiny())
    assert kinds(changes) == ["PolicyChanged", *["ProvisionAdded"] * 8, "FlowChanged"]


@pytest.mark.parametrize(("before", "after"), [("甲", "乙"), ("", "乙"), ("甲", "")])
def test_plain_text_is_compared_by_article(before: str, after: str) -> None:
    duty = ":::{duty} only\n:bearer: 员工\n:basis: 新增\n\n员工应当核对材料。\n:::\n"
    old, new = (sample(f"{{#a}}\n### 第一条 甲\n\n{duty}\n{text}\n") for text in (before, after))
    changes = [c for c in find_changes(old, new) if isinstance(c, PlainTextChanged)]
    assert [(c.article, c.before, c.after) for c in changes] == [("sample/a", before, after)]


EDITS = (
    (LEAVE, ASK, ""),
    (LEAVE, ":return: apply", ":reject: end"),
    (LEAVE, "填写请假单", "填写申请单"),
    (PARAMETERS, "value: 1,", "value: 2,"),
    (LEAVE, "### 第二条 申请", "### 第二条 提出"),
    ("docs/registers/roles.yml", "aliases: [职工]", "aliases: [雇员]"),
)


@settings(max_examples=30, deadline=None)
@given(chosen=st.sets(st.sampled_from(EDITS)))
def test_what_one_way_adds_the_other_repeals(chosen: set[tuple[str, str, str]]) -> None:
    after = edited(*chosen)
    there, back = find_changes(tiny(), after), find_changes(after, tiny())
    opposite = {"ProvisionAdded": "ProvisionRepealed", "ProvisionRepealed": "ProvisionAdded"}
    assert sorted(opposite.get(kind, kind) for kind in kinds(there)) == sorted(kinds(back))
    assert bool(there) is bool(chosen)
