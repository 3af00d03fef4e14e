from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import TINY, Run
from tests.repositories import GitProject, make_repository
from tests.speed import measured

LEAVE = "docs/policies/leave.md"


@pytest.fixture
def project(tmp_path: Path) -> GitProject:
    made = make_repository(tmp_path / "repository")
    made.edit(LEAVE, "填写请假单", "填写申请单")
    made.commit()
    return made


def test_text_is_for_people(run: Run, project: GitProject) -> None:
    result = run("impact", "HEAD~1..HEAD", "--project", project.folder)
    assert result.code == 0
    assert re.match(r"比较：HEAD~1（[0-9a-f]{10}） → HEAD（[0-9a-f]{10}）\n实质修改 1 处", result.out)
    assert "\n      员工应当填写〔删：请假〕〔增：申请〕单提出申请，" in result.out
    assert result.err == ""


def test_json_is_one_object(run: Run, project: GitProject) -> None:
    document = json.loads(run("impact", "HEAD~1", "--format", "json", "--project", project.folder).out)
    assert (document["version"], document["material"]) == (1, True)
    assert document["head"] == "工作区"


def test_markdown_begins_with_its_mark(run: Run, project: GitProject) -> None:
    out = run("impact", "HEAD~1...HEAD", "--format", "markdown", "--project", project.folder).out
    assert out.startswith("<!-- handbook-impact -->\n")
    assert not out.endswith("\n\n")


@pytest.mark.parametrize(("versions", "code"), [("HEAD~1..HEAD", 1), ("HEAD..HEAD", 0)])
def test_a_material_change_can_fail(run: Run, project: GitProject, versions: str, code: int) -> None:
    result = run("impact", versions, "--fail-on-material", "--project", project.folder)
    assert result.code == code


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("员工应当填写申请单提出申请，", "员工应当\n填写申请单提出申请，", ""),
        ("{#request}\n### 第二条 申请", "{#request}\n### 第二条 提出申请", ""),
        ("转人事部登记；材料不全的", "转人事部登记，材料不全的", "文字"),
        ("应当填写申请单", "可以填写申请单", "情态"),
    ],
)
def test_what_is_declared_editorial_leaves_every_fingerprint(
    run: Run, project: GitProject, old: str, new: str, why: str
) -> None:
    project.edit(LEAVE, old, new)
    result = run("impact", "HEAD", "--editorial", "--format", "json", "--project", project.folder)
    assert result.code == bool(why)
    assert json.loads(result.out)["head"] == "工作区"
    assert why in result.err
    assert bool(result.err) is bool(why)
    if why:
        assert result.err.startswith("声明为编辑性修改，却有 1 处改了规定的内容：\n  docs/policies/leave.md:")


def test_a_version_that_cannot_be_read_whole_is_not_clean(run: Run, project: GitProject) -> None:
    project.edit(LEAVE, ":::{permission} ask", ":::{permision} ask")
    result = run("impact", "HEAD", "--project", project.folder)
    assert result.code == 1
    assert "读不懂" in result.err


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        (["nowhere"], "没有版本“nowhere”"),
        (["a", "b", "c"], "最多写两个版本"),
        (["--", "--exec=x"], "不像一个版本"),
        ([], "缺少必需的参数：版本"),
    ],
)
def test_wrong_versions_are_explained(run: Run, project: GitProject, versions: list[str], said: str) -> None:
    result = run("impact", "--project", project.folder, *versions)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "Traceback" not in result.err


def test_two_folders(run: Run, project: GitProject) -> None:
    result = run("impact", TINY, project.folder, "--project", TINY)
    assert result.code == 0
    assert "实质修改 1 处" in result.out


def test_comparing_needs_no_sphinx_and_less_than_a_second() -> None:
    root = Path(__file__).parents[2]
    program = (
        "import sys; from handbook_tools.cli import main; code = main(sys.argv[1:]);"
        "assert 'sphinx' not in sys.modules; sys.exit(code)"
    )
    command = [sys.executable, "-c", program, "impact", str(root), str(root), "--project", str(root)]
    with measured() as spent:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "没有差别" in done.stdout
    assert spent.seconds < 1
