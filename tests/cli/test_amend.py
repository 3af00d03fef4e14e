from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.repositories import GitProject, make_repository

LEAVE = "docs/policies/leave.md"
NUMBER = "2027-1"


@pytest.fixture
def project(tmp_path: Path) -> GitProject:
    made = make_repository(tmp_path / "repository")
    made.edit(LEAVE, "员工应当填写请假单", "员工应当如实填写请假单")
    return made


@pytest.fixture
def instrument(project: GitProject) -> Path:
    return Path(project.folder) / "editions" / "instruments" / f"{NUMBER}.yml"


def draft(run: Run, project: GitProject, instrument: Path, *options: str) -> tuple[int, str, str]:
    return run("--project", project.folder, "amend", "draft", "HEAD", "-o", instrument, *options)


def test_an_amendment_is_walked_from_the_changed_word_to_its_papers(
    run: Run, project: GitProject, instrument: Path, tmp_path: Path
) -> None:
    folder = ("--project", project.folder)
    before = run(*folder, "amend", "check", "HEAD")
    assert before.code == 1
    assert "《请假管理制度》第二条（leave/apply）改了，没有修改决定规定这处修改" in before.out
    code, out, err = draft(run, project, instrument)
    assert (code, out) == (0, f"已写入 {instrument}：1 项操作，修正，实质修改。\n")
    assert "下一步：填写 adopted_by、adopted_on、effective" in err
    assert run(*folder, "amend", "check").code == 0
    papers = tmp_path / "papers"
    made = run(*folder, "amend", "documents", NUMBER, "--format", "markdown", "-o", papers)
    assert made.code == 0
    assert sorted(path.name for path in papers.iterdir()) == sorted(
        f"{NUMBER}-{name}.md" for name in ("修改决定", "新旧条文对照表", "修改说明", "修订稿")
    )
    decision = (papers / f"{NUMBER}-修改决定.md").read_text("utf-8")
    assert "一、将第二条中的“员工应当填写请假单提出申请”修改为“员工应当如实填写请假单提出申请”。" in decision


def test_another_word_after_the_draft_fails_the_check(
    run: Run, project: GitProject, instrument: Path
) -> None:
    draft(run, project, instrument)
    project.edit(LEAVE, "如实填写请假单", "亲自填写请假单")
    result = run("--project", project.folder, "amend", "check")
    assert result.code == 1
    assert "修改决定对《请假管理制度》第二条所写的与现在的文本不一致" in result.out


def test_drafting_again_keeps_what_the_admin_wrote(run: Run, project: GitProject, instrument: Path) -> None:
    draft(run, project, instrument)
    text = instrument.read_text("utf-8")
    text = text.replace("的决定\n", "的决定（草案）\n") + "    reason: 防止虚假请假。\n"
    instrument.write_text(text + "", "utf-8")
    project.edit(LEAVE, "如实填写请假单", "亲自填写请假单")
    assert draft(run, project, instrument)[0] == 0
    again = instrument.read_text("utf-8")
    assert "reason: 防止虚假请假。" in again
    assert "的决定（草案）" in again
    assert "亲自填写请假单" in again


def test_a_reason_is_not_lost_silently(run: Run, project: GitProject, instrument: Path) -> None:
    draft(run, project, instrument)
    with instrument.open("a", encoding="utf-8") as file:
        file.write("    reason: 防止虚假请假。\n")
    before = instrument.read_bytes()
    project.edit(LEAVE, "如实填写请假单", "填写请假单")
    project.edit(LEAVE, "不得审批本人的", "不得批准本人的")
    code, _, err = draft(run, project, instrument)
    assert code == 2
    assert "《请假管理制度》第二条：防止虚假请假。" in err
    assert "--drop-reasons" in err
    assert instrument.read_bytes() == before
    assert draft(run, project, instrument, "--drop-reasons")[0] == 0


def test_nothing_is_drafted_where_nothing_changed(run: Run, project: GitProject, instrument: Path) -> None:
    result = run("--project", project.folder, "amend", "draft", "HEAD..HEAD", "-o", instrument)
    assert (result.code, instrument.exists()) == (0, False)
    assert "没有差别" in result.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("draft",), "还没有发布过版本，也没有写从哪个版本改起"),
        (("draft", "nowhere"), "nowhere"),
        (("draft", "HEAD", "-o", "decision.yml"), "文件名 decision.yml 不对"),
        (("documents", "2027-9", "-o", "x"), "没有修改决定“2027-9”"),
        (("check",), "也没有修改决定，不知道从哪一版核对"),
        (("open", "leave/aply"), "您要写的可能是 leave/apply。"),
    ],
)
def test_a_wrong_call_is_explained(
    run: Run, project: GitProject, arguments: tuple[str, ...], said: str
) -> None:
    result = run("--project", project.folder, "amend", *arguments)
    assert result.code == 2
    assert said in result.err


def test_a_broken_instrument_is_reported_with_its_line(
    run: Run, project: GitProject, instrument: Path
) -> None:
    draft(run, project, instrument)
    instrument.write_text(instrument.read_text("utf-8").replace("mode: 修正", "mode: 修改"), "utf-8")
    result = run("--project", project.folder, "amend", "check")
    assert result.code == 1
    assert f"editions/instruments/{NUMBER}.yml:5" in result.out


def test_without_the_library_word_is_refused(
    run: Run, project: GitProject, instrument: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    draft(run, project, instrument)
    monkeypatch.setitem(sys.modules, "docx", None)
    result = run("--project", project.folder, "amend", "documents", NUMBER, "-o", tmp_path / "x")
    assert result.code == 2
    assert "handbook-tools[word]" in result.err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        ("leave/apply", "docs/policies/leave.md:31"),
        ("leave/request", "docs/policies/leave.md:29"),
        ("leave", "docs/policies/leave.md:1"),
        ("parameters/approval-time", "docs/registers/parameters.yml:1"),
    ],
)
def test_what_is_to_be_amended_is_found(run: Run, project: GitProject, identifier: str, path: str) -> None:
    result = run("--project", project.folder, "amend", "open", identifier)
    assert result.code == 0
    assert result.out.startswith(path)
    assert "handbook amend draft" in result.err
