from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from handbook_tools import git_objects
from handbook_tools.git_objects import GitError, open_repository
from handbook_tools.project import Project, is_handbook_file, read_files
from tests.handbooks import LEAVE
from tests.repositories import GitProject, make_repository


@pytest.fixture
def project(tmp_path: Path) -> GitProject:
    return make_repository(tmp_path / "repository")


def snapshot(top: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("below", [".", "制度/手册"])
def test_a_revision_reads_as_its_folder_did(tmp_path: Path, below: str) -> None:
    project = make_repository(tmp_path / "repository", below)
    repository = open_repository(project.folder)
    found = repository.read_files(repository.resolve("HEAD"), "docs", is_handbook_file)
    assert found == dict(sorted(read_files(Project(project.folder)).items()))


def test_git_is_read_and_never_written(project: GitProject) -> None:
    project.edit(LEAVE, "填写请假单", "填写申请单")
    before = snapshot(project.top)
    repository = open_repository(project.folder)
    found = repository.read_files(repository.resolve("HEAD"), "docs", is_handbook_file)
    assert "填写请假单" in found[LEAVE].text
    assert snapshot(project.top) == before


def test_the_surroundings_of_a_hook_do_not_lead_elsewhere(
    project: GitProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert open_repository(project.folder).resolve("main")


@pytest.mark.parametrize(
    "revision",
    ["--help", "-n1", "", "HEAD:docs", ":/最初", "a b", "main\n", "a*", "../main\x00", "x" * 300, "\x1b[31m"],
)
def test_what_git_could_take_for_something_else_is_refused(project: GitProject, revision: str) -> None:
    with pytest.raises(GitError, match="不像一个版本"):
        open_repository(project.folder).resolve(revision)


@pytest.mark.parametrize("revision", ["HEAD", "main", "HEAD^{commit}", "HEAD~0", "@", "标签"])
def test_what_names_a_commit_is_resolved(project: GitProject, revision: str) -> None:
    project.git("tag", "标签")
    commit = project.git("rev-parse", "HEAD")
    assert open_repository(project.folder).resolve(revision) == commit


def test_an_unknown_revision_says_what_to_do(project: GitProject) -> None:
    with pytest.raises(GitError, match=r"仓库里没有版本“origin/main”.*git fetch"):
        open_repository(project.folder).resolve("origin/main")


def test_a_shallow_clone_says_how_to_deepen_it(project: GitProject, tmp_path: Path) -> None:
    old = project.git("rev-parse", "HEAD")
    project.edit(LEAVE, "填写请假单", "填写申请单")
    project.commit()
    clone = tmp_path / "clone"
    source = f"file://{project.top}"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", source, str(clone)], check=True)
    with pytest.raises(GitError, match=r"浅克隆.*--unshallow.*fetch-depth: 0.*GIT_DEPTH: 0"):
        open_repository(clone).resolve(old)


def test_branches_without_a_common_ancestor(project: GitProject) -> None:
    project.git("checkout", "--quiet", "--orphan", "other")
    project.commit("另起")
    with pytest.raises(GitError, match="没有共同的祖先"):
        open_repository(project.folder).merge_base("main", "other")


def test_a_link_a_submodule_and_a_large_file_are_named(
    project: GitProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    policies = project.folder / "docs" / "policies"
    (policies / "link.md").symlink_to("/etc/hosts")
    (policies / "large.md").write_text("长" * 1000, "utf-8")
    project.git("add", "--all")
    commit = project.git("rev-parse", "HEAD")
    project.git("update-index", "--add", "--cacheinfo", f"160000,{commit},docs/policies/module.md")
    project.git("commit", "--quiet", "--message", "坏的文件")
    monkeypatch.setattr(git_objects, "SIZE_LIMIT", 2000)
    repository = open_repository(project.folder)
    found = repository.read_files(repository.resolve("HEAD"), "docs/policies", is_handbook_file)
    said = {path: [each.rule for each in source.diagnostics] for path, source in found.items()}
    assert said == {
        "docs/policies/large.md": ["file-too-large"],
        LEAVE: [],
        "docs/policies/link.md": ["file-unreadable"],
        "docs/policies/module.md": ["file-unreadable"],
    }
    assert all(not source.text for path, source in found.items() if path != LEAVE)


@pytest.mark.parametrize("limit", ["FILE_LIMIT", "TOTAL_LIMIT"])
def test_too_much_altogether_is_refused(
    project: GitProject, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(git_objects, limit, 3)
    repository = open_repository(project.folder)
    with pytest.raises(GitError, match="上限"):
        repository.read_files(repository.resolve("HEAD"), "docs", is_handbook_file)


def test_a_lost_object_is_named(project: GitProject) -> None:
    blob = project.git("rev-parse", f"HEAD:{LEAVE}")
    (project.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    repository = open_repository(project.folder)
    with pytest.raises(GitError, match="缺少"):
        repository.read_files(repository.resolve("HEAD"), "docs", is_handbook_file)


def test_a_folder_outside_every_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match=r"不在 git 仓库里.*比较两个文件夹"):
        open_repository(tmp_path)


def test_a_machine_without_git(project: GitProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(GitError, match="没有找到 git"):
        open_repository(project.folder)


def test_a_repository_of_somebody_else(project: GitProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitError, match=r"safe\.directory"):
        open_repository(project.folder)
