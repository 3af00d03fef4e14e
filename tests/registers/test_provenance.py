"""Source regulations and their facts: optional, a file each, and what is said of files that are wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook_tools.registers import RegistersReading, read_registers
from tests.handbooks import TINY

SOURCES = "S2: {title: 规章制度, character: 三章十七条, extent: 止于第十七条}\n"
FACTS = """\
S2-0: {clause: 标题, gist: 名称是规章制度。, reason: 标题不设定任何行为。}
S2-16a: {clause: 第十六条, gist: 内容须经审核。, provisions: [leave/approve, leave/apply]}
S2-1.L4: {clause: 第一条, gist: 引用一部法律。, reason: 只列举制定依据。}
"""


def read_with(tmp_path: Path, files: dict[str, str]) -> RegistersReading:
    folder = tmp_path / "docs" / "registers"
    shutil.copytree(TINY / "docs" / "registers", folder)
    (folder / "provenance").mkdir()
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    return read_registers(folder, tmp_path)


def test_a_handbook_without_sources_has_none_and_nothing_is_wrong(tmp_path: Path) -> None:
    reading = read_with(tmp_path, {})
    assert (reading.registers.sources, reading.registers.facts, reading.diagnostics) == ((), (), ())


def test_entries_become_values(tmp_path: Path) -> None:
    registers, found, _ = read_with(tmp_path, {"sources": SOURCES, "provenance/S2": FACTS})
    assert found == ()
    (source,) = registers.sources
    assert (source.id, source.title, source.extent) == ("S2", "规章制度", "止于第十七条")
    assert [fact.id for fact in registers.facts] == ["S2-0", "S2-16a", "S2-1.L4"]
    title, reviewed, _ = registers.facts
    assert (title.reason, title.provisions) == ("标题不设定任何行为。", ())
    assert (reviewed.clause, reviewed.gist, reviewed.source) == ("第十六条", "内容须经审核。", "S2")
    assert reviewed.provisions == ("leave/approve", "leave/apply")
    assert str(reviewed.place) == "docs/registers/provenance/S2.yml:2"


def test_facts_follow_the_order_of_the_sources(tmp_path: Path) -> None:
    fact = "{clause: 标题, gist: 名称。, reason: 标题不设定任何行为。}"
    files = {"sources": SOURCES + SOURCES.replace("S2", "S10")}
    files |= {f"provenance/{name}": f"{name}-0: {fact}\n" for name in ("S10", "S2")}
    assert [each.id for each in read_with(tmp_path, files).registers.facts] == ["S2-0", "S10-0"]


FAULTY = {
    "a source without its file": ({"sources": SOURCES}, "provenance/S2.yml", "file-missing"),
    "a file without its source": (
        {"provenance/S3": "S3-0: {}\n"},
        "provenance/S3.yml",
        "register-unknown-source",
    ),
    "a source with an id of another kind": (
        {"sources": SOURCES.replace("S2", "source-two")},
        "sources.yml",
        "field-id",
    ),
    "a fact of another source": (
        {"sources": SOURCES, "provenance/S2": FACTS.replace("S2-0", "S3-0")},
        "provenance/S2.yml",
        "field-id",
    ),
    "a fact without its gist": (
        {"sources": SOURCES, "provenance/S2": "S2-0: {clause: 标题, reason: 标题不设定任何行为。}\n"},
        "provenance/S2.yml",
        "field-missing",
    ),
    "provisions that are no list": (
        {
            "sources": SOURCES,
            "provenance/S2": "S2-0: {clause: 标题, gist: 名称。, provisions: leave/apply}\n",
        },
        "provenance/S2.yml",
        "field-type",
    ),
    "a field of another name": (
        {"sources": SOURCES, "provenance/S2": FACTS.replace("reason", "reasons", 1)},
        "provenance/S2.yml",
        "field-unknown",
    ),
}


@pytest.mark.parametrize(("files", "path", "rule"), FAULTY.values(), ids=FAULTY)
def test_a_fault_is_reported_where_it_stands(
    tmp_path: Path, files: dict[str, str], path: str, rule: str
) -> None:
    found = read_with(tmp_path, files).diagnostics
    assert [(each.place.path, each.rule) for each in found] == [(f"docs/registers/{path}", rule)]


def test_the_hint_shows_how_a_fact_of_this_file_is_numbered(tmp_path: Path) -> None:
    files = {"sources": SOURCES, "provenance/S2": FACTS.replace("S2-0", "S2_0")}
    (found,) = read_with(tmp_path, files).diagnostics
    assert "编号“S2_0”的写法不对" in found.message
    assert "S2-4a" in found.hint


def test_sources_that_cannot_be_read_hide_what_would_follow(tmp_path: Path) -> None:
    reading = read_with(tmp_path, {"sources": "S2: [", "provenance/S2": FACTS})
    assert reading.unread == ("sources",)
    assert [each.rule for each in reading.diagnostics] == ["yaml-syntax"]
