"""Normative coverage: what uses each sentence that binds, and that the rules report exactly the rest."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.handbooks import HEADER, sample, tiny

from handbook_tools.checks import check_handbook
from handbook_tools.checks.coverage import GUARDS, Coverage, Use, measure_coverage, tally
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind
from handbook_tools.model.registers import ChecklistEntry, Holder, Registers, Selection
from handbook_tools.registers.templates import write_out_templates

EVERY_KIND = tuple(Kind)
BODY = """\
导言里写着，员工应当留痕。“不得”是规范词。

{#a}
### 第一条 甲

:::{duty} hand-in
:bearer: 员工
:flow: leave
:step: 提交
:next: end
:basis: 新增

员工应当提交申请。
:::

:::{prohibition} no-gifts
:bearer: 员工
:basis: 新增

员工不得收受礼品。
:::

:::{permission} may-ask
:bearer: 部门主管
:basis: 新增
:reason: 问不问由部门主管自行判断，不问也不违规。

部门主管可以询问事由。
:::

:::{permission} may-refuse
:bearer: 部门主管
:basis: 新增
:reason: 自愿

部门主管可以谢绝来访。
:::

:::{statement} definition
:reason: 只界定用语，不要求任何人行动。
:basis: 新增

本制度所称申请，是指书面申请。
:::

:::{statement} hidden
:reason: 只界定用语，不要求任何人行动。
:basis: 新增

本制度所称礼品，是指财物；员工应当拒收。
:::
"""


def with_lists(handbook: Handbook, *lists: ChecklistEntry) -> Handbook:
    roles = handbook.registers.roles
    registers = replace(handbook.registers, checklists=write_out_templates(lists, roles))
    return Handbook(handbook.policies, registers)


def a_list(*selections: Selection, each: tuple[Holder, ...] = (), name: str = "leave") -> ChecklistEntry:
    return replace(tiny().registers.checklists[0], id=name, selections=selections, each=each)


def uses(handbook: Handbook) -> dict[str, Use]:
    """Return what uses each sentence, by the id of its provision or its own text."""
    found = measure_coverage(handbook).sentences
    return {each.provision.id if each.provision else each.text: each.use for each in found}


def test_every_sentence_that_binds_is_counted_once() -> None:
    assert uses(with_lists(sample(BODY))) == {
        "导言里写着，员工应当留痕": Use.NONE,
        "sample/hand-in": Use.FLOW,
        "sample/no-gifts": Use.NONE,
        "sample/may-ask": Use.REASON,
        "sample/may-refuse": Use.NONE,
        "员工应当拒收": Use.NONE,
    }


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ([a_list(Selection())], Use.OCCASION),
        ([a_list(Selection(bearers=("【岗位】",)), each=(Holder.PERSON,))], Use.ROLE),
        (
            [
                a_list(Selection(bearers=("【岗位】",)), each=(Holder.PERSON,)),
                a_list(Selection(), name="all"),
            ],
            Use.OCCASION,
        ),
        ([a_list(Selection(kinds=(Kind.PERMISSION,)))], Use.NONE),
    ],
)
def test_a_list_of_an_occasion_goes_before_those_of_the_roles(
    lists: list[ChecklistEntry], expected: Use
) -> None:
    assert uses(with_lists(sample(BODY), *lists))["sample/no-gifts"] is expected


def test_the_share_falls_by_what_is_not_covered() -> None:
    coverage = measure_coverage(with_lists(sample(BODY)))
    assert tally("", coverage.sentences).share == pytest.approx(2 / 6)
    assert [each.text for each in coverage.uncovered] == [
        "导言里写着，员工应当留痕",
        "员工不得收受礼品。",
        "部门主管可以谢绝来访。",
        "员工应当拒收",
    ]


def test_nothing_that_binds_is_covered_whole() -> None:
    assert tally("", measure_coverage(Handbook()).sentences).share == 1.0


def test_the_places_are_those_of_the_sentences() -> None:
    lines = HEADER.count("\n") + 1
    coverage = measure_coverage(with_lists(sample(BODY)))
    text = (HEADER + BODY).split("\n")
    assert text[coverage.uncovered[0].place.line - 1].startswith("导言里")
    assert coverage.uncovered[0].place.line == lines
    assert all(each.text.strip("。") in text[each.place.line - 1] for each in coverage.uncovered)


def test_the_tallies_of_policies_roles_and_kinds_add_up() -> None:
    coverage = measure_coverage(with_lists(sample(BODY), a_list(Selection())))
    whole = tally("合计", coverage.sentences)
    for found in (coverage.by_policy(), coverage.by_role(), coverage.by_kind()):
        assert {use: sum(each.counts[use] for each in found) for use in Use} == whole.counts
    assert [each.title for each in coverage.by_kind()] == ["应当", "不得", "可以", "规定之外"]
    assert [(each.title, each.sentences) for each in coverage.by_role()] == [
        ("没有写明", 2),
        ("员工", 2),
        ("部门主管", 2),
    ]


def test_what_says_why_nobody_is_asked_is_listed() -> None:
    coverage = measure_coverage(with_lists(sample(BODY)))
    assert [each.id for each in coverage.excused] == [
        "sample/may-ask",
        "sample/may-refuse",
        "sample/definition",
        "sample/hidden",
    ]
    assert coverage.statements == 2


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2).map(tuple)


SELECTIONS = st.builds(
    Selection,
    policies=some("sample", "travel"),
    articles=some("sample/a", "sample/b", "travel/a"),
    flows=some("leave"),
    bearers=some("员工", "部门主管"),
    kinds=st.lists(st.sampled_from(EVERY_KIND), max_size=3).map(tuple),
)


@given(st.lists(SELECTIONS, max_size=3))
def test_the_rules_report_what_is_not_covered_and_nothing_else(
    selections: list[Selection],
) -> None:
    """The rules look at selections, the measure at the lists that they make: both must say the same."""
    handbook = with_lists(sample(BODY), a_list(*selections))
    coverage: Coverage = measure_coverage(handbook)
    reported = [found.place for found in check_handbook(handbook, GUARDS)]
    assert sorted(reported) == sorted(each.place for each in coverage.uncovered)


@given(st.lists(SELECTIONS, min_size=1, max_size=3), st.data())
def test_a_selection_more_never_uncovers_anything(selections: list[Selection], data: st.DataObject) -> None:
    fewer = data.draw(st.sampled_from([selections[:n] for n in range(len(selections))]))
    less, more = (
        {each.place for each in measure_coverage(with_lists(sample(BODY), a_list(*chosen))).uncovered}
        for chosen in (fewer, selections)
    )
    assert more <= less


def test_dropping_every_list_uncovers_all_but_the_steps_and_the_excused() -> None:
    handbook = Handbook(tiny().policies, replace(tiny().registers, checklists=()))
    assert [each.text for each in measure_coverage(handbook).uncovered] == ["部门主管不得审批本人的请假单。"]
    assert measure_coverage(tiny()).uncovered == ()


def test_registers_without_lists_cover_nothing_but_steps() -> None:
    handbook = sample(BODY, Registers(roles=tiny().registers.roles))
    found = uses(handbook)
    assert [key for key, use in found.items() if use not in {Use.NONE, Use.REASON}] == ["sample/hand-in"]


def test_a_reason_never_outweighs_a_use() -> None:
    for kind, reason in product(("duty", "permission"), ("不用问任何人的理由写在这里。", "自愿")):
        body = f"{{#a}}\n### 第一条 甲\n\n:::{{{kind}}} x\n:bearer: 员工\n:basis: 新增\n:reason: {reason}\n\n"
        sentence = "员工应当登记。" if kind == "duty" else "员工可以登记。"
        handbook = with_lists(sample(f"{body}{sentence}\n:::\n"), a_list(Selection(kinds=EVERY_KIND)))
        assert uses(handbook)["sample/x"] is Use.OCCASION
