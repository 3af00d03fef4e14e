"""The published schemas: written by their command, right about every file, and refusing what is wrong."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from handbook_tools.checklists import generate_checklists
from handbook_tools.checklists.yaml_file import render_checklist_file
from handbook_tools.cli import main
from handbook_tools.cli.schemas import schema_files
from handbook_tools.registers import readers
from tests.handbooks import TINY, tiny

ROOT = Path(__file__).parents[1]
SCHEMAS: dict[str, dict[str, Any]] = {name: json.loads(text) for name, text in schema_files()}
MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$", re.MULTILINE)
REGISTERS = ROOT / "docs" / "registers"
FILES = [
    *sorted((ROOT / "checklists").glob("*.yml")),
    *sorted(REGISTERS.rglob("*.yml")),
]


class Yaml12(yaml.SafeLoader):
    """Reads YAML as editors do: a date is a text."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def schema_of(path: Path) -> dict[str, Any]:
    if path.parent.name == "checklists":
        return SCHEMAS["checklist.schema.json"]
    kind = "provenance" if path.parent.name == "provenance" else path.stem
    return SCHEMAS[f"register-{kind}.schema.json"]


def faults(document: object, schema: dict[str, Any]) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [error.message for error in validator.iter_errors(document)]


@pytest.mark.parametrize("file", SCHEMAS)
def test_every_schema_is_one_and_is_published_as_it_would_be_written(file: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[file])
    published = ROOT / "docs" / "public" / "schema" / file
    assert published.read_text("utf-8") == dict(schema_files())[file], "运行 handbook schemas"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_file_is_valid_and_names_its_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    assert faults(yaml.load(text, Yaml12), schema_of(path)) == []
    found = MODELINE.search(text)
    if found:  # a register of a handbook that nobody edits with a language server need not have one
        target = (path.parent / found[1]).resolve()
        assert json.loads(target.read_text("utf-8")) == schema_of(path)
    assert found or path.parent == REGISTERS


BAD: dict[str, Callable[[dict[str, Any]], object]] = {
    "unknown field": lambda list_: list_.update(titel="甲"),
    "no title": lambda list_: list_.pop("title"),
    "empty title": lambda list_: list_.update(title=" "),
    "id with capitals": lambda list_: list_.update(id="Leave"),
    "items no list": lambda list_: list_.update(items={}),
    "item without wording": lambda list_: list_["items"][0].pop("wording"),
    "unknown kind": lambda list_: list_["items"][0].update(kind="must"),
    "short fingerprint": lambda list_: list_["items"][0].update(fingerprint="fp1:12"),
    "local id": lambda list_: list_["items"][0].update(id="apply"),
    "unknown field of an item": lambda list_: list_["items"][0].update(proof="回执"),
}


@pytest.mark.parametrize("change", BAD)
def test_a_bad_checklist_is_refused(change: str) -> None:
    (checklist,) = generate_checklists(tiny())
    document = yaml.load(render_checklist_file(checklist), Yaml12)
    assert faults(document, SCHEMAS["checklist.schema.json"]) == []
    BAD[change](document)
    assert faults(document, SCHEMAS["checklist.schema.json"])


ROLE = {"name": "审核员", "holder": "岗位", "summary": "审核。"}
REFUSED = {
    "roles": ({"reviewer": ROLE | {"holder": "人员"}}, "'人员' is not one of"),
    "parameters": ({"a": {"title": "甲", "value": 1, "since": "2026年"}}, "does not match"),
    "platforms": ({"a": {"name": "甲", "aliases": "乙"}}, "is not of type 'array'"),
    "laws": ({"a": {"title": "甲", "issuer": "乙", "status": "有效", "effective": "2026-13-01"}}, "is not a"),
    "flows": ({"a": {"title": "甲"}}, "'start' is a required property"),
    "checklists": (
        {"a": {"title": "甲", "audience": "乙", "occasion": "丙", "select": [{"role": ["甲"]}]}},
        "'role' was unexpected",
    ),
    "sources": ({"s2": {"title": "甲", "character": "乙", "extent": "丙"}}, "does not match"),
    "provenance": ({"S2-1": {"gist": "甲"}}, "'clause' is a required property"),
}


@pytest.mark.parametrize("register", REFUSED)
def test_a_bad_register_is_refused(register: str) -> None:
    document, message = REFUSED[register]
    found = faults(document, SCHEMAS[f"register-{register}.schema.json"])
    assert any(message in each for each in found), found


TABLES = {
    "roles": readers.ROLE,
    "parameters": readers.PARAMETER,
    "platforms": readers.PLATFORM,
    "laws": readers.LAW,
    "flows": readers.FLOW,
    "checklists": readers.CHECKLIST,
    "sources": readers.SOURCE,
    "provenance": readers.FACT,
}


@pytest.mark.parametrize("register", TABLES)
def test_a_schema_knows_every_field_that_is_read(register: str) -> None:
    schema = SCHEMAS[f"register-{register}.schema.json"]["additionalProperties"]
    assert set(schema["properties"]) == set(TABLES[register])


def test_the_command_writes_them_where_the_files_look_for_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(TINY, tmp_path / "tiny")
    arguments = ["schemas", "--project", str(tmp_path / "tiny")]
    assert main(arguments) == 0
    assert "已写入 docs/public/schema/checklist.schema.json" in capsys.readouterr().out
    checklist = tmp_path / "tiny" / "checklists" / "leave.yml"
    found = MODELINE.search(checklist.read_text("utf-8"))
    assert found
    schema = json.loads((checklist.parent / found[1]).read_text("utf-8"))
    assert faults(yaml.load(checklist.read_text("utf-8"), Yaml12), schema) == []
    assert main(arguments) == 0
    assert "已写入" not in capsys.readouterr().out
