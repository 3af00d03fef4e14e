from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handbook_tools.model.handbook import Handbook
from handbook_tools.project import Project, read_project

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def handbook(tiny: Path) -> Handbook:
    return read_project(Project(tiny)).handbook


def test_a_flow_is_shown_as_text(run: Run, tiny: Path, handbook: Handbook) -> None:
    flow = handbook.registers.flows[0]
    result = run("--project", tiny, "flow", "show", flow.id)
    assert (result.code, result.err) == (0, "")
    assert flow.title in result.out


def test_a_flow_is_written_as_a_picture(run: Run, tiny: Path, handbook: Handbook, tmp_path: Path) -> None:
    picture = tmp_path / "flow.svg"
    result = run("--project", tiny, "flow", "show", handbook.registers.flows[0].id, "--svg", picture)
    assert result == (0, f"已写入 {picture}\n", "")
    assert ET.fromstring(picture.read_text("utf-8")).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_picture_that_cannot_be_written_is_explained(run: Run, tiny: Path, handbook: Handbook) -> None:
    picture = tiny / "docs" / "registers" / "roles.yml" / "flow.svg"
    result = run("--project", tiny, "flow", "show", handbook.registers.flows[0].id, "--svg", picture)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("错误：不能读写 ")
    assert "Errno" not in result.err


@pytest.mark.parametrize(("command", "what"), [("flow", "流程"), ("role", "岗位")])
def test_an_unknown_name_lists_what_there_is(
    command: str, what: str, run: Run, tiny: Path, handbook: Handbook
) -> None:
    result = run("--project", tiny, command, "show", "nowhere")
    assert (result.code, result.out) == (2, "")
    assert f"没有{what}“nowhere”" in result.err
    listed = handbook.registers.flows if command == "flow" else handbook.registers.roles
    assert all(f"\n  {entry.id}  " in result.err for entry in listed)


def test_a_role_is_found_by_name_alias_and_id(run: Run, tiny: Path, handbook: Handbook) -> None:
    role = next(role for role in handbook.registers.roles if role.aliases)
    shown = {run("--project", tiny, "role", "show", name).out for name in (role.name, role.id, *role.aliases)}
    assert len(shown) == 1


def test_a_role_is_shown_with_everything_that_binds_it(run: Run, tiny: Path, handbook: Handbook) -> None:
    for role in handbook.registers.roles:
        result = run("--project", tiny, "role", "show", role.name)
        assert result.code == 0
        assert result.out.startswith(f"{role.name}（{role.holder}，编号 {role.id}）\n{role.summary}\n")
        for provision in handbook.provisions_of(role):
            assert f"（{provision.id}" in result.out


def test_an_incomplete_answer_says_so(run: Run, tiny: Path, handbook: Handbook) -> None:
    policy = min((tiny / "docs" / "policies").glob("*.md"))
    policy.write_text(policy.read_text("utf-8").replace("\n:::\n", "\n", 1), "utf-8")
    result = run("--project", tiny, "role", "show", handbook.registers.roles[0].name)
    assert result.code == 1
    assert "处读不懂，下面的内容可能不全" in result.err
