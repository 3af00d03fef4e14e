"""A handbook project: the folders of a repository, and the handbook read from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from handbook_tools.garbage_collection import paused_collection
from handbook_tools.markdown import PolicyReading, read_policy
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook
from handbook_tools.registers import PROVENANCE, RegistersReading, register_files, registers_from
from handbook_tools.sources import Source, read_sources

NOT_POLICIES: Final = frozenset({"index", "README"})
DOCS: Final = PurePosixPath("docs")
POLICIES: Final = DOCS / "policies"
REGISTERS: Final = DOCS / "registers"

Files = Mapping[str, Source]
"""The text files of a handbook by path, relative to the top of its repository."""


@dataclass(frozen=True, slots=True)
class Project:
    """A repository that holds a handbook; ``root`` is its top folder."""

    root: Path

    @property
    def docs(self) -> Path:
        """The Sphinx source folder."""
        return self.root / DOCS

    @property
    def policies(self) -> Path:
        """The folder of the policy files."""
        return self.root / POLICIES

    @property
    def registers(self) -> Path:
        """The folder of the register files."""
        return self.root / REGISTERS

    @property
    def checklists(self) -> Path:
        """The folder of the generated checklists."""
        return self.root / "checklists"

    @property
    def editions(self) -> Path:
        """The folder of the editions, there as soon as one was released."""
        return self.root / "editions"

    @property
    def schemas(self) -> Path:
        """The folder of the JSON Schemas, which the site publishes."""
        return self.docs / "public" / "schema"

    @property
    def policy_files(self) -> list[Path]:
        """The policy files by name."""
        return sorted(path for path in self.policies.glob("*.md") if path.stem not in NOT_POLICIES)


class Reading(NamedTuple):
    """A handbook as read, as far as it can be read, and what is wrong with its files.

    ``unread`` names the registers of which nothing could be read: without them most rules would
    only repeat that their entries are missing.
    """

    handbook: Handbook
    diagnostics: tuple[Diagnostic, ...]
    unread: tuple[str, ...] = ()


def find_project(start: Path) -> Project | None:
    """Return the project that *start* lies in: the nearest folder upwards that holds docs/registers."""
    folder = start.resolve()
    for root in (folder, *folder.parents):
        if (root / "docs" / "registers").is_dir():
            return Project(root)
    return None


def is_policy_file(path: str) -> bool:
    """Tell whether *path*, relative to the top of a repository, is that of a policy."""
    file = PurePosixPath(path)
    return file.parent == POLICIES and file.suffix == ".md" and file.stem not in NOT_POLICIES


def is_handbook_file(path: str) -> bool:
    """Tell whether *path*, relative to the top of a repository, is that of a policy or a register."""
    file = PurePosixPath(path)
    in_registers = file.parent in {REGISTERS, REGISTERS / PROVENANCE} and file.suffix == ".yml"
    return in_registers or is_policy_file(path)


def is_page(path: str) -> bool:
    """Tell whether *path*, relative to the top of a repository, is that of a page which is no policy."""
    file = PurePosixPath(path)
    return file.is_relative_to(DOCS) and file.suffix == ".md" and not is_policy_file(path)


def page_files(project: Project) -> list[Path]:
    """Return the pages of the site that are no policies, by name."""
    found = sorted(project.docs.rglob("*.md"))
    return [path for path in found if is_page(path.relative_to(project.root).as_posix())]


def read_files(project: Project) -> Files:
    """Read the files that the handbook of *project* consists of."""
    return read_sources([*project.policy_files, *register_files(project.registers)], project.root)


def read_policy_file(source: Source) -> PolicyReading:
    """Read the policy in one of the files of a handbook."""
    return read_policy(source, PurePosixPath(source.path).relative_to(DOCS).with_suffix("").as_posix())


def assemble_handbook(registers: RegistersReading, policies: Iterable[PolicyReading]) -> Reading:
    """Return the handbook that registers and policies make up, as read."""
    read = tuple(policies)
    found = (*registers.diagnostics, *(each for reading in read for each in reading.diagnostics))
    usable = [reading.policy for reading in read if reading.policy is not None]
    usable.sort(key=lambda policy: (policy.order, policy.id))
    handbook = Handbook(tuple(usable), registers.registers)
    return Reading(handbook, tuple(sorted(found, key=lambda each: each.place)), registers.unread)


def read_register_files(files: Files, before: Files | None = None) -> RegistersReading:
    """Read the registers among the files of a handbook, anew only what is not as it was *before*."""
    return registers_from(files, REGISTERS.as_posix(), before or {})


@paused_collection()
def read_handbook(files: Files) -> Reading:
    """Read the handbook that *files* make up; never raises for bad input."""
    policies = (read_policy_file(files[path]) for path in sorted(filter(is_policy_file, files)))
    return assemble_handbook(read_register_files(files), policies)


def read_project(project: Project) -> Reading:
    """Read the handbook of *project* from its files; never raises for bad input."""
    return read_handbook(read_files(project))
