from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook_tools.model.handbook import Handbook
from handbook_tools.project import Project
from handbook_tools.versions import VersionError, VersionPair, read_versions
from tests.handbooks import LEAVE, TINY
from tests.repositories import GitProject, make_repository


@pytest.fixture
def project(tmp_path: Path) -> GitProject:
    """Return a repository whose branch ``draft`` parted from ``main`` before the last commit of both."""
    made = make_repository(tmp_path / "repository")
    made.git("checkout", "--quiet", "-b", "draft")
    made.edit(LEAVE, "填写请假单", "填写申请单")
    made.commit("草稿")
    made.git("checkout", "--quiet", "main")
    made.edit(LEAVE, "询问员工请假的事由", "询问请假的事由")
    made.commit("主干")
    made.git("checkout", "--quiet", "draft")
    return made


def wordings(handbook: Handbook) -> tuple[bool, bool]:
    """Tell whether the handbook has the change of ``draft``, and that of ``main``."""
    text = "".join(str(provision.wording) for provision in handbook.provisions)
    return "申请单" in text, "询问请假" in text


def read(project: GitProject, *names: str) -> VersionPair:
    return read_versions(Project(project.folder), names)


@pytest.mark.parametrize(
    ("names", "base", "head"),
    [
        (("main..draft",), (False, True), (True, False)),
        (("main...draft",), (False, False), (True, False)),
        (("main..",), (False, True), (True, False)),
        (("main", "draft"), (False, True), (True, False)),
        (("main",), (False, True), (True, False)),
        (("HEAD~1..HEAD",), (False, False), (True, False)),
    ],
)
def test_a_comparison_has_two_sides(
    project: GitProject, names: tuple[str, ...], base: tuple[bool, bool], head: tuple[bool, bool]
) -> None:
    pair = read(project, *names)
    assert wordings(pair.base.read().handbook) == base
    assert wordings(pair.head.read().handbook) == head


def test_one_version_is_compared_with_the_work_tree(project: GitProject) -> None:
    project.edit(LEAVE, "填写申请单", "填写请假单")
    pair = read(project, "draft")
    assert wordings(pair.base.read().handbook) == (True, False)
    assert wordings(pair.head.read().handbook) == (False, False)
    assert pair.head.title == "工作区"


def test_two_folders_need_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = shutil.copytree(TINY, tmp_path / "..other")
    monkeypatch.setenv("PATH", "")
    pair = read_versions(Project(TINY), (str(other), str(TINY)))
    assert pair.base.read().handbook == pair.head.read().handbook


def test_a_folder_is_compared_with_the_work_tree(project: GitProject) -> None:
    pair = read(project, str(TINY))
    assert wordings(pair.base.read().handbook) == (False, False)
    assert wordings(pair.head.read().handbook) == (True, False)


def test_a_version_is_named_with_its_commit(project: GitProject) -> None:
    commit = project.git("rev-parse", "main")
    assert read(project, "main").base.title == f"main（{commit[:10]}）"
    assert read(project, commit[:12]).base.title == commit[:12]


def test_a_revision_from_before_the_handbook_is_an_empty_one(project: GitProject) -> None:
    project.git("checkout", "--quiet", "--orphan", "before")
    project.git("rm", "--quiet", "-r", "--cached", ".")
    project.git("commit", "--quiet", "--allow-empty", "--message", "空")
    base = read(project, "before", "main").base
    assert (base.read().handbook, base.read().diagnostics) == (Handbook(), ())
    assert base.title == "before（还没有手册）"
    with pytest.raises(VersionError, match="“before”里没有手册"):
        read(project, "main", "before")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("..draft", "没有写从哪个版本比起"),
        ("main..nowhere", "没有版本“nowhere”"),
        ("nowhere", "没有版本“nowhere”"),
        ("--output=x..main", "不像一个版本"),
        ("docs", "没有手册"),
    ],
)
def test_a_version_that_does_not_exist_is_named(
    project: GitProject, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.chdir(project.folder)
    with pytest.raises(VersionError, match=said):
        read(project, name)
