from __future__ import annotations

from dataclasses import replace

from handbook_tools.amendments.comparison import draft_comparison, draft_redline
from handbook_tools.amendments.decision import draft_decision
from handbook_tools.amendments.explanation import draft_explanation
from handbook_tools.amendments.instrument import Mode, Weight
from handbook_tools.amendments.numbering import draft_numbers
from handbook_tools.impact.reach import Books
from handbook_tools.model.redline import accept_all
from handbook_tools.rendering.documents import Document
from handbook_tools.rendering.documents.blocks import Changed, Heading, Line, Table
from tests.amendments.instruments import instrument
from tests.amendments.test_checking import CONSULTED, INSERTED, NUMBER, RECORD, RENUMBERED, WORD
from tests.handbooks import LEAVE, edited, tiny


def lines(document: Document) -> list[str]:
    return [each.text for each in document.blocks if isinstance(each, Line | Heading)]


def decision(*edits: tuple[str, str, str]) -> list[str]:
    after = edited(*edits)
    return lines(draft_decision(instrument(tiny(), after), Books(tiny(), after)))


def sentence(*edits: tuple[str, str, str]) -> str:
    return decision(*edits)[2].removeprefix("一、")


def test_a_decision_on_one_policy_is_written_as_laws_are() -> None:
    assert decision(WORD) == [
        "（2027年1月15日人事部通过）",
        "人事部决定对《请假管理制度》作如下修改：",
        "一、将第二条中的“员工应当填写请假单提出申请”修改为“员工应当如实填写请假单提出申请”。",
        "本决定自2027年2月1日起施行。",
        "《请假管理制度》根据本决定作相应修改，重新公布。",
    ]


def test_a_decision_on_policies_and_registers_has_two_levels() -> None:
    assert decision(WORD, NUMBER)[1:-2] == [
        "人事部决定对《请假管理制度》和参数登记册作如下修改：",
        "一、对《请假管理制度》作出修改",
        "（一）将第二条中的“员工应当填写请假单提出申请”修改为“员工应当如实填写请假单提出申请”。",
        "二、对参数登记册作出修改",
        "（一）将“审批时限”的数值由“1个工作日”修改为“3个工作日”。",
    ]


def test_the_phrases_of_law_making_are_used() -> None:
    assert sentence(INSERTED) == "在第二章增加一条，作为第三条之一：“第三条之一　补充而已。”"
    assert sentence((LEAVE, "不得审批本人的", "不得批准本人或者近亲属的")) == (
        "将第三条第二款修改为：“部门主管不得批准本人或者近亲属的请假单。”"
    )
    assert sentence((LEAVE, "不冲突。\n", "不冲突；\n3. 材料：齐全。\n")) == (
        "第三条第一款增加一项，作为第（三）项：“材料：齐全。”"
    )
    assert sentence((LEAVE, "请假的事由。\n:::", "请假的事由。\n:::\n\n登记簿保存三年。")) == (
        "第四条增加一款，作为第三款：“登记簿保存三年。”"
    )
    assert sentence((LEAVE, "### 第二条 申请", "### 第二条 提出申请")) == (
        "将第二条的条标题“申请”修改为“提出申请”。"
    )
    assert sentence((LEAVE, ":evidence: 请假单", ":evidence: 系统记录")) == (
        "将第二条的标注作相应调整：证据由“请假单”修改为“系统记录”。"
    )
    assert sentence((LEAVE, "第三章 附则", "第三章 附 则")) == ("将第三章 附则的章名修改为“附 则”。")


def test_a_checklist_that_selects_otherwise_is_told_by_its_labels() -> None:
    checklists = "docs/registers/checklists.yml"
    assert sentence((checklists, "- policies: [leave]", "- {provisions: [leave/apply], section: 申请}")) == (
        "将“请假”的选取范围中的“《请假管理制度》”修改为“《请假管理制度》第二条，列入‘申请’一节”。"
    )
    assert sentence(
        (checklists, "- policies: [leave]", "- policies: [leave]\n    - {bearers: [人事部]}")
    ) == ("将“请假”的选取范围增加“义务人为人事部的规定”。")


def test_an_article_that_is_repealed_keeps_its_number() -> None:
    reason = ":reason: 指明解释的机构，无须任何人作出行为。\n"
    assert sentence((LEAVE, reason, f"{reason}:repealed: 2027-02-01\n")) == (
        "自2027年2月1日起废止第五条，保留条号。"
    )


def test_a_renumbering_decision_says_so_and_comes_with_a_table() -> None:
    after = edited(*RENUMBERED)
    told = decision(*RENUMBERED)
    assert told[2:] == [
        "一、在第二章增加一条，作为第四条：“第四条　补充而已。”",
        "二、其他条文的序号依次调整。",
        "本决定自2027年2月1日起施行。",
        "《请假管理制度》根据本决定作相应修改，并对条文顺序作相应调整，重新公布。",
    ]
    numbers = draft_numbers(instrument(tiny(), after, mode=Mode.REVISION), Books(tiny(), after))
    assert numbers is not None
    table = numbers.blocks[1]
    assert isinstance(table, Table)
    rows = [tuple(accept_all(cell) for cell in row) for row in table.rows]
    assert rows[3:5] == [("（新增）", "第四条", "补充"), ("第四条", "第五条", "登记")]
    assert draft_numbers(instrument(tiny(), edited(WORD)), Books(tiny(), edited(WORD))) is None


def test_the_comparison_has_both_texts_and_the_reason() -> None:
    after = edited(WORD)
    drawn = instrument(tiny(), after)
    drawn = replace(drawn, enactments=(replace(drawn.enactments[0], reason="防止虚假请假。"),))
    table = draft_comparison(drawn, Books(tiny(), after)).blocks[0]
    assert isinstance(table, Table)
    assert table.headings == ("修改前", "修改后", "说明")
    ((old, new, reason),) = table.rows
    assert "员工应当填写请假单" in "".join(each.text for each in old)
    assert "员工应当如实填写请假单" in "".join(each.text for each in new)
    assert accept_all(reason) == "防止虚假请假。"


def test_the_redline_shows_each_amended_article() -> None:
    after = edited(WORD)
    heading, changed = draft_redline(instrument(tiny(), after), Books(tiny(), after)).blocks
    assert heading == Heading("《请假管理制度》第二条")
    assert isinstance(changed, Changed)


def test_the_explanation_names_whom_and_what_the_amendment_touches() -> None:
    before, after = edited(CONSULTED), edited(CONSULTED, WORD)
    drawn = instrument(before, after, consultations=("leave-2027",))
    told = "\n".join(lines(draft_explanation(drawn, Books(before, after), {"leave-2027": RECORD})))
    assert "属于实质修改" in told
    assert "员工：1 条直接约束（《请假管理制度》第二条）。" in told
    assert "经全体职工讨论（公布后第14日，42人参加），并与工会平等协商" in told
    assert "leave/request：收到意见2条。答复：采纳。" in told
    assert "请假审批流程：《请假管理制度》第二条。" in told


def test_the_explanation_tells_that_the_weight_was_overruled() -> None:
    after = edited(WORD)
    drawn = instrument(tiny(), after, weight=Weight.EDITORIAL, overrule="只改正错字。")
    told = lines(draft_explanation(drawn, Books(tiny(), after), {}))
    assert "人工判定为编辑性修改，理由：只改正错字。" in told
