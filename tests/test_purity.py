"""The pure modules work where Sphinx cannot be imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "handbook_tools"
ADAPTERS = ("sphinx_ext", "pytest_plugin", "cli.sphinx_build")
PROGRAM = """
import importlib, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("sphinx", "pytest", "_pytest"):
            raise ImportError(f"{name} must not be imported")

sys.meta_path.insert(0, Blocker())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def pure_modules() -> list[str]:
    paths = (path.relative_to(PACKAGE.parent).with_suffix("") for path in PACKAGE.rglob("*.py"))
    names = (".".join(path.parts).removesuffix(".__init__") for path in paths)
    return sorted(
        name for name in names if not any(f".{part}" in name for part in ADAPTERS) and "__main__" not in name
    )


def import_without_sphinx(*modules: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, *modules]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_pure_modules_import_without_sphinx() -> None:
    modules = pure_modules()
    assert "handbook_tools.project" in modules
    assert "handbook_tools.cli" in modules
    result = import_without_sphinx(*modules)
    assert result.returncode == 0, result.stderr


def test_the_adapter_to_sphinx_does_not() -> None:
    result = import_without_sphinx("handbook_tools.sphinx_ext.domain")
    assert "must not be imported" in result.stderr
