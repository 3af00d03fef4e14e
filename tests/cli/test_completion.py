"""``handbook checklists verify-record`` tells what a record is still worth, and stumbles over no file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from handbook_tools.checklists import Checklist, generate_checklists
from handbook_tools.project import Project, read_project

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def checklist(tiny: Path) -> Checklist:
    return next(c for c in generate_checklists(read_project(Project(tiny)).handbook) if len(c.items) > 1)


def record_of(checklist: Checklist) -> dict[str, Any]:
    items = [
        {
            "id": item.id,
            "section": item.section,
            "fingerprint": item.fingerprint,
            "wording": item.wording,
            "time": "2026-11-24T08:00:00Z",
        }
        for item in checklist.items
    ]
    head = {"format": 1, "person": "张三", "role": "", "list": checklist.id, "title": checklist.title}
    return {**head, "edition": "1.0", "fingerprint": "fp1:" + "0" * 24, "items": items}


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def to_file(record: Any, name: str = "record.json") -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(record), "utf-8")
        return path

    return to_file


def test_a_whole_record_is_clean(run: Run, tiny: Path, checklist: Checklist, write: Any) -> None:
    path = write(record_of(checklist))
    result = run("--project", tiny, "checklists", "verify-record", path)
    total = len(checklist.items)
    assert result == (0, f"{path}：“张三”，没有写岗位，“{checklist.title}”：有效 {total} 项。\n", "")


def test_changed_missing_and_surplus_items_are_told(
    run: Run, tiny: Path, checklist: Checklist, write: Any
) -> None:
    record = record_of(checklist)
    changed, missing = record["items"][0], record["items"].pop()
    changed.update(fingerprint="fp1:" + "0" * 24, wording="原来的\x1b[2J文字")
    record["items"].append({**missing, "id": "old/gone"})
    result = run("--project", tiny, "checklists", "verify-record", write(record))
    assert result.code == 1
    assert f"  条文已改：{checklist.items[0].citation}（{changed['id']}）\n" in result.out
    assert "    原来：原来的[2J文字\n    现在：" in result.out
    assert f"  没有勾选：{checklist.items[-1].citation}（{missing['id']}）\n" in result.out
    assert "  已不在清单里：“old/gone”\n" in result.out


def test_files_that_cannot_be_read_do_not_hide_the_others(
    run: Run, tiny: Path, checklist: Checklist, write: Any
) -> None:
    paths = (write([], "faulty.json"), write({**record_of(checklist), "list": "nothing"}, "unknown.json"))
    good = write(record_of(checklist))
    result = run("--project", tiny, "checklists", "verify-record", *paths, tiny / "none", good)
    assert result.code == 2
    assert "faulty.json：不能核验：文件里不是完成记录。请用" in result.out
    assert "unknown.json：不能核验：没有检查清单“nothing”。" in result.out
    assert "没有这个文件或文件夹。\n" in result.out
    assert f"有效 {len(checklist.items)} 项。" in result.out


def test_json_tells_every_item(run: Run, tiny: Path, checklist: Checklist, write: Any) -> None:
    record = record_of(checklist)
    record["items"].pop(0)
    paths = (write(record), write([], "faulty.json"))
    result = run("--project", tiny, "checklists", "verify-record", "--format", "json", *paths)
    whole, faulty = json.loads(result.out)
    assert result.code == 2
    assert [item["state"] for item in whole["items"]] == ["missing", *["valid"] * (len(checklist.items) - 1)]
    assert (whole["person"], whole["fault"], faulty["items"]) == ("张三", "", [])
    assert faulty["fault"].startswith("文件里不是完成记录")
