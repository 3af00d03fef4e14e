from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.redlines.test_documents import NEW, OLD


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_text_shows_what_became_of_each_article(run: Run, versions: tuple[Path, Path]) -> None:
    result = run("compare", *versions)
    assert result.code == 0
    assert result.out == (
        "第一条 → 第一条　修改\n"
        "    管理员应当在〔删：三〕〔增：五〕日内登记入库物资，并拍照留存。\n\n"
        "第二条　增加\n"
        "    〔增：承运人必须出示运输单据，由质量检验员当面核对。〕\n\n"
        "第三条　删去\n"
        "    〔删：档案室可以封存施工图纸。〕\n\n"
        "未修改 1 处，修改 1 处，增加 1 处，删去 1 处，条号改变 1 处。\n"
    )


def test_all_lists_what_was_kept(run: Run, versions: tuple[Path, Path]) -> None:
    assert "第二条 → 第三条　未修改\n" in run("compare", "--all", *versions).out


def test_markdown_is_a_table(run: Run, versions: tuple[Path, Path]) -> None:
    lines = run("compare", "--format", "markdown", *versions).out.splitlines()
    assert lines[:2] == ["| 旧条号 | 新条号 | 变化 | 条文 |", "| --- | --- | --- | --- |"]
    assert lines[2].startswith("| 第一条 | 第一条 | 修改 | 管理员应当在 ~~三~~ **五** 日内")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe", "UTF-8"), (b"abc", "没有找到"), (b"x" * 2_000_001, "超过")],
    ids=["encoding", "articles", "size"],
)
def test_a_text_that_cannot_be_used_is_named(
    run: Run, versions: tuple[Path, Path], content: bytes, said: str
) -> None:
    versions[1].write_bytes(content)
    result = run("compare", *versions)
    assert result.code == 2
    assert "new.txt" in result.err
    assert said in result.err


def test_a_missing_text_is_named(run: Run, tmp_path: Path) -> None:
    result = run("compare", tmp_path / "a.txt", tmp_path / "b.txt")
    assert result.code == 2
    assert "a.txt" in result.err
