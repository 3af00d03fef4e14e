"""The files of the editions as they lie in their folder: the head of each, its bytes and their digest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from handbook_tools.editions.edition import Edition, EditionHead, digest_bytes
from handbook_tools.editions.edition_file import (
    SIZE_LIMIT,
    EditionError,
    read_edition,
    read_edition_head,
    render_edition,
    take_fingerprints,
)
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook
from handbook_tools.sources import read_content

RESTORE: Final = "从仓库的历史里恢复这个文件；要改变规定的，修改条文，再发布新的版本。"


@dataclass(frozen=True)
class EditionFile:
    """The file of one edition; what it holds besides its head is read when it is first asked for."""

    path: str
    content: bytes
    head: EditionHead

    @cached_property
    def digest(self) -> str:
        """The digest of the bytes."""
        return digest_bytes(self.content)

    @cached_property
    def edition(self) -> Edition:
        """The edition whole.

        Raises:
            EditionError: a line is not what it should be.
        """
        return read_edition(self.content, self.path)

    def mentions(self, identifier: str) -> bool:
        """Tell whether anything in the file has this id; it is searched and not read."""
        return f'"id":"{identifier}"'.encode() in self.content

    def holds(self, handbook: Handbook) -> bool:
        """Tell whether the file is, byte for byte, what releasing *handbook* under its head would write."""
        return render_edition(self.head, handbook, take_fingerprints(handbook)).encode() == self.content


class FilesReading(NamedTuple):
    """The files of the editions by number, and what is wrong with those that have no head."""

    files: tuple[EditionFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_edition_files(folder: Path, root: Path) -> FilesReading:
    """Read the files of editions in *folder* of the project at *root*; never raises for bad input."""
    files, found = [], list[Diagnostic]()
    for path in sorted(folder.glob("*.jsonl"), key=lambda each: (len(each.name), each.name)):
        read = _read_file(path, root)
        if isinstance(read, Diagnostic):
            found.append(read)
        else:
            files.append(read)
    files.sort(key=lambda file: file.head.number)
    return FilesReading(tuple(files), tuple(found))


def _read_file(path: Path, root: Path) -> EditionFile | Diagnostic:
    content = read_content(path, root, SIZE_LIMIT)
    if isinstance(content, Diagnostic):
        return content
    relative = path.relative_to(root).as_posix()
    try:
        return EditionFile(relative, content, read_edition_head(content, relative))
    except EditionError as error:
        return unreadable(error)


def unreadable(error: EditionError) -> Diagnostic:
    """Return the diagnostic of a file that is not that of an edition."""
    return Diagnostic("edition-unreadable", error.place, f"{error}。", RESTORE)
