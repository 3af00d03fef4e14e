"""A handbook project: the folders of a repository, and the handbook read from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from handbook_tools.markdown import read_policy
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Policy
from handbook_tools.registers import read_registers
from handbook_tools.sources import read_source

NOT_POLICIES: Final = frozenset({"index", "README"})


@dataclass(frozen=True, slots=True)
class Project:
    """A repository that holds a handbook; ``root`` is its top folder."""

    root: Path

    @property
    def docs(self) -> Path:
        """The Sphinx source folder."""
        return self.root / "docs"

    @property
    def policies(self) -> Path:
        """The folder of the policy files."""
        return self.docs / "policies"

    @property
    def registers(self) -> Path:
        """The folder of the register files."""
        return self.docs / "registers"

    @property
    def checklists(self) -> Path:
        """The folder of the generated checklists."""
        return self.root / "checklists"

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


def read_project(project: Project) -> Reading:
    """Read the policies and registers of *project*; never raises for bad input."""
    registers = read_registers(project.registers, project.root)
    policies: list[Policy] = []
    diagnostics = list(registers.diagnostics)
    for path in project.policy_files:
        source = read_source(path, project.root)
        docname = path.relative_to(project.docs).with_suffix("").as_posix()
        reading = read_policy(source, docname)
        diagnostics += reading.diagnostics
        if reading.policy is not None:
            policies.append(reading.policy)
    policies.sort(key=lambda policy: (policy.order, policy.id))
    handbook = Handbook(tuple(policies), registers.registers)
    found = tuple(sorted(diagnostics, key=lambda each: each.place))
    return Reading(handbook, found, registers.unread)
