"""``handbook coverage``: the share in tables and as JSON, the rest with its places, the exit code."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

from handbook_tools.cli.wrapping import display_width

LEAVE = "docs/policies/leave.md"
REASON = ":reason: 问不问由人事部自行判断，不问也不违规。\n"
ASK = "人事部可以询问员工请假的事由。"


def edit(root: Path, old: str, new: str) -> None:
    path = root / LEAVE
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def line_of(root: Path, text: str) -> int:
    return (root / LEAVE).read_text("utf-8").split("\n").index(text) + 1


def test_a_handbook_that_is_covered_is_clean(run: Run, tiny: Path) -> None:
    code, out, _ = run("coverage", "--project", tiny)
    assert code == 0
    assert "约束人的话 5 句，有着落的 5 句，占 100%。" in out
    assert "写明理由、不用问任何人的规定 4 条，其中说明 3 条。" in out
    assert "没有着落的" not in out


def test_the_tables_are_aligned_by_display_width(run: Run, tiny: Path) -> None:
    _, out, _ = run("coverage", "--project", tiny)
    tables = out.split("\n\n")[1:]
    assert [table.split()[0] for table in tables] == ["制度", "岗位", "种类"]
    for table in tables:
        assert len({display_width(line) for line in table.strip("\n").split("\n")}) == 1
        assert table.split("\n")[-1 if table is not tables[-1] else -2].split()[1:] == [
            *("5", "3", "1", "0", "1", "0", "100%")
        ]


def test_what_is_not_covered_fails_and_is_listed_with_its_line(run: Run, tiny: Path) -> None:
    edit(tiny, REASON, "")
    code, out, _ = run("coverage", "--project", tiny)
    assert code == 1
    assert "约束人的话 5 句，有着落的 4 句，占 80%。" in out
    assert "没有着落的 1 句：\n" in out
    assert f"{LEAVE}:{line_of(tiny, ASK)}: 没有检查清单或者流程用到这句话：“{ASK[:-1]}”。" in out
    assert "kinds: [permission]" in out


def test_the_check_fails_on_the_same_sentence(run: Run, tiny: Path) -> None:
    edit(tiny, REASON, "")
    code, out, _ = run("check", "--project", tiny)
    assert code == 1
    assert "（uncovered-provision）" in out


def test_a_preamble_that_binds_is_not_covered(run: Run, tiny: Path) -> None:
    edit(tiny, "## 第一章 总则\n", "员工应当先读本制度。\n\n## 第一章 总则\n")
    code, out, _ = run("coverage", "--project", tiny)
    assert code == 1
    assert "没有写明" in out
    assert "规定之外" in out
    assert f"{LEAVE}:{line_of(tiny, '员工应当先读本制度。')}: 普通段落里有约束人的“应当”" in out


def test_the_json_has_the_documented_fields(run: Run, tiny: Path) -> None:
    edit(tiny, REASON, "")
    code, out, _ = run("coverage", "--format", "json", "--project", tiny)
    found = json.loads(out)
    assert code == 1
    assert (found["version"], found["sentences"], found["uncovered"], found["share"]) == (1, 5, 1, 0.8)
    assert [each["title"] for each in found["kinds"]] == ["应当", "不得", "可以"]
    assert found["kinds"][2]["uncovered"] == 1
    assert {each["kind"] for each in found["excused"]} == {"statement"}
    (rest,) = found["rest"]
    assert (rest["rule"], rest["path"], rest["line"]) == ("uncovered-provision", LEAVE, line_of(tiny, ASK))


def test_a_handbook_that_is_not_read_whole_is_not_clean(run: Run, tiny: Path) -> None:
    edit(tiny, ":::{permission} ask", ":::{permision} ask")
    code, out, err = run("coverage", "--project", tiny)
    assert code == 1
    assert "占 100%" in out
    assert "读不懂" in err
