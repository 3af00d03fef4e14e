from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbook_tools.mutation import OPERATORS

Run = Callable[..., Any]


def test_the_table_names_the_two_scores_and_the_guards(run: Run, tiny: Path) -> None:
    result = run(
        "mutate", "--project", tiny, "--operator", "duty-to-permission", "--operator", "alias-removed"
    )
    assert result.code == 0
    heading, duty, alias, total, *_ = result.out.split("\n")
    assert heading.split()[:3] == ["变异", "个数", "不重新生成"]
    assert duty.split()[:6] == ["duty-to-permission", "3", "3", "100%", "3", "100%"]
    assert alias.split()[:6] == ["alias-removed", "1", "1", "100%", "0", "0%"]
    assert total.split()[:6] == ["合计", "4", "4", "100%", "3", "75%"]
    assert "modal-of-kind 3" in duty
    assert "重新生成以后存活 1 个" in result.out
    assert "试了 4 个变异体" in result.err


def test_survivors_are_listed_with_sentence_and_place(run: Run, tiny: Path) -> None:
    result = run("mutate", "--project", tiny, "--operator", "alias-removed", "--survivors")
    assert "docs/registers/roles.yml:1: alias-removed（m-" in result.out
    assert "    原为：employee: {name: 员工" in result.out
    assert "    改成：employee: {name: 员工" in result.out


def test_the_json_form_holds_the_same(run: Run, tiny: Path) -> None:
    result = run("mutate", "--project", tiny, "--operator", "alias-removed", "--survivors", "--json")
    document = json.loads(result.out)
    assert document["drift"] == {"mutants": 1, "caught": 1, "share": 1.0, "guards": {"ledger-changed": 1}}
    assert document["consistency"]["share"] == 0
    (survivor,) = document["survivors"]
    assert survivor["path"] == "docs/registers/roles.yml"
    assert [row["operator"] for row in document["operators"]] == ["alias-removed"]


def test_operators_are_listed(run: Run) -> None:
    result = run("mutate", "--list")
    assert [line.split()[0] for line in result.out.splitlines()] == [each.id for each in OPERATORS]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--operator", "duty-to-permision"], "您要写的可能是 duty-to-permission。"),
        (["--policy", "leaf"], "您要写的可能是 leave。"),
        (["--sample", "0"], "要写一个大于零的整数。"),
        (["--jobs", "x"], "要写一个大于零的整数。"),
    ],
)
def test_wrong_usage_is_explained(run: Run, tiny: Path, arguments: list[str], words: str) -> None:
    result = run("mutate", "--project", tiny, *arguments)
    assert result.code == 2
    assert words in result.err


def test_stale_records_are_refused(run: Run, tiny: Path) -> None:
    ledger = tiny / "checklists" / "ledger.txt"
    ledger.write_text(ledger.read_text("utf-8").replace("岗位 employee fp1:", "岗位 employee fp1:0"), "utf-8")
    result = run("mutate", "--project", tiny)
    assert result.code == 2
    assert "handbook checklists write" in result.err


def test_a_stale_equivalent_is_reported(run: Run, tiny: Path) -> None:
    entry = "m-0000000000:\n  operator: x\n  subject: y\n  after: z\n  reason: 两个说法意思相同。\n"
    (tiny / "docs/registers/equivalent-mutants.yml").write_text(entry, "utf-8")
    result = run("mutate", "--project", tiny, "--operator", "alias-removed")
    assert result.code == 1
    assert "docs/registers/equivalent-mutants.yml:1" in result.err


def test_an_equivalent_mutant_is_named_with_its_reason(run: Run, tiny: Path) -> None:
    document = json.loads(
        run("mutate", "--project", tiny, "--operator", "alias-removed", "--survivors", "--json").out
    )
    identifier = document["survivors"][0]["id"]
    entry = f"{identifier}:\n  operator: x\n  subject: y\n  after: z\n  reason: 别名没有人用过。\n"
    (tiny / "docs/registers/equivalent-mutants.yml").write_text(entry, "utf-8")
    result = run("mutate", "--project", tiny, "--operator", "alias-removed", "--operator", "unit-changed")
    assert result.code == 0
    assert f"  {identifier} docs/registers/roles.yml:1：别名没有人用过。" in result.out
    assert "合计" in result.out
