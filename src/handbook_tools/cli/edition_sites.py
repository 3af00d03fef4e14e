"""The sites of all editions, each in a folder of its own below the site of the handbook as it is now."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from handbook_tools.cli.builds import Build
from handbook_tools.cli.snapshot import write_snapshot
from handbook_tools.editions.edition import SITES, Edition
from handbook_tools.model.handbook import Handbook
from handbook_tools.project import read_project
from handbook_tools.sources import write_atomically

RECORD: Final = ".edition"
"""The file of an edition's site that tells what it was built from."""
_PACKAGE: Final = Path(__file__).parents[1]
_BUILT: Final = ".buildinfo"
"""What Sphinx leaves in every site: a folder without it is not ours to clear."""


@dataclass(frozen=True)
class EditionSites:
    """The sites of all *editions* of a project, below that of the handbook as it is now (*present*)."""

    present: Build
    editions: tuple[Edition, ...]

    @cached_property
    def told(self) -> list[dict[str, Any]]:
        """What every site is told of all of them, the handbook as it is now first."""
        now = {"number": 0, "effective": "", "pages": _pages(read_project(self.present.project).handbook)}
        return [now, *map(_told, self.editions)]

    @property
    def main(self) -> Build:
        """The build of the handbook as it is now."""
        return replace(self.present, settings={"handbook_editions": self.told})

    def of(self, edition: Edition) -> EditionSite:
        """Return the site of *edition*."""
        settings = {"handbook_edition": edition.head.number, "handbook_editions": self.told}
        output = self.present.output / SITES / str(edition.head.number)
        return EditionSite(edition, replace(self.present, output=output, settings=settings))


@dataclass(frozen=True)
class EditionSite:
    """The site of one edition; *build* still names the project that the other pages come from."""

    edition: Edition
    build: Build

    @cached_property
    def digest(self) -> str:
        """What the site follows from: the edition, the pages beside it, the settings and this package."""
        digest = sha256(f"{self.edition.digest}\n{self.build.settings}\n".encode())
        for name, content in self._sources():
            digest.update(f"{name}\n{len(content)}\n".encode() + content)
        return digest.hexdigest()

    def _sources(self) -> Iterator[tuple[str, bytes]]:
        """Yield what the site is made from beside the edition, wherever the project lies."""
        project = self.build.project
        own = (project.policies, project.registers)
        yield "conf.py", (project.root / "conf.py").read_bytes()
        for folder in (project.docs, _PACKAGE):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts and not _is_below(path, own):
                    yield path.relative_to(folder).as_posix(), path.read_bytes()

    @property
    def is_current(self) -> bool:
        """Whether it was built already from just this."""
        record = self.build.output / RECORD
        return record.is_file() and record.read_text("utf-8") == self.digest

    def prepare(self, folder: str) -> Build:
        """Write the edition as a project into *folder*, clear what was built before, and return the build."""
        if (self.build.output / _BUILT).is_file():
            shutil.rmtree(self.build.output)
        return replace(self.build, project=write_snapshot(self.edition, self.build.project, Path(folder)))

    def note(self) -> None:
        """Record what it was built from."""
        write_atomically(self.build.output / RECORD, self.digest)


def _is_below(path: Path, folders: tuple[Path, ...]) -> bool:
    return any(path.is_relative_to(folder) and path.suffix in {".md", ".yml"} for folder in folders)


def _pages(handbook: Handbook) -> dict[str, str]:
    return {policy.id: policy.docname for policy in handbook.policies}


def _told(edition: Edition) -> dict[str, Any]:
    pages = _pages(edition.handbook)
    return {"number": edition.head.number, "effective": edition.head.effective.isoformat(), "pages": pages}
