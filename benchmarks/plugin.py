"""What the pytest plugin costs: 10,000 checklist items against as many tests that do nothing, in one run.

Run ``python -m benchmarks.plugin`` (``--items 2000`` for a quick look). Two folders are written to a
temporary place: a handbook whose checklists hold the items, every item from a provision of its own, and
a project whose conftest collects as many bare items from as many files. pytest runs in both, in turn,
each time in a new process; the ratio is that of the fastest runs. A third row gives one node a file.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from handbook_tools.checklists import write_checklists
from handbook_tools.model.numerals import render_numeral
from handbook_tools.project import Project, read_project

FILES: Final = 20
ROUNDS: Final = 3
GOAL: Final = 1.3
PER_ARTICLE: Final = 5
ROLES: Final = ("编辑", "审核员", "主编", "运营专员")
SOURCES: Final = Path(__file__).parents[1] / "src"
IDLE: Final = """\
import pytest

class Idle(pytest.Item):
    def runtest(self): pass
    def reportinfo(self): return self.path, 0, self.name

class Folder(pytest.File):
    def collect(self):
        for number in range(int(self.path.read_text("utf-8"))):
            yield Idle.from_parent(self, name=f"item-{number}")

def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".yml":
        return Folder.from_parent(parent, path=file_path)
"""


def _provision(number: int) -> str:
    role = ROLES[number % len(ROLES)]
    return f"""\
:::{{duty}} duty-{number}
:bearer: {role}
:deadline: time-{number % 9 + 1}
:basis: 新增
:evidence: 台账第{number}页

{role}应当在{{param}}`time-{number % 9 + 1}`内核对第{number}类稿件的出处和数据，逐项记录结论，不合格的退回。
:::
"""


def _policy(policy: int, count: int) -> Iterator[str]:
    title = f"稿件管理制度之{render_numeral(policy)}"
    head = f'id: policy-{policy}\ntitle: {title}\nversion: "1.0"\nowner: 主编'
    yield f"---\n{head}\npromulgated: 2026-11-01\neffective: 2026-12-01\n---\n"
    yield f"# {title}\n\n## 第一章 总则\n"
    for number in range(count):
        if number % PER_ARTICLE == 0:
            article = number // PER_ARTICLE + 1
            yield f"{{#article-{article}}}\n### 第{render_numeral(article)}条 事项{article}\n"
        yield _provision(number)


def _registers() -> dict[str, str]:
    roles = (f"role-{n}: {{name: {name}, holder: 岗位, summary: 甲}}" for n, name in enumerate(ROLES))
    times = (
        f"time-{n}: {{title: 时限{n}, value: {n}, unit: 个工作日, since: 2026-12-01, "
        "origin: 本单位决定, decided_by: 主编}"
        for n in range(1, 10)
    )
    lists = (
        f"list-{n}: {{title: 自查{n}, audience: 编辑, occasion: 每日, select: [{{policies: [policy-{n}]}}]}}"
        for n in range(1, FILES + 1)
    )
    filled = {"roles": roles, "parameters": times, "checklists": lists}
    return {
        name: "\n".join(filled.get(name, ["{}"])) + "\n" for name in (*filled, "platforms", "laws", "flows")
    }


def write_handbook(folder: Path, items: int) -> None:
    """Write a handbook with *items* provisions and the checklists of them all, a policy each."""
    (folder / "docs" / "policies").mkdir(parents=True)
    (folder / "docs" / "registers").mkdir()
    for name, text in _registers().items():
        (folder / "docs" / "registers" / f"{name}.yml").write_text(text, "utf-8")
    for policy in range(1, FILES + 1):
        text = "\n".join(_policy(policy, items // FILES))
        (folder / "docs" / "policies" / f"policy-{policy}.md").write_text(text, "utf-8")
    reading = read_project(Project(folder))
    if reading.diagnostics:
        raise SystemExit(f"the generated handbook is not understood: {reading.diagnostics[0]}")
    write_checklists(reading.handbook, folder / "checklists")


def write_idle(folder: Path, items: int) -> None:
    """Write a project that collects *items* tests that do nothing, from as many files, one more a file."""
    (folder / "checklists").mkdir(parents=True)
    (folder / "conftest.py").write_text(IDLE, "utf-8")
    for number in range(FILES):
        (folder / "checklists" / f"{number}.yml").write_text(str(items // FILES + 1), "utf-8")


def run_pytest(folder: Path, cache: Path, *options: str) -> float:
    """Run pytest in *folder* and return the processor time it took, in seconds."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"PYTHONPATH": str(SOURCES), "PYTHONPYCACHEPREFIX": str(cache)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "checklists", *options]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(items: int, folder: Path) -> dict[str, float]:
    """Return the fastest of several runs, in processor seconds, for nothing, for items, for files."""
    write_handbook(folder / "handbook", items)
    write_idle(folder / "idle", items)
    cache = folder / "compiled"
    runs: dict[str, Callable[[], float]] = {
        "idle": lambda: run_pytest(folder / "idle", cache),
        "item": lambda: run_pytest(folder / "handbook", cache),
        "file": lambda: run_pytest(folder / "handbook", cache, "--handbook-nodes=file"),
    }
    for run in runs.values():
        run()  # compiles what it imports
    rounds = [{name: run() for name, run in runs.items()} for _ in range(ROUNDS)]
    return {name: min(each[name] for each in rounds) for name in runs}


def main() -> None:
    """Measure, print the three rows, and fail where the plugin costs more than its goal."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plugin", description="测速：pytest 插件。")
    parser.add_argument(
        "--items", metavar="项数", type=int, default=10_000, help=f"{FILES} 的倍数，默认 10000。"
    )
    items = parser.parse_args().items
    with tempfile.TemporaryDirectory(prefix="handbook-benchmarks-") as folder:
        seconds = measure(items, Path(folder))
    idle = seconds["idle"]
    titles = {
        "idle": "什么也不做的测试",
        "item": "清单的事项，每项一个测试",
        "file": "清单的事项，每个文件一个测试",
    }
    for name, title in titles.items():
        print(f"{items} 项　{title}：{seconds[name]:.2f} 秒处理器时间，{seconds[name] / idle:.2f} 倍")
    if seconds["item"] > GOAL * idle:
        raise SystemExit(f"超过了 {GOAL} 倍的目标。")


if __name__ == "__main__":
    main()
