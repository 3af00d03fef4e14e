"""The pytest plugin: every item of every checklist file is a test that it still says what its article says.

It acts only in a repository that holds a handbook (a folder ``docs/registers`` beside ``checklists``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from handbook_tools.checklists import Drift
    from handbook_tools.checklists.cases import FileCase

CASES = pytest.StashKey[dict[Path, "Mapping[Path, FileCase]"]]()
WHOLE = "清单"


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers and make room for the cases that this run reads."""
    config.addinivalue_line("markers", "checklist(name): 检查清单的事项，name 是清单的编号")
    config.addinivalue_line("markers", "role(name): 检查清单的事项，name 是义务人")
    config.addinivalue_line("markers", "policy(name): 检查清单的事项，name 是制度的编号")
    config.stash[CASES] = {}


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a checklist file of a handbook."""
    folder = file_path.parent
    if file_path.suffix != ".yml" or folder.name != "checklists":
        return None
    if not (folder.parent / "docs" / "registers").is_dir():
        return None
    collector: pytest.Collector = ChecklistFileCollector.from_parent(parent, path=file_path)
    return collector


def _cases(config: pytest.Config, folder: Path) -> Mapping[Path, FileCase]:
    from handbook_tools.checklists.cases import read_cases  # noqa: PLC0415 - costs nothing elsewhere
    from handbook_tools.project import Project, read_project  # noqa: PLC0415 - as above

    known = config.stash[CASES]
    if folder not in known:
        project = Project(folder.parent)
        known[folder] = read_cases(read_project(project).handbook, folder, project.root)
    return known[folder]


class ChecklistFileCollector(pytest.File):
    """One checklist file: a test for the file as a whole, then one for each item."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests, in the order of the file."""
        case = _cases(self.config, self.path.parent)[self.path]
        yield self._item(WHOLE, 1, case.drift.get("", ()), {"checklist": self.path.stem})
        for item in case.items:
            marks = {
                "checklist": self.path.stem,
                "policy": item.id.partition("/")[0],
                "role": item.fields.get("bearer", ""),
            }
            test = self._item(item.id, item.place.line, case.drift.get(item.id, ()), marks)
            test.user_properties.append(("provision", item.id))
            yield test

    def _item(self, name: str, line: int, drift: tuple[Drift, ...], marks: dict[str, str]) -> pytest.Item:
        item: ChecklistTest = ChecklistTest.from_parent(self, name=name, line=line, drift=drift)
        for mark, value in marks.items():
            item.add_marker(getattr(pytest.mark, mark)(name=value))
        return item


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
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the file, the 0-based line and the title."""
        return self.path, self.line - 1, f"{self.path.name}: {self.name}"


class ChecklistDriftError(AssertionError):
    """A checklist departs from the handbook."""

    def __init__(self, drift: tuple[Drift, ...]) -> None:
        super().__init__("\n".join(str(each.diagnostic) for each in drift))
