"""Files of a git revision, read from git's object store: nothing is checked out and nothing is written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook_tools.model.diagnostics import Place, quote
from handbook_tools.sources import SIZE_LIMIT, Source, decode_source, file_too_large, file_unreadable

FILE_LIMIT: Final = 20_000
"""The most files that are read of one revision."""
TOTAL_LIMIT: Final = 200_000_000
"""The most bytes that are read of one revision."""
TIMEOUT: Final = 60
"""The longest that git may take for one answer, in seconds."""

_REVISION: Final = re.compile(r"[^\s\x00-\x1f\x7f:\\?*\[-][^\s\x00-\x1f\x7f:\\?*\[]{0,200}")
_ENTRY: Final = re.compile(rb"(\d{6}) (\w+) ([0-9a-f]{40,64}) +(\d+|-|BAD)\t(.*)", re.DOTALL)
_REGULAR: Final = {b"100644", b"100755"}
_KINDS: Final = {b"120000": "它是符号链接", b"160000": "它是子模块"}
_SURROUNDINGS: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
_SETTINGS: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
}


class GitError(Exception):
    """A revision cannot be read; the text says in Chinese why, and what to do."""


@dataclass(frozen=True, slots=True)
class _Blob:
    path: str
    identifier: bytes
    size: int


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository as seen from *folder*; ``prefix`` is the folder's path inside it, with a slash."""

    folder: Path
    prefix: str
    shallow: bool

    def resolve(self, revision: str) -> str:
        """Return the commit that *revision* names.

        Raises:
            GitError: there is none, or the text is no revision.
        """
        refuse_unlike_revision(revision)
        found = _git(self.folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if found.returncode:
            raise GitError(f"仓库里没有版本{quote(revision)}。{self._advice()}")
        return found.stdout.decode("ascii").strip()

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit at which two branches parted.

        Raises:
            GitError: a revision does not exist, or the two have no common ancestor here.
        """
        commits = (self.resolve(one), self.resolve(other))
        found = _git(self.folder, "merge-base", *commits)
        if found.returncode:
            raise GitError(f"{quote(one)}和{quote(other)}没有共同的祖先版本。{self._advice()}")
        return found.stdout.decode("ascii").split()[0]

    def read_files(self, commit: str, folder: str, wanted: Callable[[str], bool]) -> dict[str, Source]:
        """Return the files below *folder* at *commit* whose path, relative to the project, is *wanted*.

        What is no regular file, or is too large, becomes a source with a diagnostic, as in a folder.

        Raises:
            GitError: git does not answer, or the files are too many or too large altogether.
        """
        listed = _checked(
            self.folder, "ls-tree", "-rlz", "--full-tree", commit, "--", f"{self.prefix}{folder}"
        )
        sources: dict[str, Source] = {}
        blobs: list[_Blob] = []
        for found in self._entries(listed, wanted):
            if isinstance(found, _Blob):
                blobs.append(found)
            else:
                sources[found.path] = found
        _refuse_excess(blobs)
        sources |= {source.path: source for source in self._read_blobs(blobs)}
        return dict(sorted(sources.items()))

    def _entries(self, listed: bytes, wanted: Callable[[str], bool]) -> Iterator[_Blob | Source]:
        for line in filter(None, listed.split(b"\0")):
            entry = _ENTRY.fullmatch(line)
            if entry is None:
                raise GitError("git 列出的文件读不懂；请升级 git 后再试。")
            mode, _, identifier, size, name = entry.groups()
            path = name.decode("utf-8", "backslashreplace").removeprefix(self.prefix)
            if not wanted(path):
                continue
            place = Place(path)
            if mode not in _REGULAR:
                reason = _KINDS.get(mode, "它不是普通文件")
                yield Source(path, "", (file_unreadable(place, reason),))
            elif not size.isdigit():
                raise GitError(_incomplete(path))
            elif int(size) > SIZE_LIMIT:
                yield Source(path, "", (file_too_large(place, int(size)),))
            else:
                yield _Blob(path, identifier, int(size))

    def _read_blobs(self, blobs: list[_Blob]) -> Iterator[Source]:
        asked = b"".join(blob.identifier + b"\n" for blob in blobs)
        answer = _checked(self.folder, "cat-file", "--batch", given=asked) if blobs else b""
        start = 0
        for blob in blobs:
            head = blob.identifier + b" blob %d\n" % blob.size
            if not answer.startswith(head, start):
                raise GitError(_incomplete(blob.path))
            end = start + len(head) + blob.size
            yield decode_source(answer[start + len(head) : end], blob.path)
            start = end + 1

    def _advice(self) -> str:
        if self.shallow:
            return (
                "这是浅克隆，旧版本没有取下来。请运行 git fetch --unshallow；"
                "在持续集成里，GitHub 写 fetch-depth: 0，GitLab 写 GIT_DEPTH: 0。"
            )
        return "请核对拼写；远程的分支写作 origin/main，没有取下来的先运行 git fetch。"


def open_repository(folder: Path) -> Repository:
    """Return the repository that *folder* lies in.

    Raises:
        GitError: there is no git, no repository, or git refuses to read it.
    """
    found = _git(folder, "rev-parse", "--show-prefix", "--is-shallow-repository")
    if found.returncode:
        raise GitError(_refusal(folder, found.stderr))
    prefix, shallow = found.stdout.decode("utf-8", "surrogateescape").split("\n")[:2]
    return Repository(folder, prefix, shallow == "true")


def refuse_unlike_revision(revision: str) -> None:
    """Stop at a text that git could take for an option, a path or a search.

    Raises:
        GitError: the text is none that names a revision.
    """
    if not _REVISION.fullmatch(revision):
        example = "写分支、标签或者提交号，例如 origin/main、v1.0、HEAD~1。"
        raise GitError(f"{quote(revision)}不像一个版本。{example}")


def _incomplete(path: str) -> str:
    return f"仓库里缺少 {path} 的内容（不完整的克隆）。请运行 git fetch --refetch。"


def _refuse_excess(blobs: list[_Blob]) -> None:
    total = sum(blob.size for blob in blobs)
    if len(blobs) > FILE_LIMIT or total > TOTAL_LIMIT:
        limits = f"{FILE_LIMIT:,} 个或者 {TOTAL_LIMIT:,} 字节"
        raise GitError(f"这个版本有 {len(blobs):,} 个文件、{total:,} 字节，超过 {limits}的上限。")


def _refusal(folder: Path, stderr: bytes) -> str:
    if b"dubious ownership" in stderr:
        return f"git 不信任 {folder} 的所有者。请运行 git config --global --add safe.directory {folder}"
    return f"{folder} 不在 git 仓库里，不能按版本比较。可以改为比较两个文件夹。"


def _git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise GitError("没有找到 git，不能按版本比较。请安装 git，或者改为比较两个文件夹。")
    command = [program, "--no-pager", "--literal-pathspecs", "-C", str(folder), *arguments]
    surroundings = {name: value for name, value in os.environ.items() if name not in _SURROUNDINGS}
    try:
        return subprocess.run(
            command,
            input=given,
            capture_output=True,
            check=False,
            timeout=TIMEOUT,
            env=surroundings | _SETTINGS,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git 超过 {TIMEOUT} 秒没有答复。请在这个文件夹里运行 git status 看看。") from error


def _checked(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    found = _git(folder, *arguments, given=given)
    if found.returncode:
        said = found.stderr.decode("utf-8", "replace")
        raise GitError(f"git {arguments[0]} 没有成功：{quote(said)}。请运行 git fsck 检查仓库。")
    return found.stdout
