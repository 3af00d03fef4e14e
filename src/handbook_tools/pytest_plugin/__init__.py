"""The pytest plugin: every item of every checklist file is a test that it still says what its article says.

It acts only where a handbook is: in a folder ``checklists`` that lies beside ``docs/registers``. The work
is done once a handbook, when its first file is collected; a test only tells what was found.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from handbook_tools.pytest_plugin.report import DriftReport, HandbookCases

if TYPE_CHECKING:
    from handbook_tools.checklists.cases import ItemCase
    from handbook_tools.checklists.states import Drift

WHOLE: Final = "清单"
NODES: Final = ("item", "file")


CASES = pytest.StashKey[dict[Path, HandbookCases]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the option and the setting that say how many tests a file gives."""
    group = parser.getgroup("handbook", "handbook：手册的检查清单")
    told = "检查清单的每一项一个测试（item，默认），或者每个文件一个测试（file）"
    group.addoption("--handbook-nodes", choices=NODES, default=None, help=told)
    parser.addini(
        "handbook_nodes", help=f"{told}；命令行上写了 --handbook-nodes 的，以命令行为准", default=NODES[0]
    )


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers and make room for the cases that this run reads."""
    config.addinivalue_line("markers", "checklist(name): 检查清单的事项，name 是清单的编号")
    config.addinivalue_line("markers", "role(name): 检查清单的事项，name 是义务人")
    config.addinivalue_line("markers", "policy(name): 检查清单的事项，name 是制度的编号")
    config.stash[CASES] = {}
    if config.getini("handbook_nodes") not in NODES:
        written = config.getini("handbook_nodes")
        raise pytest.UsageError(f"handbook_nodes 应为 {' 或者 '.join(NODES)}，写的是“{written}”。")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a checklist file of a handbook."""
    folder = file_path.parent
    if file_path.suffix != ".yml" or folder.name != "checklists":
        return None
    if not (folder.parent / "docs" / "registers").is_dir():
        return None
    collector: pytest.Collector = ChecklistFileCollector.from_parent(parent, path=file_path)
    return collector


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the garbage collector the collected tests, which all stay: it would walk them again and again."""
    if session.config.stash[CASES]:
        gc.freeze()


def _cases(config: pytest.Config, folder: Path) -> HandbookCases:
    known = config.stash[CASES]
    if folder not in known:
        known[folder] = _read(folder)
    return known[folder]


def _read(folder: Path) -> HandbookCases:
    from handbook_tools.checklists.cases import read_cases  # noqa: PLC0415 - costs nothing elsewhere
    from handbook_tools.garbage_collection import paused_collection  # noqa: PLC0415 - as above
    from handbook_tools.project import Project, read_project  # noqa: PLC0415 - as above
    from handbook_tools.redlines import known_terms  # noqa: PLC0415 - as above

    project = Project(folder.parent)
    with paused_collection():
        handbook = read_project(project).handbook
        files = read_cases(handbook, folder, project.root)
        drifted = any(case.drift for case in files.values())
        return HandbookCases(project.root, files, known_terms(handbook) if drifted else frozenset())


@cache
def _mark(name: str, value: str) -> pytest.MarkDecorator:
    decorator: pytest.MarkDecorator = getattr(pytest.mark, name)(name=value)
    return decorator


class ChecklistFileCollector(pytest.File):
    """One checklist file: a test for the file as a whole, then, unless told otherwise, one for each item."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests, in the order of the file."""
        handbook = _cases(self.config, self.path.parent)
        case = handbook.files[self.path]
        self.add_marker(_mark("checklist", self.path.stem))
        if (self.config.getoption("--handbook-nodes") or self.config.getini("handbook_nodes")) == "file":
            every = tuple(drift for found in case.drift.values() for drift in found)
            yield self._test(WHOLE, 1, every, case.items)
            return
        yield self._test(WHOLE, 1, case.drift.get("", ()), ())
        for item in case.items:
            yield self._test(item.key, item.line, case.drift.get(item.key, ()), (item,))

    def _test(
        self, name: str, line: int, drift: tuple[Drift, ...], items: tuple[ItemCase, ...]
    ) -> ChecklistTest:
        """Return a test that stands for *items*, with their markers and properties."""
        shown = self.nodeid
        test: ChecklistTest = ChecklistTest.from_parent(self, name=name, line=line, drift=drift)
        for kind, value in dict.fromkeys(mark for item in items for mark in _marks(item)):
            test.add_marker(_mark(kind, value))
        for item in items:
            test.user_properties += (("provision", item.provision), ("place", f"{shown}:{item.line}"))
        return test


def _marks(item: ItemCase) -> tuple[tuple[str, str], ...]:
    return (("policy", item.policy), ("role", item.bearer))


class ChecklistTest(pytest.Item):
    """A test that one item of a checklist, or its file as a whole, agrees with the handbook."""

    def __init__(self, *, line: int, drift: tuple[Drift, ...], **options: Any) -> None:
        super().__init__(**options)
        self.line = line
        self.drift = drift

    def runtest(self) -> None:
        """Fail where the file departs from the handbook."""
        if self.drift:
            raise ChecklistDriftError(self.drift)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show our own findings as they are, anything else as pytest does."""
        if isinstance(excinfo.value, ChecklistDriftError):
            handbook = _cases(self.config, self.path.parent)
            return DriftReport(handbook, excinfo.value.drift, self.config.invocation_params.dir)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the file, the 0-based line and the title."""
        return self.path, self.line - 1, f"{self.path.name}: {self.name}"


class ChecklistDriftError(AssertionError):
    """A checklist departs from the handbook."""

    def __init__(self, drift: tuple[Drift, ...]) -> None:
        super().__init__("\n".join(str(each.diagnostic) for each in drift))
        self.drift = drift
