"""An id is never given to anything else: not after it has gone, not to another class, not elsewhere."""

from __future__ import annotations

import pytest

from handbook_tools.editions.chain import read_chain
from handbook_tools.editions.edition import Mode
from handbook_tools.editions.permanence import check_permanence
from handbook_tools.project import read_project

from .conftest import Editions

COMMENCEMENT = """\
{#commencement}
### 第六条 施行

:::{statement} in-force
:reason: 说明施行日期，无须任何人作出行为。
:basis: 新增

本制度自2026年12月1日起施行。
:::
"""


def found(editions: Editions) -> list[tuple[str, str]]:
    chain = read_chain(editions.project.editions, editions.project.root)
    current = read_project(editions.project).handbook
    return [(str(each.place), each.message) for each in check_permanence(chain.files, current)]


def test_what_keeps_its_id_is_clean(editions: Editions) -> None:
    editions.edit("填写申请单", "如实填写申请单")
    editions.edit("{duty} apply", "{permission} apply")
    editions.edit("### 第二条 申请", "### 第二条 提出申请")
    assert found(editions) == []


def test_a_new_id_is_clean_and_no_earlier_edition_is_read(editions: Editions) -> None:
    editions.edit(COMMENCEMENT, COMMENCEMENT.replace("commencement", "start").replace("in-force", "since"))
    chain = read_chain(editions.project.editions, editions.project.root)
    assert list(check_permanence(chain.files, read_project(editions.project).handbook)) == []
    assert "edition" not in vars(chain.files[0])


def test_an_id_that_had_gone_is_not_used_again(editions: Editions) -> None:
    editions.edit(COMMENCEMENT, "")
    editions.release(Mode.REVISION, "2027-04-01", "2027-05-01")
    editions.edit("# 请假管理制度", "# 请假管理制度")
    path = editions.project.policies / "leave.md"
    path.write_text(path.read_text("utf-8") + COMMENCEMENT.replace("施行\n", "生效\n", 1), "utf-8")
    place, message = found(editions)[0]
    assert place.startswith("docs/policies/leave.md:")
    assert message == (
        "编号 leave/commencement 在第2版里是《请假管理制度》第六条，后来没有了，"
        "现在又用作《请假管理制度》第六条。"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "{#commencement}",
            "{#in-force}",
            "在第2版里是《请假管理制度》第六条，是规定的编号，现在用作条的编号。",
        ),
        (
            "[事由]{#cause}",
            "[事由]{#record}",
            "在第2版里是《请假管理制度》第四条第一款，是规定的编号，现在用作项的编号。",
        ),
    ],
)
def test_an_id_keeps_its_class(editions: Editions, old: str, new: str, said: str) -> None:
    editions.edit(":::{statement} in-force", ":::{statement} from-when")
    editions.edit(":::{duty} record", ":::{duty} note")
    editions.edit(":pass: record", ":pass: note")
    editions.edit("{provision}`approve`", "前条")
    editions.edit(old, new)
    assert [message.partition(" ")[2].partition(" ")[2] for _, message in found(editions)] == [said]


def test_an_id_moved_with_its_text_is_clean_and_one_given_to_another_text_is_not(editions: Editions) -> None:
    editions.edit(":::{permission} ask", ":::{permission} no-self-approval-then")
    editions.edit(":::{prohibition} no-self-approval\n", ":::{prohibition} ask\n")
    [(_, message)] = found(editions)
    assert message == (
        "编号 leave/ask 在第2版里是《请假管理制度》第四条第二款，"
        "现在用作《请假管理制度》第三条第二款，文字完全不同。"
    )
    editions.edit(":::{prohibition} ask\n", ":::{prohibition} no-self-approval\n")
    editions.edit(":::{permission} no-self-approval-then", ":::{permission} ask")
    whole = (editions.project.policies / "leave.md").read_text("utf-8")
    start = whole.index(":::{permission} ask")
    moved = whole[start : whole.index(":::\n", start) + 4]
    editions.edit(moved, "")
    editions.edit(COMMENCEMENT, COMMENCEMENT + "\n" + moved)
    assert found(editions) == []


def test_a_repealed_article_does_not_come_back_to_life(editions: Editions) -> None:
    editions.edit("本制度由人事部解释。", "本条自2027年5月1日起废止。")
    editions.edit(
        ":reason: 指明解释的机构，无须任何人作出行为。",
        ":reason: 本条已经废止，保留条号。\n:repealed: 2027-05-01",
    )
    editions.edit("who-interprets", "interpretation-repealed")
    assert found(editions) == []
    editions.release(Mode.AMENDMENT, "2027-04-01", "2027-05-01")
    editions.edit("\n:repealed: 2027-05-01", "")
    assert any(
        "leave/interpretation 在第3版里是《请假管理制度》第五条，已经废止" in text
        for _, text in found(editions)
    )


def test_a_policy_that_had_gone_does_not_lend_its_id(editions: Editions) -> None:
    policy = editions.project.policies / "leave.md"
    other = policy.with_name("other.md")
    other.write_text(policy.read_text("utf-8").replace("id: leave", "id: other"), "utf-8")
    editions.release(Mode.AMENDMENT, "2027-04-01", "2027-05-01")
    text = other.read_text("utf-8")
    other.unlink()
    editions.release(Mode.AMENDMENT, "2027-06-01", "2027-07-01")
    other.write_text(text, "utf-8")
    messages = [text for _, text in found(editions)]
    assert "编号 other 在第3版里是《请假管理制度》，后来没有了，现在又用作《请假管理制度》。" in messages
