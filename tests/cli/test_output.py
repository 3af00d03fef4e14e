from __future__ import annotations

import errno
import io
import os
import subprocess
import sys

import pytest

from handbook_tools.cli import command_line
from handbook_tools.cli.output import (
    CommandError,
    describe_os_error,
    prepare_streams,
    suggest,
    unknown_entry,
)


@pytest.mark.parametrize(
    ("before", "after"),
    [("ascii", "utf-8"), ("latin-1", "utf-8"), ("gb18030", "gb18030"), ("utf-8", "utf-8")],
)
def test_streams_can_carry_chinese(before: str, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=before)
    monkeypatch.setattr(sys, "stdout", stream)
    prepare_streams()
    assert stream.encoding == after
    print("审核𠮷", flush=True)


@pytest.mark.parametrize(
    "settings", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}]
)
def test_help_survives_any_locale(settings: dict[str, str]) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONCOERCECLOCALE": "0", **settings}
    done = subprocess.run(
        [sys.executable, "-m", "handbook_tools", "--help"], env=environment, capture_output=True, check=True
    )
    assert "用法：handbook" in done.stdout.decode()
    assert not done.stderr


def test_a_closed_pipe_is_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "handbook_tools", "check", "--list"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("raised", "code", "shown"),
    [
        (CommandError("不行。"), 2, "错误：不行。\n"),
        (KeyboardInterrupt(), 130, "\n已中断。\n"),
        (PermissionError(errno.EACCES, "Permission denied", "a.md"), 2, "错误：不能读写 a.md：没有权限。\n"),
    ],
)
def test_what_stops_a_command_is_told_in_chinese(
    raised: BaseException,
    code: int,
    shown: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stop(_: object) -> int:
        raise raised

    monkeypatch.setattr(command_line, "_run", stop)
    assert command_line.main([]) == code
    assert capsys.readouterr() == ("", shown)


def test_an_unknown_system_error_has_its_number() -> None:
    assert describe_os_error(OSError(9999, "Strange")) == "不能读写文件：系统错误 9999。"


def test_nearest_name_is_suggested() -> None:
    assert suggest("publicaton", ["account", "publication"]) == "您要写的可能是 publication。"
    assert suggest("zzz", ["account", "publication"]) == ""


def test_unknown_entries_list_what_there_is() -> None:
    error = unknown_entry("流程", "accounts", {"account": "开通", "publication": "发布"})
    assert str(error) == (
        "没有流程“accounts”。您要写的可能是 account。\n现有的流程：\n  account  开通\n  publication  发布"
    )
    assert "（没有登记）" in str(unknown_entry("流程", "x", {}))
