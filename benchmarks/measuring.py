"""What a command costs: processor time, elapsed time and the most memory, its own processes included."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_KIBIBYTES_A_MEBIBYTE: Final = 1024
_SOURCES: Final = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, seconds by the clock, and MiB of memory at the highest."""

    processor: float
    elapsed: float
    memory: float


def _environment(cache: Path) -> dict[str, str]:
    """Return the environment of an installed package: compiled once, no colours."""
    paths = os.pathsep.join([str(_SOURCES / "src"), str(_SOURCES)])
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": paths, "PYTHONPYCACHEPREFIX": str(cache), "NO_COLOR": "1"}


def run_python(arguments: list[str], folder: Path, cache: Path) -> Cost:
    """Run Python with *arguments* in *folder* and return the cost; *cache* keeps compiled modules.

    Raises:
        RuntimeError: the command failed.
    """
    started = time.perf_counter()
    command = [sys.executable, *arguments]
    process = subprocess.Popen(command, cwd=folder, env=_environment(cache), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit code {process.returncode}: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, elapsed, usage.ru_maxrss / _KIBIBYTES_A_MEBIBYTE)
