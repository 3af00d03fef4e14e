"""A policy is repealed as a whole: its text leaves the checklists, and is found as on a day before."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

RELEASE = ("edition", "release", "--approved-by", "部门主管", "--promulgated")
HEAD = """\
---
id: travel
title: 出差管理办法
version: "1.0"
promulgated: 2026-11-01
effective: 2026-12-01
owner: 人事部
order: 20
"""
BODY = """\
---

# 出差管理办法

## 第一章 出差

{#reports}
### 第一条 报告

:::{duty} report
:bearer: 员工
:basis: 新增

员工应当报告出差的路线。
:::

{#closing}
### 第二条 附则

:::{statement} closing-clauses
:reason: 指明解释的机构和施行日期，无须任何人作出行为。
:basis: 新增

本办法由人事部解释，自2026年12月1日起施行。
:::
"""
TOMBSTONE = """\
repealed: 2027-03-01
replaced_by: leave
---

# 出差管理办法

本办法自2027年3月1日起废止，由《请假管理制度》代替。
"""
INSTRUMENT = Path("editions", "instruments", "2027-1.yml")


def select(project: Path, policies: str) -> None:
    path = project / "docs" / "registers" / "checklists.yml"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:-1], f"    - policies: [{policies}]", ""]), "utf-8")


@pytest.fixture
def released(run: Run, tiny: Path) -> Path:
    """The tiny project with another policy, which a checklist takes in, as released."""
    (tiny / "docs" / "policies" / "travel.md").write_text(HEAD + BODY, "utf-8")
    select(tiny, "leave, travel")
    assert run("checklists", "write", "--project", tiny).code == 0
    first = run(*RELEASE, "2026-11-01", "--effective", "2026-12-01", "--project", tiny)
    assert first.code == 0, first.err
    return tiny


@pytest.fixture
def repealed(run: Run, released: Path) -> Path:
    """The same with that policy repealed, and the instrument that says so."""
    (released / "docs" / "policies" / "travel.md").write_text(HEAD + TOMBSTONE, "utf-8")
    select(released, "leave")
    assert run("checklists", "write", "--project", released).code == 0
    drafted = run("amend", "draft", "-o", released / INSTRUMENT, "--project", released)
    assert (drafted.code, "2 项操作，修正，实质修改" in drafted.out) == (0, True)
    return released


def test_its_provisions_leave_the_checklists(run: Run, released: Path) -> None:
    checklist = released / "checklists" / "leave.yml"
    assert "travel/report" in checklist.read_text("utf-8")
    (released / "docs" / "policies" / "travel.md").write_text(HEAD + TOMBSTONE, "utf-8")
    found = run("check", "--project", released).out
    assert "事项 travel/report 依据的条文已经不在" in found
    assert "《出差管理办法》（travel）改了，没有修改决定规定这处修改。" in found


def test_the_decision_repeals_it_in_one_operation_and_one_sentence(
    run: Run, repealed: Path, tmp_path: Path
) -> None:
    assert run("check", "--project", repealed).code == 0
    text = (repealed / INSTRUMENT).read_text("utf-8")
    assert text.count("operation: repeal-policy") == 1
    assert "operation: delete-article" not in text
    assert "title: 关于废止《出差管理办法》的决定" in text
    made = run("amend", "documents", "2027-1", "--format", "markdown", "-o", tmp_path, "--project", repealed)
    assert made.code == 0
    decision = (tmp_path / "2027-1-修改决定.md").read_text("utf-8")
    assert "一、《出差管理办法》自2027年3月1日起废止，由《请假管理制度》代替。" in decision
    comparison = (tmp_path / "2027-1-新旧条文对照表.md").read_text("utf-8")
    assert "第一条　员工应当报告出差的路线。" in comparison


def test_its_text_is_not_lost_between_the_edition_and_the_repeal(run: Run, repealed: Path) -> None:
    early = run(*RELEASE, "2027-02-01", "--effective", "2027-02-20", "--project", repealed)
    assert (early.code, "《出差管理办法》自 2027-03-01 起废止，晚于这一版的施行日期" in early.err) == (
        2,
        True,
    )


def test_it_is_shown_as_on_a_day(run: Run, repealed: Path) -> None:
    second = run(*RELEASE, "2027-02-01", "--effective", "2027-03-01", "--project", repealed)
    assert second.code == 0, second.err
    ended = "《出差管理办法》自 2027-03-01 起废止，由《请假管理制度》代替。"
    before = run("show", "travel/report", "--on", "2027-02-28", "--project", repealed)
    assert (before.code, "员工应当报告出差的路线。" in before.out, ended in before.out) == (0, True, True)
    after = run("show", "travel/report", "--on", "2027-03-01", "--project", repealed)
    assert (after.code, ended in after.out) == (1, True)
    assert ended in run("show", "出差管理办法第一条", "--project", repealed).out
    assert "自 2027-03-01 起废止" in run("show", "出差管理办法", "--project", repealed).out
    assert "2027-02-28 施行中" in run("show", "travel", "--on", "2027-02-28", "--project", repealed).out
    nowhere = run("show", "出差管理办法第九条", "--project", repealed)
    assert (nowhere.code, "《出差管理办法》没有第九条" in nowhere.err) == (2, True)


def test_an_amendment_does_not_delete_it_whole(run: Run, released: Path) -> None:
    (released / "docs" / "policies" / "travel.md").unlink()
    select(released, "leave")
    assert run("checklists", "write", "--project", released).code == 0
    path = released / INSTRUMENT
    assert run("amend", "draft", "-o", path, "--project", released).code == 0
    assert "mode: 修订" in path.read_text("utf-8")
    assert run("check", "--project", released).code == 0
    path.write_text(path.read_text("utf-8").replace("mode: 修订", "mode: 修正"), "utf-8")
    assert "修正不能删去整部《出差管理办法》（travel）。" in run("check", "--project", released).out


def test_it_does_not_come_back_under_its_id(run: Run, repealed: Path) -> None:
    assert run(*RELEASE, "2027-02-01", "--effective", "2027-03-01", "--project", repealed).code == 0
    (repealed / "docs" / "policies" / "travel.md").write_text(HEAD + BODY, "utf-8")
    found = run("check", "--project", repealed).out
    assert "编号 travel 是已经废止的《出差管理办法》的，现在又用作《出差管理办法》。" in found
    assert "编号 travel/report 在第1版里是《出差管理办法》第一条" in found


def test_a_planned_end_is_told_as_on_a_day(run: Run, tiny: Path) -> None:
    path = tiny / "docs" / "policies" / "leave.md"
    path.write_text(path.read_text("utf-8").replace("order: 10", "order: 10\nrepealed: 2028-01-01"), "utf-8")
    assert run("checklists", "write", "--project", tiny).code == 0
    assert run(*RELEASE, "2026-11-01", "--effective", "2026-12-01", "--project", tiny).code == 0
    assert run("show", "leave/apply", "--on", "2027-12-31", "--project", tiny).code == 0
    ended = run("show", "leave/apply", "--on", "2028-01-01", "--project", tiny)
    assert (ended.code, "2028-01-01 已废止：leave/apply" in ended.out) == (1, True)
