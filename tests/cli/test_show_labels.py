"""``handbook show`` understands labels as people write them, also those that are not in use any more."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
LEAVE = Path("docs", "policies", "leave.md")
RELEASE = ("edition", "release", "--approved-by", "部门主管", "--promulgated")
PERSONAL = "员工个人账号与保密管理制度"


def show(run: Run, *arguments: object) -> tuple[int, list[str]]:
    result = run("show", *arguments, "--project", ROOT)
    return result.code, (result.out or result.err).splitlines()


@pytest.mark.parametrize(
    "label",
    [
        "请假管理制度第三条第二款",
        "《请假管理制度》第3条第2款",
        "请假制度第三条第二款",
        "请假的第三条第2款",
        "第三条第二款",
    ],
)
def test_a_label_is_shown_however_it_is_written(run: Run, tiny: Path, label: str) -> None:
    result = run("show", label, "--project", tiny)
    assert (result.code, result.out.splitlines()) == (
        0,
        ["《请假管理制度》第三条第二款（leave/no-self-approval）", "部门主管不得审批本人的请假单。"],
    )


def test_a_former_label_is_shown_as_it_is_called_now(run: Run) -> None:
    code, lines = show(run, f"《{PERSONAL}》原第八条")
    assert (code, lines[:2]) == (
        0,
        [
            f"第1版、第2版的《{PERSONAL}》第八条（personal/impersonation）：现为《{PERSONAL}》第七条。",
            f"《{PERSONAL}》第七条（personal/impersonation）",
        ],
    )
    assert "（personal/false-statements）" not in "".join(lines)


def test_a_label_of_today_says_what_else_bore_it(run: Run) -> None:
    _, lines = show(run, f"{PERSONAL}第八条")
    assert lines[0] == f"《{PERSONAL}》第八条（personal/false-statements）"
    assert lines[-1].startswith(f"第1版、第2版的《{PERSONAL}》第八条（personal/impersonation）：现为")


def test_a_label_that_nothing_bears_any_more_is_found(run: Run) -> None:
    code, lines = show(run, "用户互动与舆情管理制度第十四条之一")
    assert (code, lines[0]) == (
        0,
        "第2版的《用户互动与舆情管理制度》第十四条之一（interaction/drills）：现为《用户互动与舆情管理制度》第十五条。",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        (f"第1版{PERSONAL}第五条",),
        (f"{PERSONAL}第五条", "--edition", "第1版"),
        ("personal/reposting", "--edition", 1),
    ],
)
def test_the_text_of_an_edition_says_what_became_of_it(run: Run, arguments: tuple[object, ...]) -> None:
    code, lines = show(run, *arguments)
    assert (code, lines[1:]) == (
        0,
        [
            f"《{PERSONAL}》第五条（personal/reposting）",
            "自媒体工作人员应当在个人账号上转发主管部门指定的内容。",
            f"第1版的《{PERSONAL}》第五条（personal/reposting）：现行手册里已经没有。",
        ],
    )


def test_a_label_is_found_as_on_a_day(run: Run) -> None:
    code, lines = show(run, f"{PERSONAL}第七条", "--on", "2026-10-01")
    assert (code, lines[1]) == (0, f"《{PERSONAL}》第七条（personal/affiliation）")
    assert lines[-1].endswith(f"现为《{PERSONAL}》第六条。")


def test_a_repealed_article_resolves_and_says_so(run: Run, tiny: Path) -> None:
    assert run(*RELEASE, "2026-11-01", "--effective", "2026-12-01", "--project", tiny).code == 0
    text = (tiny / LEAVE).read_text("utf-8")
    text = text.replace("who-interprets", "gone").replace(
        "本制度由人事部解释。", "本条自2027年5月1日起废止。"
    )
    text = text.replace("指明解释的机构，无须任何人作出行为。", "本条已经废止。\n:repealed: 2027-05-01")
    (tiny / LEAVE).write_text(text, "utf-8")
    for asked in ("第五条", "leave/interpretation"):
        assert run("show", asked, "--project", tiny).out.splitlines() == [
            "《请假管理制度》第五条（leave/interpretation）",
            "本条自2027年5月1日起废止。",
            "这一条已经废止，只保留条号。",
            "废止以前的文字：handbook show leave/interpretation --edition 1",
        ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("第一条",), "有几部制度都有第一条，请写明是哪一部："),
        ((f"{PERSONAL}第九十条",), f"《{PERSONAL}》没有第九十条，各版里也没有。它现在的最后一条是第十七条。"),
        (("没有制度第一条",), "没有名称是“没有制度”的制度。现有的制度："),
        (("第九百条",), "哪一部制度都没有第九百条，各版里也没有。"),
        (("personal/care", "--edition", "9"), "没有第9版。已经发布的版本：第1版、"),
        (("personal/care", "--edition", "新"), "版本“新”不对，写作 3 或者 第3版。"),
    ],
)
def test_what_cannot_be_found_is_explained(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, lines = show(run, *arguments)
    assert (code, said in "\n".join(lines)) == (2, True)


def test_what_came_later_is_said(run: Run) -> None:
    code, lines = show(run, "第1版用户互动与舆情管理制度第十四条之一")
    assert (code, lines) == (1, ["第1版没有 用户互动与舆情管理制度第十四条之一；第2版里有。"])
