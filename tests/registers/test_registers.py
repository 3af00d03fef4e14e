"""Register files: what is read, and what is said of files that are wrong."""

from __future__ import annotations

import ast
import datetime as dt
import shutil
from pathlib import Path

import pytest

from handbook_tools.model.policy import Kind
from handbook_tools.model.registers import Holder, LawStatus, Origin, Selection
from handbook_tools.registers import FILES, RegistersReading, read_registers
from handbook_tools.registers.faults import FAULTS
from handbook_tools.sources import FAULTS as SOURCE_FAULTS
from tests.handbooks import TINY
from tests.registers.test_provenance import FAULTY

CASES = Path(__file__).parent / "cases"
PACKAGE = Path(__file__).parents[2] / "src" / "handbook_tools"


def read_with(tmp_path: Path, name: str, text: str) -> RegistersReading:
    folder = tmp_path / "docs" / "registers"
    shutil.copytree(TINY / "docs" / "registers", folder)
    (folder / f"{name}.yml").write_text(text, "utf-8")
    return read_registers(folder, tmp_path)


def test_entries_become_values(tmp_path: Path) -> None:
    text = """\
self-check:
  title: 自查
  audience: 员工
  occasion: 提交之前
  select:
    - policies: [leave]
      kinds: [duty, permission]
    - bearers: [员工]
"""
    registers, found, _ = read_with(tmp_path, "checklists", text)
    assert found == ()
    (entry,) = registers.checklists
    assert (entry.id, entry.title, entry.audience, entry.occasion) == (
        "self-check",
        "自查",
        "员工",
        "提交之前",
    )
    assert entry.selections == (
        Selection(policies=("leave",), kinds=(Kind.DUTY, Kind.PERMISSION)),
        Selection(bearers=("员工",)),
    )
    assert str(entry.place) == "docs/registers/checklists.yml:1"


def test_the_tiny_registers_are_read_whole() -> None:
    registers, found, _ = read_registers(TINY / "docs" / "registers", TINY)
    assert found == ()
    assert [role.holder for role in registers.roles][2:] == [Holder.BODY, Holder.COLLECTIVE]
    (parameter,) = registers.parameters
    assert (str(parameter), parameter.since, parameter.origin) == (
        "1个工作日",
        dt.date(2026, 12, 1),
        Origin.DECISION,
    )
    (law,) = registers.laws
    assert (str(law), law.status, law.effective) == ("《中华人民共和国劳动法》", LawStatus.IN_FORCE, None)
    assert registers.flows[0].start == "leave/apply"


def cases() -> list[tuple[str, str, str, list[str]]]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        parts = ("\n" + path.read_text("utf-8")).split("\n.\n")
        for title, text, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            found.append((path.stem, title.strip(), text, expected.splitlines()))
    return found


@pytest.mark.parametrize(("name", "title", "text", "expected"), cases(), ids=lambda value: str(value)[:30])
def test_a_fault_is_reported_where_it_stands(
    tmp_path: Path, name: str, title: str, text: str, expected: list[str]
) -> None:
    assert expected, f"{title} says what it expects"
    here = f"docs/registers/{name}.yml"
    found = [each for each in read_with(tmp_path, name, text).diagnostics if each.place.path == here]
    wanted = [line.split(" ", 2) for line in expected]
    assert [[str(each.place.line), each.rule] for each in found] == [line[:2] for line in wanted]
    for each, (_, _, fragments) in zip(found, wanted, strict=True):
        for fragment in fragments.split(" "):
            assert fragment in str(each)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_register_is_reported(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "docs" / "registers"
    shutil.copytree(TINY / "docs" / "registers", folder)
    (folder / f"{name}.yml").unlink()
    found = read_registers(folder, tmp_path).diagnostics
    assert ("file-missing", f"docs/registers/{name}.yml") in [(each.rule, each.place.path) for each in found]


def test_a_register_that_cannot_be_read_hides_what_would_follow_from_it(tmp_path: Path) -> None:
    reading = read_with(tmp_path, "roles", "员工：甲\nb: [")
    assert reading.unread == ("roles",)
    assert [each.rule for each in reading.diagnostics] == ["yaml-syntax"]


def test_a_good_entry_survives_beside_a_bad_one(tmp_path: Path) -> None:
    registers, found, _ = read_with(tmp_path, "platforms", "Bad: {name: 甲}\nweibo: {name: 微博}\n")
    assert [platform.name for platform in registers.platforms] == ["微博"]
    assert [each.rule for each in found] == ["field-id"]


def test_every_fault_has_a_case_and_every_finding_a_fault() -> None:
    rules = {line.split(" ")[1] for _, _, _, expected in cases() for line in expected}
    rules |= {rule for _, _, rule in FAULTY.values()}
    assert rules - {fault.rule for fault in SOURCE_FAULTS} == {fault.rule for fault in FAULTS}


def test_every_rule_that_the_modules_name_is_a_fault() -> None:
    named = {
        argument.value
        for folder in ("registers", "strict_yaml")
        for path in (PACKAGE / folder).glob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Diagnostic"
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant)
    }
    assert named == {fault.rule for fault in FAULTS}


def test_every_fault_has_a_manual() -> None:
    for fault in FAULTS:
        assert "反例" in fault.manual
        assert "正例" in fault.manual
