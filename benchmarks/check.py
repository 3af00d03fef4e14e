"""Checking, generating checklists and verifying them, in this process and as a command.

Run as a module with a folder it measures the handbook in that folder and prints the seconds as JSON; each
measurement has a process to itself, so that none profits from what another has left behind.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.handbooks import PROVISIONS, write_handbook
from benchmarks.measuring import Cost, run_python
from handbook_tools.checklists import check_checklists, generate_checklists
from handbook_tools.checks import check_handbook
from handbook_tools.garbage_collection import paused_collection
from handbook_tools.project import Project, read_project

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Stages:
    """Seconds of processor time that each stage takes; ``verifying`` generates as well."""

    reading: float
    rules: float
    generating: float
    verifying: float


@dataclass(frozen=True, slots=True)
class CheckCosts:
    """What a handbook of so many provisions costs to check; ``command`` is ``handbook check`` whole."""

    provisions: int
    stages: Stages
    command: Cost


def _timed(stage: Callable[[], _T]) -> tuple[_T, float]:
    started = time.process_time()
    return stage(), time.process_time() - started


@paused_collection()
def measure_stages(project: Project) -> Stages:
    """Measure each stage of a check once.

    Raises:
        ValueError: the handbook has a fault; then the figures would say nothing.
    """
    reading, read = _timed(lambda: read_project(project))
    handbook = reading.handbook
    found, rules = _timed(lambda: check_handbook(handbook))
    _, generating = _timed(lambda: generate_checklists(handbook))
    drift, verifying = _timed(lambda: check_checklists(handbook, project.checklists, project.root))
    if faults := [*reading.diagnostics, *found, *drift]:
        raise ValueError(str(faults[0]))
    return Stages(read, rules, generating, verifying)


def _stages(project: Project, cache: Path) -> Stages:
    output = project.root / "stages.json"
    run_python(["-m", "benchmarks.check", str(project.root), str(output)], project.root, cache)
    return Stages(**json.loads(output.read_text("ascii")))


def measure_check(policies: int, folder: Path, cache: Path) -> CheckCosts:
    """Measure a handbook of so many *policies*, written to *folder*; of three runs the fastest counts."""
    project = write_handbook(folder, policies)
    stages = min((_stages(project, cache) for _ in range(3)), key=lambda each: sum(asdict(each).values()))
    command = ["-c", "import sys; from handbook_tools.cli import main; sys.exit(main(['check']))"]
    costs = [run_python(command, project.root, cache) for _ in range(3)]
    return CheckCosts(policies * PROVISIONS, stages, min(costs, key=lambda cost: cost.processor))


if __name__ == "__main__":
    measured = measure_stages(Project(Path(sys.argv[1])))
    Path(sys.argv[2]).write_text(json.dumps(asdict(measured)), "ascii")
