from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.speed import measured

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def break_policy(project: Path, old: str = "应当", new: str = "可以") -> Path:
    """Change a word in the first policy and return its file."""
    policy = min((project / "docs" / "policies").glob("*.md"))
    policy.write_text(policy.read_text("utf-8").replace(old, new, 1), "utf-8")
    return policy


def test_a_clean_handbook_exits_with_zero(run: Run, tiny: Path) -> None:
    assert run("--project", tiny, "check") == (0, "检查完毕：没有发现问题。\n", "")


def test_the_folder_around_the_current_one_is_checked(
    run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tiny / "docs" / "policies")
    assert run("check").code == 0


def test_findings_exit_with_one_and_name_the_place(run: Run, tiny: Path) -> None:
    policy = break_policy(tiny)
    result = run("check", "--project", tiny)
    assert result.code == 1
    assert f"docs/policies/{policy.name}:" in result.out
    assert "改法：" in result.out
    assert "处错误" in result.out.splitlines()[-1]


def test_github_annotates_lines(run: Run, tiny: Path) -> None:
    policy = break_policy(tiny)
    result = run("check", "--project", tiny, "--format", "github")
    assert result.code == 1
    assert f"\n::error file=docs/policies/{policy.name},line=" in result.out


def test_json_is_all_there_is_on_standard_output(run: Run, tiny: Path) -> None:
    break_policy(tiny)
    result = run("check", "--project", tiny, "--format", "json")
    assert result.code == 1
    assert json.loads(result.out)["errors"] > 0


def test_a_file_that_cannot_be_read_is_a_finding(run: Run, tiny: Path) -> None:
    policy = break_policy(tiny)
    policy.write_bytes("内容".encode("gb18030"))
    result = run("check", "--project", tiny)
    assert result.code == 1
    assert f"docs/policies/{policy.name}:1: " in result.out
    assert "UTF-8" in result.out


def test_a_register_that_cannot_be_read_is_the_only_finding(run: Run, tiny: Path) -> None:
    (tiny / "docs/registers/roles.yml").write_text("employee: {name: '员工}\n", "utf-8")
    result = run("check", "--project", tiny)
    assert result.code == 1
    assert "docs/registers/roles.yml:1: YAML 写法有误：引号没有结束。" in result.out
    assert "leave.md" not in result.out, "what follows from it is not repeated for every provision"
    assert "登记册 roles 读不了" in result.err


def test_an_outdated_checklist_is_a_finding(run: Run, tiny: Path) -> None:
    shutil.rmtree(tiny / "checklists")
    result = run("check", "--project", tiny)
    assert result.code == 1
    assert "handbook checklists write" in result.out


@pytest.mark.parametrize("folder", ["", "missing"])
def test_a_folder_without_handbook_exits_with_two(folder: str, run: Run, tmp_path: Path) -> None:
    result = run("check", "--project", tmp_path / folder)
    assert (result.code, result.out) == (2, "")
    assert str(tmp_path) in result.err
    assert "docs/registers" in result.err


def test_a_named_folder_must_be_the_handbook_itself(run: Run, tiny: Path) -> None:
    assert run("check", "--project", tiny / "docs").code == 2


def test_every_rule_has_a_manual(run: Run) -> None:
    result = run("check", "--list", "--format", "json")
    manuals = json.loads(result.out)
    assert result.code == 0
    assert {manual["group"] for manual in manuals} == {
        *("读取文件", "读取制度", "读取登记册", "检查内容", "核对检查清单", "核对修改决定", "核对版本"),
    }
    rules = [manual["rule"] for manual in manuals]
    assert len(rules) == len(set(rules)) > 40
    assert not [m["rule"] for m in manuals if "反例" not in m["manual"] or "正例" not in m["manual"]]


def test_the_list_reads_as_a_manual(run: Run) -> None:
    result = run("check", "--list")
    assert result.out.startswith("【读取文件】")
    assert "\n\nmodal-of-kind\n    " in result.out


def test_the_handbook_itself_is_clean(run: Run) -> None:
    result = run("--project", ROOT, "check")
    assert result.code == 0, result.out


def test_checking_needs_no_sphinx_no_other_command_and_less_than_a_second() -> None:
    program = (
        "import sys; from handbook_tools.cli import main; code = main(['check'])\n"
        "loaded = {'sphinx', 'pytest', 'sphinx_autobuild', 'handbook_tools.mutation'} & set(sys.modules)\n"
        "print(sorted(loaded), file=sys.stderr); sys.exit(code)"
    )
    environment = {"PATH": os.environ["PATH"]}
    with measured() as spent:
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=False
        )
    assert done.stderr.decode().splitlines()[-1] == "[]"
    assert done.returncode in {0, 1}
    assert spent.seconds < 1
