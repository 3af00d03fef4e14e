from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

RELEASE = ("edition", "release", "--approved-by", "部门主管", "--promulgated")
LEAVE = Path("docs", "policies", "leave.md")


@pytest.fixture
def released(run: Run, tiny: Path) -> Path:
    """The tiny project with two editions."""
    first = run(*RELEASE, "2026-11-01", "--effective", "2026-12-01", "--project", tiny)
    assert first.code == 0, first.err
    path = tiny / LEAVE
    path.write_text(path.read_text("utf-8").replace("填写请假单", "填写申请单"), "utf-8")
    assert run("checklists", "write", "--project", tiny).code == 0
    instrument = tiny / "editions" / "instruments" / "2027-1.yml"
    assert run("amend", "draft", "--since", "第1版", "-o", instrument, "--project", tiny).code == 0
    second = run(*RELEASE, "2027-02-01", "--effective", "2027-03-01", "--project", tiny)
    assert second.code == 0, second.err
    return tiny


def test_the_editions_are_listed_and_verified(run: Run, released: Path) -> None:
    listed = run("edition", "list", "--project", released).out.splitlines()
    assert (
        listed[1]
        == "第2版　修正　2027-02-01公布　2027-03-01施行　部门主管批准　关于修改《请假管理制度》的决定"
    )
    verified = run("edition", "verify", "--project", released)
    assert (verified.code, verified.out) == (0, "已发布 2 个版本，全部与记录的摘要相符。\n")
    assert run("check", "--project", released).code == 0


@pytest.mark.parametrize(
    ("date", "code", "said"),
    [
        ("2026-11-30", 1, "2026-11-30 没有施行中的手册。第1版自 2026-12-01 起施行。"),
        ("2027-02-28", 0, "填写请假单"),
        ("2027-03-01", 0, "填写申请单"),
    ],
)
def test_a_provision_is_shown_as_on_a_day(run: Run, released: Path, date: str, code: int, said: str) -> None:
    result = run("show", "leave/apply", "--on", date, "--project", released)
    assert result.code == code
    assert said in result.out


def test_a_provision_is_shown_as_it_stands(run: Run, tiny: Path) -> None:
    shown = run("show", "leave/apply", "--project", tiny).out
    assert shown.splitlines()[0] == "《请假管理制度》第二条（leave/apply）"


def test_an_article_is_shown_whole(run: Run, tiny: Path) -> None:
    assert len(run("show", "leave/approval", "--project", tiny).out.splitlines()) > 2


@pytest.mark.parametrize(("identifier", "said"), [("leave/nothing", "都没有"), ("leave/aply", "都没有")])
def test_what_no_edition_has_is_said(run: Run, released: Path, identifier: str, said: str) -> None:
    result = run("show", identifier, "--on", "2027-03-01", "--project", released)
    assert (result.code, said in result.out) == (1, True)


def test_without_editions_the_commands_say_so(run: Run, tiny: Path) -> None:
    assert "还没有发布过版本" in run("edition", "list", "--project", tiny).out
    assert "还没有发布过版本" in run("show", "leave/apply", "--on", "2027-01-01", "--project", tiny).out


def test_a_tampered_edition_stops_check_and_release(run: Run, released: Path) -> None:
    path = released / "editions" / "1.jsonl"
    path.write_text(path.read_text("utf-8").replace("不得审批", "可以审批"), "utf-8")
    assert run("edition", "verify", "--project", released).code == 1
    result = run("check", "--project", released)
    assert (result.code, "第1版已经发布，文件却被改动了" in result.out) == (1, True)


@pytest.mark.parametrize("said", ["被改动了", "读不到了"])
def test_an_instrument_that_was_enacted_is_frozen(run: Run, released: Path, said: str) -> None:
    path = released / "editions" / "instruments" / "2027-1.yml"
    text = path.read_text("utf-8")
    path.unlink()
    if said == "被改动了":
        path.write_text(text.replace("的决定", "的补充决定"), "utf-8")
    for command in (("check",), ("edition", "verify")):
        result = run(*command, "--project", released)
        assert result.code == 1
        found = (
            f"instruments/2027-1.yml:1: 修改决定 2027-1 已由第2版公布，文件却{said}。（edition-instrument）"
        )
        assert found in result.out


def test_an_id_that_is_used_for_something_else_stops_the_check(run: Run, released: Path) -> None:
    path = released / LEAVE
    text = path.read_text("utf-8").replace("{statement} in-force", "{statement} from-when")
    path.write_text(text.replace("{#commencement}", "{#in-force}"), "utf-8")
    result = run("check", "--project", released)
    assert (result.code, "编号 leave/in-force 在第2版里是《请假管理制度》第六条，" in result.out) == (1, True)
    assert "（id-reused）" in result.out


def test_a_handbook_with_errors_is_not_released(run: Run, tiny: Path) -> None:
    path = tiny / LEAVE
    path.write_text(path.read_text("utf-8").replace("填写请假单", "填写申请单"), "utf-8")
    result = run(*RELEASE, "2026-11-01", "--effective", "2026-12-01", "--project", tiny)
    assert (result.code, "检查没有通过" in result.err) == (2, True)
    assert not (tiny / "editions").exists()


@pytest.mark.parametrize("date", ["2026-13-01", "明天", "2026"])
def test_a_wrong_date_is_explained(run: Run, tiny: Path, date: str) -> None:
    result = run("show", "leave/apply", "--on", date, "--project", tiny)
    assert (result.code, f"日期“{date}”不对，写作 2026-12-01。" in result.err) == (2, True)
