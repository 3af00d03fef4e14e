"""Source files: read with care, written whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook_tools.model.diagnostics import Diagnostic, Place, quote
from handbook_tools.model.faults import describe_faults

SIZE_LIMIT: Final = 2_000_000
"""The largest file that is read, in bytes."""
LINE_LIMIT: Final = 10_000
"""The longest line that is read, in characters."""

_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff"
    r"\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
"""Controls, then what has no width or turns the direction: people would read other words than the tool."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text file of a project: ``path`` relative to its root, ``text`` with LF line ends and no BOM.

    ``text`` is empty where the file cannot be used; ``diagnostics`` say why.
    """

    path: str
    text: str
    diagnostics: tuple[Diagnostic, ...] = ()


def file_missing(place: Place) -> Diagnostic:
    """缺少文件。

    反例：docs/registers/ 里没有 roles.yml。
    正例：五个登记册和清单登记册齐全；没有内容的，写一行注释和 {}。
    """
    return Diagnostic("file-missing", place, "没有这个文件。", "新建这个文件，或者把它的文件名改对。")


def file_unreadable(place: Place, reason: str) -> Diagnostic:
    """文件打不开，或者不是普通文件。

    反例：policies 里有一个名为 publication.md 的文件夹；文件没有读取权限。
    正例：publication.md 是可以读取的普通文件。
    """
    hint = "换成可以读取的普通文件，检查文件权限。"
    return Diagnostic("file-unreadable", place, f"文件打不开：{reason}。", hint)


def file_outside(place: Place, target: str) -> Diagnostic:
    """符号链接指到了项目文件夹之外。

    反例：publication.md 是指向 /etc/hosts 的链接。
    正例：publication.md 是普通文件，或者指向项目里的文件。
    """
    hint = "删去这个链接，把文件本身放进项目。"
    return Diagnostic("file-outside", place, f"这个链接指到了项目之外：{quote(target)}。", hint)


def file_too_large(place: Place, size: int, limit: int = SIZE_LIMIT) -> Diagnostic:
    """文件太大。

    反例：一个五兆字节的制度文件。
    正例：一项制度一个文件，不超过两兆字节。
    """
    message = f"文件有 {size:,} 字节，超过 {limit:,} 字节的上限。"
    return Diagnostic("file-too-large", place, message, "把它拆成几个文件；图片和附件不要写进正文。")


def file_empty(place: Place) -> Diagnostic:
    """文件是空的。

    反例：publication.md 没有一个字。
    正例：写入内容，或者删去这个文件。
    """
    return Diagnostic("file-empty", place, "文件是空的。", "写入内容，或者删去这个文件。")


def file_encoding(place: Place, looks_like: str) -> Diagnostic:
    """文件不是 UTF-8 编码。

    反例：用旧版记事本存成 GBK（ANSI）的文件。
    正例：在编辑器里另存为 UTF-8（无 BOM）。
    """
    guess = f"，像是 {looks_like} 编码" if looks_like else ""
    hint = "在编辑器里另存为“UTF-8（无 BOM）”，再检查汉字是否完好。"
    return Diagnostic("file-encoding", place, f"文件不是 UTF-8 编码{guess}。", hint)


def byte_order_mark(place: Place) -> Diagnostic:
    """文件开头有看不见的 BOM 标记。

    反例：另存为“带有 BOM 的 UTF-8”。
    正例：另存为“UTF-8（无 BOM）”。
    """
    hint = "在编辑器里另存为“UTF-8（无 BOM）”。"
    return Diagnostic("byte-order-mark", place, "文件开头有看不见的 BOM 标记。", hint)


def line_ends(place: Place, count: int) -> Diagnostic:
    """换行符不是 LF。

    反例：Windows 的 CRLF 换行、旧式的单独 CR 换行。
    正例：编辑器的换行符设为 LF。
    """
    message = f"文件里有 {count} 处换行用了 CRLF 或者 CR。"
    return Diagnostic("line-ends", place, message, "在编辑器里把换行符（行尾序列）设为 LF 后保存。")


def tab_character(place: Place, line: str) -> Diagnostic:
    """用了制表符。

    反例：用 Tab 键缩进。
    正例：缩进用空格。
    """
    return Diagnostic(
        "tab-character", place, f"这一行有制表符：{quote(line)}。", "删去制表符，缩进改用空格。"
    )


def control_character(place: Place, character: str) -> Diagnostic:
    """有看不见的控制字符。

    反例：从网页或者 Word 粘贴时带入的控制字符、零宽字符、改变文字方向的字符。
    正例：删去它，重新输入这几个字。
    """
    message = f"这一行有看不见的控制字符 U+{ord(character):04X}。"
    return Diagnostic("control-character", place, message, "删去它，重新输入这几个字。")


def line_too_long(place: Place, length: int) -> Diagnostic:
    """一行太长。

    反例：整篇文章写成一行。
    正例：每句话或者每款另起一行。
    """
    message = f"这一行有 {length:,} 个字符，超过 {LINE_LIMIT:,} 个的上限。"
    return Diagnostic("line-too-long", place, message, "在句号之后换行；图片数据不要写进正文。")


FAULTS: Final = describe_faults(
    file_missing,
    file_unreadable,
    file_outside,
    file_too_large,
    file_empty,
    file_encoding,
    byte_order_mark,
    line_ends,
    tab_character,
    control_character,
    line_too_long,
)


def read_source(path: Path, root: Path, limit: int = SIZE_LIMIT) -> Source:
    """Read the text file *path* of the project at *root*, of at most *limit* bytes; never raises."""
    place = Place(path.relative_to(root).as_posix())
    content = read_content(path, root, limit)
    if isinstance(content, Diagnostic):
        return Source(place.path, "", (content,))
    return _decode(content, place)


def read_content(path: Path, root: Path, limit: int) -> bytes | Diagnostic:
    """Return the bytes of a file of the project at *root*, at most *limit*, or why they cannot be had."""
    place = Place(path.relative_to(root).as_posix())
    refused = _refusal(path, root, place, limit)
    if refused is not None:
        return refused
    try:
        return path.read_bytes()
    except OSError as error:
        return _unreadable(place, error)


def read_sources(paths: Iterable[Path], root: Path) -> Mapping[str, Source]:
    """Read text files of the project at *root*; return them by their path relative to it, in order."""
    return {source.path: source for source in (read_source(path, root) for path in paths)}


def absent_source(path: str) -> Source:
    """Return the source of a file that is not there."""
    return Source(path, "", (file_missing(Place(path)),))


def decode_source(content: bytes, path: str) -> Source:
    """Return the source of a file that lies somewhere else than in a folder, given what it contains."""
    place = Place(path)
    if len(content) > SIZE_LIMIT:
        return Source(path, "", (file_too_large(place, len(content)),))
    return _decode(content, place)


def _unreadable(place: Place, error: OSError) -> Diagnostic:
    reason = "没有读取权限" if isinstance(error, PermissionError) else error.strerror or str(error)
    return file_unreadable(place, reason)


def _refusal(path: Path, root: Path, place: Place, limit: int) -> Diagnostic | None:
    """Return why *path* must not be opened."""
    try:
        resolved = path.resolve(strict=True)
    except PermissionError as error:
        return _unreadable(place, error)
    except (OSError, RuntimeError):  # a loop of links is a RuntimeError before Python 3.13
        return file_missing(place)
    if not resolved.is_relative_to(root.resolve()):
        return file_outside(place, str(resolved))
    status = resolved.stat()
    if not stat.S_ISREG(status.st_mode):
        return file_unreadable(place, "它不是普通文件")
    return file_too_large(place, status.st_size, limit) if status.st_size > limit else None


def _decode(content: bytes, place: Place) -> Source:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start)
        return Source(place.path, "", (file_encoding(place.below(line), _likely_encoding(content)),))
    if not text.strip("\ufeff \t\r\n"):
        return Source(place.path, "", (file_empty(place),))
    found = list(_faults_of_layout(text, place))
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = list(_faults_of_lines(plain, place))
    usable = "" if any(each.rule == "line-too-long" for each in lines) else plain
    return Source(place.path, _CONTROL.sub("", usable), (*found, *lines))


def _likely_encoding(content: bytes) -> str:
    for encoding, marks in (("UTF-16", (b"\xff\xfe", b"\xfe\xff")), ("GBK", (b"",))):
        try:
            content.decode("gb18030" if encoding == "GBK" else encoding)
        except UnicodeDecodeError:
            continue
        if content.startswith(marks):
            return encoding
    return ""


def _faults_of_layout(text: str, place: Place) -> Iterator[Diagnostic]:
    if text.startswith("\ufeff"):
        yield byte_order_mark(place)
    if "\r" in text:
        yield line_ends(place.below(text.split("\r", 1)[0].count("\n")), text.count("\r"))


def _faults_of_lines(text: str, place: Place) -> Iterator[Diagnostic]:
    lines = text.split("\n")
    if "\t" not in text and not _CONTROL.search(text) and max(map(len, lines)) <= LINE_LIMIT:
        return  # nearly every file: looked at as a whole
    for number, line in enumerate(lines):
        control = _CONTROL.search(line)
        if len(line) > LINE_LIMIT:
            yield line_too_long(place.below(number), len(line))
        elif control:
            yield control_character(place.below(number), control[0])
        elif "\t" in line:
            yield tab_character(place.below(number), line)


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write *content* to *path*, whole or not at all; an existing file keeps its mode.

    Text is written as UTF-8 with LF.

    Raises:
        OSError: the folder cannot be written; *path* is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
