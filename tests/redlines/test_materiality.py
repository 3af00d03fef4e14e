from __future__ import annotations

import pytest

from handbook_tools.model.handbook import Handbook
from handbook_tools.redlines import Assessment, Reason, assess, find_changes
from handbook_tools.redlines.changes import ProvisionAmended
from handbook_tools.redlines.word_classes import WordClass, differing_classes, words_of
from tests.handbooks import LEAVE, edited, one_duty, tiny

REGISTERS = "docs/registers"
N, M, B, NEG, STEP = Reason.NUMBER, Reason.MODALITY, Reason.BEARER, Reason.NEGATION, Reason.STEP
D, P, SCOPE, W, CITED = Reason.DEADLINE, Reason.PENALTY, Reason.SCOPE, Reason.WORDING, Reason.CITATION


def amended(before: Handbook, after: Handbook) -> Assessment:
    """Return the weight of the only amended provision."""
    (change,) = (each for each in find_changes(before, after) if isinstance(each, ProvisionAmended))
    return assess(change)


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        ("员工应当核对三份材料。", "员工应当核对四份材料。", {N}),
        ("员工应当核对3份材料。", "员工应当核对30份材料。", {N}),
        ("员工应当在3日内核对材料。", "员工应当在5日内核对材料。", {N, D}),
        ("员工应当在3日内核对材料。", "员工应当在3小时内核对材料。", {D}),
        ("员工应当核对材料。", "员工应当立即核对材料。", {D}),
        ("员工应当核对材料。", "员工可以核对材料。", {M}),
        ("员工应当核对材料。", "员工不得核对材料。", {M, NEG}),
        ("员工应当核对完整的材料。", "员工应当核对不完整的材料。", {NEG}),
        ("员工应当将材料交部门主管。", "员工应当将材料交人事部。", {B}),
        ("员工违反的，应当给予警告。", "员工违反的，应当给予记过。", {P}),
        ("员工应当核对全部材料。", "员工应当核对部分材料。", {SCOPE}),
        ("员工应当核对材料和附件。", "员工应当核对材料或者附件。", {SCOPE}),
        ("员工应当核对材料。", "员工应当核验材料。", {W}),
        ("员工应当依照{provision}`a`核对材料。", "员工应当依照{provision}`only`核对材料。", {CITED}),
        (
            "员工应当依照{law}`labour 第三条`核对材料。",
            "员工应当依照{law}`labour 第四条`核对材料。",
            {CITED},
        ),
    ],
)
def test_the_reasons_are_read_from_the_words(before: str, after: str, reasons: set[Reason]) -> None:
    found = amended(one_duty(before), one_duty(after))
    assert set(found.reasons) == reasons
    assert found.material


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        (":::{prohibition} no-self-approval", ":::{duty} no-self-approval", {M}),
        (":bearer: 部门主管\n:basis: 新增", ":bearer: 员工\n:basis: 新增", {B}),
        (":return: apply", ":reject: end", {STEP}),
        (":deadline: approval-time\n", "", {D}),
        (":evidence: 请假单", ":evidence: 请假单\n:repealed: 2028-01-01", {Reason.EFFECT}),
        ("2. 时间：与工作安排不冲突。", "2. 时间：与工作安排不冲突；\n3. 天数：不超过余额。", {NEG, SCOPE}),
        ("与工作安排不冲突", "与生产安排不冲突", {W}),
    ],
)
def test_the_reasons_are_read_from_the_structure(old: str, new: str, reasons: set[Reason]) -> None:
    found = amended(tiny(), edited((LEAVE, old, new)))
    assert set(found.reasons) == reasons
    assert found.material


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("部门主管不得审批本人的", "部门主管**不得**审批\n本人的", Reason.LAYOUT),
        ("填写请假单提出申请，", "填写请假单提出申请,", Reason.LAYOUT),
        (":evidence: 请假单", ":evidence: 电子请假单", Reason.NOTES),
        ("[事由]{#cause}", "[事由]{#reason-given}", Reason.NOTES),
        (":step: 登记", ":step: 归档", Reason.NOTES),
    ],
)
def test_layout_and_notes_are_editorial(old: str, new: str, reason: Reason) -> None:
    found = amended(tiny(), edited((LEAVE, old, new)))
    assert found == Assessment((reason,))
    assert not found.material


def test_a_label_that_follows_its_article_is_editorial() -> None:
    options = ":reason: 说明。\n:basis: 新增"
    inserted = f"### 第三条 备案\n\n:::{{statement}} note\n{options}\n\n请假单由人事部保存。\n:::\n\n"
    renumbered = [
        (LEAVE, f"### 第{old}条", f"### 第{new}条") for old, new in zip("六五四", "七六五", strict=True)
    ]
    after = edited(
        *renumbered,
        (LEAVE, "{#approval}\n### 第三条 审批", f"{{#notes}}\n{inserted}{{#approval}}\n### 第四条 审批"),
    )
    assert amended(tiny(), after).reasons == (Reason.LABELS,)


@pytest.mark.parametrize(
    ("register", "old", "new", "material"),
    [
        ("parameters", "value: 1,", "value: 2,", True),
        ("parameters", "unit: 个工作日", "unit: 日", True),
        ("parameters", "since: 2026-12-01", "since: 2027-01-01", True),
        ("parameters", "title: 审批时限", "title: 审批的时限", False),
        ("roles", "members: [employee, manager]", "members: [employee]", True),
        ("roles", "aliases: [职工]", "aliases: [职工, 雇员]", False),
        ("laws", "status: 有效", "status: 已废止", True),
        ("laws", "issuer: 全国", "issuer: 中华人民共和国全国", False),
        ("checklists", "policies: [leave]", "flows: [leave]", True),
        ("checklists", "title: 请假", "title: 请假清单", False),
        ("flows", "start: leave/apply", "start: leave/approve", True),
        ("flows", "summary: 从申请到登记。", "summary: 从申请起。", False),
        ("platforms", "name: 微信公众号", "name: 公众号", True),
    ],
)
def test_an_entry_weighs_by_the_field_that_changed(register: str, old: str, new: str, material: bool) -> None:
    changes = find_changes(tiny(), edited((f"{REGISTERS}/{register}.yml", old, new)))
    assert any(assess(change).material for change in changes) is material


@pytest.mark.parametrize(
    ("old", "new", "material"),
    [
        ("effective: 2026-12-01", "effective: 2027-01-01", True),
        ("owner: 人事部", "owner: 部门主管", True),
        ('version: "1.0"', 'version: "1.1"', False),
        ("## 第二章 请假", "## 第二章 请假程序", False),
        ("### 第二条 申请", "### 第二条 提出申请", False),
    ],
)
def test_the_head_of_a_policy_weighs_by_field(old: str, new: str, material: bool) -> None:
    (change,) = find_changes(tiny(), edited((LEAVE, old, new)))
    assert assess(change).material is material


def test_every_reason_has_a_name() -> None:
    assert len({reason.chinese for reason in Reason}) == len(Reason)


@pytest.mark.parametrize(
    ("text", "word_class", "words"),
    [
        ("响应用户，回应关切，无须批准", WordClass.MODAL, []),
        ("负责人应当签字", WordClass.MODAL, ["应当"]),
        ("不同的材料，不良信息，未来安排", WordClass.NEGATION, []),
        ("一律统一处理", WordClass.NUMBER, []),
        ("百分之五和5%", WordClass.NUMBER, ["百分之五", "5"]),
        ("半个月内，2个工作日前", WordClass.TIME, ["半个月", "内", "2个工作日", "前"]),
    ],
)
def test_words_are_told_from_longer_ones(text: str, word_class: WordClass, words: list[str]) -> None:
    assert list(words_of(text, word_class).elements()) == words


def test_the_same_words_elsewhere_are_no_difference() -> None:
    assert list(differing_classes("员工应当在3日内申请。", "在3日内，员工应当申请。")) == []
