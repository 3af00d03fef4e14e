"""A version of a handbook: as a folder, the work tree, a git revision or a released edition has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from handbook_tools.editions.chain import read_editions
from handbook_tools.git_objects import GitError, Repository, open_repository
from handbook_tools.model.diagnostics import quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.project import (
    DOCS,
    Files,
    Project,
    Reading,
    is_handbook_file,
    is_page,
    page_files,
    read_files,
    read_handbook,
)
from handbook_tools.sources import read_sources

WORK_TREE: Final = "工作区"
_SHOWN_DIGITS: Final = 10
_EDITION: Final = re.compile(r"第(\d{1,6})版")
_RANGE: Final = re.compile(r"(?P<base>.*?)(?P<dots>\.{2,3})(?P<head>.*)")


class VersionError(Exception):
    """A version cannot be read; the text says in Chinese why, and what to do."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a handbook: ``name`` as it was asked for, ``commit`` of a revision or empty.

    ``files`` are those of the handbook, ``pages`` the other pages of its site. A released edition has its
    ``handbook`` at once, and the pages of the work tree.
    """

    name: str
    files: Files
    pages: Files
    commit: str = ""
    handbook: Handbook | None = None

    @property
    def title(self) -> str:
        """The name as people read it, with the commit where that is not the name."""
        if self.is_empty:
            return f"{self.name}（还没有手册）"
        short = self.commit[:_SHOWN_DIGITS]
        return self.name if self.commit.startswith(self.name) or not short else f"{self.name}（{short}）"

    @property
    def is_empty(self) -> bool:
        """Whether this version holds no handbook at all."""
        return self.handbook is None and not self.files

    def read(self) -> Reading:
        """Read the handbook of this version; never raises for bad input."""
        if self.handbook is not None:
            return Reading(self.handbook, ())
        return Reading(read_handbook({}).handbook, ()) if self.is_empty else read_handbook(self.files)


class VersionPair(NamedTuple):
    """Two versions that are compared."""

    base: Version
    head: Version


def read_folder(project: Project, name: str) -> Version:
    """Read the version that lies in the folder of *project*."""
    return Version(name, read_files(project), read_sources(page_files(project), project.root))


def read_edition_version(project: Project, number: int) -> Version:
    """Read the version that was released as the edition of this *number*.

    Raises:
        VersionError: there is no such edition, or its file cannot be read.
    """
    reading = read_editions(project.editions, project.root)
    for edition in reading.editions:
        if edition.head.number == number:
            pages = read_sources(page_files(project), project.root)
            return Version(edition.head.name, {}, pages, handbook=edition.handbook)
    released = "、".join(edition.head.name for edition in reading.editions) or "没有"
    raise VersionError(f"没有第{number}版，或者它的文件读不了；已经发布的版本：{released}。")


def read_revision(repository: Repository, revision: str, name: str = "") -> Version:
    """Read the version of a git revision.

    Raises:
        VersionError: the revision does not exist or cannot be read.
    """
    try:
        commit = repository.resolve(revision)
        found = repository.read_files(commit, DOCS.as_posix(), lambda p: is_handbook_file(p) or is_page(p))
    except GitError as error:
        raise VersionError(str(error)) from error
    files = {path: source for path, source in found.items() if is_handbook_file(path)}
    pages = {path: source for path, source in found.items() if path not in files}
    return Version(name or revision, files, pages, commit)


def read_versions(project: Project, names: tuple[str, ...]) -> VersionPair:
    """Read the two versions that *names* ask for.

    One name is a range (``BASE..HEAD``, or ``BASE...HEAD`` from where the branches parted), or a version
    that is compared with the work tree; two names are two versions. A version is a folder, a released
    edition (``第2版``) or a revision.

    Raises:
        VersionError: a version does not exist or cannot be read.
    """
    pair = _read_pair(project, names)
    if pair.head.is_empty:
        raise VersionError(f"{quote(pair.head.name)}里没有手册（docs/policies 和 docs/registers）。")
    return pair


def _read_pair(project: Project, names: tuple[str, ...]) -> VersionPair:
    found = _RANGE.fullmatch(names[0])
    if len(names) == 1 and found and _find_folder(names[0]) is None:
        return _read_range(project, found)
    base = _read_version(project, names[0])
    head = _read_version(project, names[1]) if names[1:] else read_folder(project, WORK_TREE)
    return VersionPair(base, head)


def _read_range(project: Project, found: re.Match[str]) -> VersionPair:
    base, dots, head = found["base"], found["dots"], found["head"] or "HEAD"
    if not base:
        raise VersionError(f"{quote(found[0])}没有写从哪个版本比起；写作 origin/main..HEAD。")
    if _EDITION.fullmatch(base) or _EDITION.fullmatch(head):
        return VersionPair(_read_version(project, base), _read_version(project, head))
    repository = _open(project)
    if dots == "..":
        return VersionPair(read_revision(repository, base), read_revision(repository, head))
    try:
        parted = repository.merge_base(base, head)
    except GitError as error:
        raise VersionError(str(error)) from error
    return VersionPair(read_revision(repository, parted, base), read_revision(repository, head))


def _open(project: Project) -> Repository:
    try:
        return open_repository(project.root)
    except GitError as error:
        raise VersionError(str(error)) from error


def _find_folder(name: str) -> Project | None:
    """Return the project in the folder *name*, if that is one which holds a handbook."""
    project = Project(Path(name).resolve())
    return project if project.registers.is_dir() else None


def _read_version(project: Project, name: str) -> Version:
    folder = _find_folder(name)
    if folder is not None:
        return read_folder(folder, name)
    if found := _EDITION.fullmatch(name):
        return read_edition_version(project, int(found[1]))
    if Path(name).is_dir():
        raise VersionError(f"文件夹 {name} 里没有手册（docs/registers）。")
    return read_revision(_open(project), name)
