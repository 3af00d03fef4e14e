from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.checklists.test_records import written
from tests.cli.conftest import Run


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.json"
    path.write_bytes(written())
    return path


def test_a_valid_record_is_clean(run: Run, tiny: Path, record: Path) -> None:
    result = run("checklists", "verify-record", record, "--project", tiny)
    assert result.code == 0
    assert "“甲”" in result.out
    assert "有效" in result.out


def test_an_amended_provision_makes_its_item_suspect(run: Run, tiny: Path, record: Path) -> None:
    path = tiny / "docs" / "policies" / "leave.md"
    path.write_text(path.read_text("utf-8").replace("填写请假单", "填写申请单"), "utf-8")
    result = run("checklists", "verify-record", record, "--project", tiny)
    assert result.code == 1
    assert "条文已改：“leave/apply”" in result.out
    document = json.loads(
        run("checklists", "verify-record", record, "--format", "json", "--project", tiny).out
    )
    assert {each["state"] for each in document[0]["items"]} == {"valid", "suspect"}


def test_rubbish_and_unknown_lists_are_named(run: Run, tiny: Path, record: Path) -> None:
    record.write_text("{", "utf-8")
    assert "不是 JSON" in run("checklists", "verify-record", record, "--project", tiny).err
    record.write_bytes(written(list="gone"))
    result = run("checklists", "verify-record", record, "--project", tiny)
    assert (result.code, "没有检查清单“gone”" in result.err) == (2, True)


def test_what_a_record_says_cannot_steer_the_terminal(run: Run, tiny: Path, record: Path) -> None:
    document = json.loads(record.read_text("utf-8"))
    document["items"].append({**document["items"][0], "id": "a/\x1b[2Jb\nok"})
    record.write_text(json.dumps(document), "utf-8")
    out = run("checklists", "verify-record", record, "--project", tiny).out
    assert "\x1b" not in out
    assert "已不在清单里：“a/\\x1b[2Jb ok”" in out


def test_one_bad_file_does_not_hide_the_others(run: Run, tiny: Path, record: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", "utf-8")
    result = run("checklists", "verify-record", bad, record, "--project", tiny)
    assert result.code == 2
    assert "bad.json" in result.err
    assert "有效" in result.out
