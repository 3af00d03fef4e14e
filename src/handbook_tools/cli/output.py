"""What the terminal is told: exit codes, streams that can carry Chinese, and errors that stop a command."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from handbook_tools.model.diagnostics import quote

EXIT_CLEAN: Final = 0
EXIT_FINDINGS: Final = 1
EXIT_UNUSABLE: Final = 2
EXIT_INTERRUPTED: Final = 130
EXIT_PIPE_CLOSED: Final = 141

_REASONS: Final = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "同名文件已经存在",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "符号链接绕成了圈",
}


class CommandError(Exception):
    """A command cannot go on; the text says in Chinese why, and what to do."""


def prepare_streams() -> None:
    """Make standard output and error able to carry Chinese, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=_chinese_encoding(stream.encoding), errors="backslashreplace")


def _chinese_encoding(encoding: str) -> str:
    try:
        "手册“”".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return "utf-8"
    return encoding


def discard_output() -> None:
    """Send what is still to be written nowhere: the reader of the pipe has left."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say(text: str) -> None:
    """Tell the person at the terminal something that is not the result."""
    print(text, file=sys.stderr, flush=True)


def describe_os_error(error: OSError) -> str:
    """Return what went wrong with a file, in Chinese."""
    reason = _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
    return f"不能读写 {error.filename}：{reason}。" if error.filename else f"不能读写文件：{reason}。"


def suggest(name: str, known: Iterable[str]) -> str:
    """Return a sentence naming what is nearest to *name*, or nothing."""
    close = get_close_matches(name, tuple(known), n=1)
    return f"您要写的可能是 {close[0]}。" if close else ""


def unknown_entry(what: str, name: str, available: Mapping[str, str]) -> CommandError:
    """Return the error for a *name* that is not among the *available* ids, which have titles."""
    near = suggest(name, (*available, *available.values()))
    listed = "\n".join(f"  {identifier}  {title}" for identifier, title in available.items())
    return CommandError(f"没有{what}{quote(name)}。{near}\n现有的{what}：\n{listed or '  （没有登记）'}")
