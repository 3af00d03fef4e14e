"""What earlier editions cited otherwise is found by its id, with the editions in which it was so."""

from __future__ import annotations

from pathlib import Path

from handbook_tools.editions.chain import read_editions
from handbook_tools.editions.edition import Mode
from handbook_tools.editions.former_labels import FormerLabel, find_former_labels
from handbook_tools.project import Project, read_project

from .conftest import Editions

ROOT = Path(__file__).parents[2]


def find(project: Project) -> dict[str, tuple[FormerLabel, ...]]:
    editions = read_editions(project.editions, project.root).editions
    return dict(find_former_labels(editions, read_project(project).handbook))


def test_where_nothing_is_cited_otherwise_there_are_none(editions: Editions) -> None:
    assert find(editions.project) == {}


def test_a_renamed_policy_is_found_under_its_old_title(editions: Editions) -> None:
    editions.edit("请假管理制度", "休假管理制度")
    found = find(editions.project)
    assert [(str(each), each.editions) for each in found["leave/apply"]] == [
        ("《请假管理制度》第二条", (1, 2))
    ]


def test_every_label_is_found_with_the_editions_in_which_it_was_used(editions: Editions) -> None:
    editions.edit("### 第六条 施行", "### 第五条之一 施行")
    editions.release(Mode.AMENDMENT, "2027-04-01", "2027-05-01")
    editions.edit("### 第五条之一 施行", "### 第七条 施行")
    found = find(editions.project)["leave/commencement"]
    assert [(each.label, each.editions) for each in found] == [("第六条", (1, 2)), ("第五条之一", (3,))]


def test_what_is_gone_is_found_under_the_labels_it_had(editions: Editions) -> None:
    policy = editions.project.policies / "leave.md"
    policy.write_text(policy.read_text("utf-8").partition("{#commencement}")[0], "utf-8")
    found = find(editions.project)
    assert {each: labels[0].editions for each, labels in found.items()} == {
        "leave/commencement": (1, 2),
        "leave/in-force": (1, 2),
    }


def test_the_shipped_editions_resolve_what_the_revision_renumbered() -> None:
    found = find(Project(ROOT))["personal/impersonation"]
    assert found == (FormerLabel("员工个人账号与保密管理制度", "第八条", (1, 2)),)
