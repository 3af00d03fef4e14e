"""The ready-made CI files and hooks: well formed, safe for strangers, and every command in them runs."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from handbook_tools.cli.command_line import build_parser
from handbook_tools.impact.markdown_report import MARK
from tests.handbooks import LEAVE, TINY
from tests.repositories import IDENTITY, GitProject, make_repository

ROOT: Final = Path(__file__).parents[2]
GITHUB: Final = ROOT / ".github" / "workflows" / "handbook.yml"
PAGES: Final = ROOT / "docs" / "toolkit" / "ci" / "github-pages.yml"
GITLAB: Final = ROOT / "docs" / "toolkit" / "ci" / "gitlab-ci.yml"
HOOKS: Final = ROOT / ".pre-commit-hooks.yaml"


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


WORKFLOW: Final = load(GITHUB)
STEPS: Final = {job: body["steps"] for job, body in WORKFLOW["jobs"].items()}
PIPELINE: Final = load(GITLAB)
JOBS: Final = {name: job for name, job in PIPELINE.items() if name.startswith("handbook-")}
CHECKS: Final = [step["run"] for step in STEPS["check"] if "run" in step]
OURS: Final = ("handbook ", "pytest ")


def commands_in(script: str) -> list[str]:
    """Return the commands of this project in a shell script, without redirections."""
    found = re.split(r"\n|\|\||\||&&", script)
    return [c.split(" > ")[0].strip() for c in found if c.strip().startswith(OURS)]


EVERY_COMMAND: Final = sorted(
    {
        command
        for script in (*CHECKS, *(line for job in JOBS.values() for line in job["script"]))
        for command in commands_in(script)
    }
    | {hook["entry"] for hook in load(HOOKS)}
)


@pytest.fixture
def project(tmp_path: Path) -> GitProject:
    """Return a merge commit of a branch that changed one sentence, as a forge checks it out."""
    made = make_repository(tmp_path / "repository")
    made.git("checkout", "--quiet", "-b", "draft")
    made.edit(LEAVE, "填写请假单提出申请", "填写请假单提出请假申请")
    run(made, "handbook checklists write")
    made.commit("草稿")
    made.git("checkout", "--quiet", "main")
    made.git("merge", "--quiet", "--no-ff", "--message", "合并", "draft")
    return made


def run(project: GitProject, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run *script* as a runner does, with the commands of this checkout."""
    tools = project.top.parent / "bin"
    tools.mkdir(exist_ok=True)
    for name, module in (("handbook", "handbook_tools"), ("pytest", "pytest")):
        launcher = tools / name
        launcher.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {module} "$@"\n')
        launcher.chmod(0o755)
    surroundings = {
        **{
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTEST_", "CI_", "GITHUB_"))
        },
        **IDENTITY,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        **environment,
    }
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
        env=surroundings,
    )


def test_strangers_get_no_rights_and_no_secrets() -> None:
    triggers = WORKFLOW[True]  # YAML 1.1 reads the key "on" as true
    assert set(triggers) == {"pull_request", "push"}
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in WORKFLOW["jobs"]["check"]
    for path in (GITHUB, GITLAB):
        assert "secrets." not in path.read_text("utf-8")
        assert "pull_request_target" not in path.read_text("utf-8")


def test_what_may_publish_runs_nothing_of_the_repository() -> None:
    workflow = load(PAGES)
    assert workflow[True] == {"push": {"branches": ["main"]}}, "never for a pull request"
    assert workflow["permissions"] == {"contents": "read"}
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert "permissions" not in build
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].partition("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]
    assert all("run" not in step for step in deploy["steps"])


def test_sites_are_published_with_their_editions() -> None:
    build = load(PAGES)["jobs"]["build"]["steps"]
    published = next(step["with"]["path"] for step in build if "upload-pages" in step.get("uses", ""))
    (github,) = (step["run"] for step in build if step.get("run", "").startswith("handbook "))
    (gitlab,) = PIPELINE["pages"]["script"]
    for command, folder in ((github, published), (gitlab, PIPELINE["pages"]["artifacts"]["paths"][0])):
        parsed = build_parser().parse_args(shlex.split(command)[1:])
        assert (parsed.editions, parsed.strict, parsed.output) == (True, True, folder)
    assert '$HANDBOOK_PAGES == "1"' in PIPELINE["pages"]["rules"][0]["if"], "nobody publishes by accident"


def test_the_job_that_may_comment_runs_nothing_of_the_pull_request() -> None:
    comment = WORKFLOW["jobs"]["comment"]
    assert comment["permissions"] == {"pull-requests": "write"}
    assert "head.repo.full_name == github.repository" in comment["if"]
    uses = [step["uses"].partition("@")[0] for step in comment["steps"] if "uses" in step]
    assert uses == ["actions/download-artifact"]
    scripts = "".join(step.get("run", "") for step in comment["steps"])
    assert not commands_in(scripts)
    assert f'startswith("{MARK}")' in scripts


def test_nothing_from_outside_is_pasted_into_a_script() -> None:
    for steps in STEPS.values():
        for step in steps:
            assert "${{" not in step.get("run", "")


def test_the_token_is_not_left_in_the_checkout() -> None:
    (checkout,) = (s for s in STEPS["check"] if s.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["persist-credentials"] is False
    assert checkout["with"]["fetch-depth"] >= 2  # the impact needs the first parent of the merge


def test_actions_and_images_are_pinned() -> None:
    for line in re.findall(r"uses: (.*)", GITHUB.read_text("utf-8") + PAGES.read_text("utf-8")):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    assert re.fullmatch(r"python:3\.\d+\.\d+-\w+", PIPELINE["default"]["image"])
    for job in (*WORKFLOW["jobs"].values(), *load(PAGES)["jobs"].values()):
        assert re.fullmatch(r"ubuntu-\d\d\.\d\d", job["runs-on"])
        assert job["timeout-minutes"] <= 20


def test_what_is_installed_is_what_the_readme_installs() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for script in (CHECKS[0], PIPELINE["default"]["before_script"][0].replace("--quiet ", "")):
        assert f".venv/bin/{script} &&" in readme


def test_a_failed_check_does_not_keep_the_rest_from_running() -> None:
    names = [step.get("name") for step in STEPS["check"]]
    after = STEPS["check"][names.index("检查制度、登记册和检查清单") + 1 :]
    assert len(after) == 5
    assert all("!cancelled()" in step["if"] for step in after)


@pytest.mark.parametrize("command", [c for c in EVERY_COMMAND if c.startswith("handbook ")])
def test_every_command_exists(command: str) -> None:
    assert build_parser().parse_args(shlex.split(command)[1:]).run


def test_the_steps_of_the_workflow_run(project: GitProject) -> None:
    summary = project.top.parent / "summary.md"
    for script in CHECKS[1:]:
        done = run(project, script, GITHUB_STEP_SUMMARY=str(summary), GITHUB_WORKSPACE=str(project.top))
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    assert summary.read_text("utf-8").startswith(MARK)
    assert "请假申请" in summary.read_text("utf-8")


@pytest.mark.parametrize("job", JOBS)
def test_the_jobs_of_the_pipeline_run(project: GitProject, job: str) -> None:
    base = project.git("rev-parse", "HEAD^1")
    script = "\n".join(line for line in JOBS[job]["script"] if not line.startswith("handbook build"))
    done = run(project, script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_PROJECT_DIR=str(project.top))
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    artifacts = JOBS[job]["artifacts"]
    for path in (*artifacts.get("reports", {}).values(), *artifacts.get("paths", ())):
        assert (project.folder / path).is_file()


HOSTILE: Final = '"; touch stolen; $(touch stolen) `touch stolen` [编辑性]'


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("填写请假申请", 0),
        ("[编辑性] 改正错字", 1),
        ("改正错字【编辑性】", 1),
        (HOSTILE, 1),
        ("$(touch stolen)", 0),
    ],
)
def test_what_is_declared_editorial_must_be_so(project: GitProject, title: str, code: int) -> None:
    base = project.git("rev-parse", "HEAD^1")
    (step,) = (step for step in STEPS["check"] if "DECLARED" in step.get("env", {}))
    scripts = {
        step["run"]: {"DECLARED": title},
        JOBS["handbook-impact"]["script"][-1]: {
            "CI_MERGE_REQUEST_TITLE": title,
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        },
    }
    for script, environment in scripts.items():
        done = run(project, script, **environment)
        assert done.returncode == code, f"{done.stdout}\n{done.stderr}"
        assert ("声明为编辑性修改，却有 1 处改了规定的内容" in done.stderr) is bool(code)
    assert not list(project.top.rglob("stolen"))


def test_a_fault_fails_the_pipeline_and_is_reported(project: GitProject) -> None:
    project.edit(LEAVE, "人事部应当依照", "人事部可以依照")
    script = JOBS["handbook-check"]["script"][0]
    done = run(project, script, CI_PROJECT_DIR=str(project.top))
    assert done.returncode == 1
    assert "leave.md" in done.stdout
    report = json.loads((project.folder / "gl-code-quality-report.json").read_text("utf-8"))
    assert {entry["location"]["path"] for entry in report} >= {LEAVE}


def test_a_handbook_in_a_folder_is_annotated_from_the_top(tmp_path: Path) -> None:
    project = make_repository(tmp_path / "repository", "制度")
    project.edit(LEAVE, "人事部应当依照", "人事部可以依照")
    done = run(project, "handbook check --format github", GITHUB_WORKSPACE=str(project.top))
    assert f"file=制度/{LEAVE}," in done.stdout


@pytest.mark.parametrize("hook", load(HOOKS), ids=lambda hook: hook["id"])
def test_a_hook_runs(project: GitProject, hook: dict[str, Any]) -> None:
    assert set(hook) <= {
        *("id", "name", "description", "entry", "language", "files", "pass_filenames", "require_serial")
    }
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    done = run(project, hook["entry"])
    assert done.returncode == 0, done.stdout + done.stderr
    assert project.git("status", "--porcelain") == ""


@pytest.mark.parametrize("hook", load(HOOKS), ids=lambda hook: hook["id"])
def test_a_hook_looks_at_every_file_of_the_handbook(hook: dict[str, Any]) -> None:
    files = [p.relative_to(TINY).as_posix() for p in TINY.rglob("*") if p.suffix in {".md", ".yml"}]
    matched = {path for path in files if re.search(hook["files"], path)}
    assert {LEAVE, "docs/registers/roles.yml", "checklists/leave.yml"} <= matched
    assert "docs/index.md" not in matched


def test_hooks_are_found_by_their_ids() -> None:
    assert [hook["id"] for hook in load(HOOKS)] == ["handbook-checklists", "handbook-check"]
