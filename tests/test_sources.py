"""Files as users leave them: every oddity is named, nothing is lost, writing is whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook_tools.sources import FAULTS, SIZE_LIMIT, read_source, write_atomically

SAMPLES: dict[str, tuple[bytes, list[tuple[int, str, str]], str]] = {
    "plain": ("甲\n乙\n".encode(), [], "甲\n乙\n"),
    "byte order mark": ("\ufeff甲\n".encode(), [(1, "byte-order-mark", "UTF-8（无 BOM）")], "甲\n"),
    "windows": ("甲\r\n乙\r\n".encode(), [(1, "line-ends", "2 处换行")], "甲\n乙\n"),
    "old mac": ("甲\n乙\r丙\n".encode(), [(2, "line-ends", "1 处换行")], "甲\n乙\n丙\n"),
    "tab": ("甲\n\t乙\n".encode(), [(2, "tab-character", "缩进改用空格")], "甲\n\t乙\n"),
    "control": ("甲\x00乙\n".encode(), [(1, "control-character", "U+0000")], "甲乙\n"),
    "line separator": ("甲\u2028乙\n".encode(), [(1, "control-character", "U+2028")], "甲乙\n"),
    "turned direction": ("不得\u202e发布\n".encode(), [(1, "control-character", "U+202E")], "不得发布\n"),
    "zero width": ("甲\n不\u200b得\n".encode(), [(2, "control-character", "U+200B")], "甲\n不得\n"),
    "mark inside": ("甲\ufeff乙\n".encode(), [(1, "control-character", "U+FEFF")], "甲乙\n"),
    "only a mark": (b"\xef\xbb\xbf", [(1, "file-empty", "文件是空的")], ""),
    "gbk": ("一\n审核".encode("gbk"), [(2, "file-encoding", "像是 GBK 编码")], ""),
    "utf-16": ("审核".encode("utf-16"), [(1, "file-encoding", "像是 UTF-16 编码")], ""),
    "binary": (b"a\nb\xff\xfe\xff\x80", [(2, "file-encoding", "不是 UTF-8 编码")], ""),
    "empty": (b"", [(1, "file-empty", "文件是空的")], ""),
    "blank": (b"\n \n", [(1, "file-empty", "文件是空的")], ""),
    "long line": (("甲\n" + "乙" * 10_001).encode(), [(2, "line-too-long", "10,001 个字符")], ""),
    "five megabytes": (b"x" * 5_000_000, [(1, "file-too-large", "5,000,000 字节")], ""),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_oddities_are_named(name: str, tmp_path: Path) -> None:
    content, expected, text = SAMPLES[name]
    path = tmp_path / "docs" / "a.md"
    path.parent.mkdir()
    path.write_bytes(content)
    source = read_source(path, tmp_path)
    assert source.path == "docs/a.md"
    assert source.text == text
    assert [(found.place.line, found.rule) for found in source.diagnostics] == [each[:2] for each in expected]
    for found, (_, _, fragment) in zip(source.diagnostics, expected, strict=True):
        assert fragment in str(found)


def rules(path: Path, root: Path) -> list[str]:
    return [found.rule for found in read_source(path, root).diagnostics]


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert rules(tmp_path / "no.md", tmp_path) == ["file-missing"]
    (tmp_path / "folder.md").mkdir()
    assert rules(tmp_path / "folder.md", tmp_path) == ["file-unreadable"]


def test_a_link_may_stay_inside_but_not_leave(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "secret.md").write_text("秘密", "utf-8")
    (root / "real.md").write_text("正文", "utf-8")
    (root / "inside.md").symlink_to(root / "real.md")
    (root / "outside.md").symlink_to(tmp_path / "secret.md")
    (root / "broken.md").symlink_to(root / "nowhere.md")
    (root / "loop.md").symlink_to(root / "loop.md")
    assert read_source(root / "inside.md", root).text == "正文"
    assert read_source(root / "outside.md", root).text == ""
    assert rules(root / "outside.md", root) == ["file-outside"]
    assert rules(root / "broken.md", root) == ["file-missing"]
    assert rules(root / "loop.md", root) == ["file-missing"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert rules(tmp_path / "pipe.md", tmp_path) == ["file-unreadable"]


@pytest.mark.parametrize("method", ["resolve", "read_bytes"])
def test_a_file_without_permission_is_not_missing(
    method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("正文", "utf-8")

    def refuse(_path: Path, **_options: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, method, refuse)
    source = read_source(path, tmp_path)
    assert [(found.rule, found.message) for found in source.diagnostics] == [
        ("file-unreadable", "文件打不开：没有读取权限。")
    ]
    assert source.text == ""


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("一二\n" * (SIZE_LIMIT // 7), "utf-8")
    assert rules(path, tmp_path) == []


def test_every_fault_has_a_manual_and_a_sample() -> None:
    named = {rule for _, expected, _ in SAMPLES.values() for _, rule, _ in expected}
    named |= {"file-missing", "file-unreadable", "file-outside"}
    assert {fault.rule for fault in FAULTS} == named
    for fault in FAULTS:
        assert "反例" in fault.manual
        assert "正例" in fault.manual


def test_writing_makes_folders_and_uses_lf(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.yml"
    write_atomically(path, "甲\n乙\n")
    assert path.read_bytes() == "甲\n乙\n".encode()
    assert path.stat().st_mode & 0o777 == 0o666 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_writing_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("旧", "utf-8")
    path.chmod(0o640)
    write_atomically(path, "新")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yml"
    path.write_text("旧", "utf-8")

    def fail(_handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, "新")
    assert path.read_text("utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_through_a_link_replaces_the_link_and_not_its_target(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.yml"
    target.write_text("旧", "utf-8")
    link = tmp_path / "a.yml"
    link.symlink_to(target)
    write_atomically(link, "新")
    assert not link.is_symlink()
    assert (link.read_text("utf-8"), target.read_text("utf-8")) == ("新", "旧")
