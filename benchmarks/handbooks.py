"""Handbooks of any size for measuring: always the same text for the same number of policies.

Every policy has 25 articles with 40 provisions, four parameters, a flow of six steps, references into
itself and into the policy after it, and a checklist. Roles and laws are the same for every size.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Final

from benchmarks.vocabulary import (
    CHECKERS,
    EVERYBODY,
    KEEPERS,
    LAWS,
    LEADERS,
    MAKERS,
    MANAGERS,
    OFFICES,
    OWNERS,
    SUBJECTS,
    USERS,
    Office,
)
from handbook_tools.checklists import write_checklists, write_ledger
from handbook_tools.project import Project, read_project

PROVISIONS: Final = 40
ARTICLES: Final = 25
LARGEST: Final = len(SUBJECTS)
"""The number of provisions and of articles in a policy, and the largest number of policies."""

ROOT: Final = Path(__file__).parents[1]
_TEMPLATE: Final = Template((Path(__file__).parent / "policy.md.template").read_text("utf-8"))
_DEADLINES: Final = {
    "check-time": ("初审时限", 2, "个工作日"),
    "approve-time": ("审批时限", 3, "个工作日"),
    "keep-time": ("档案保存期限", 5, "年"),
    "report-time": ("差错报告时限", 4, "小时"),
}
_PARTS: Final[Mapping[str, tuple[Office, ...]]] = {
    "owner": OWNERS,
    "leader": LEADERS,
    "manager": MANAGERS,
    "maker": MAKERS,
    "checker": CHECKERS,
    "user": USERS,
    "keeper": KEEPERS,
}


def policy_name(index: int) -> str:
    """Return the id of a policy, counted from 0."""
    return f"policy-{index + 1:03}"


def render_policy(index: int, count: int) -> str:
    """Return the Markdown of policy *index* of *count*."""
    subject = SUBJECTS[index]
    return _TEMPLATE.substitute(
        {part: offices[index % len(offices)].name for part, offices in _PARTS.items()},
        id=policy_name(index),
        other=policy_name((index + 1) % count),
        title=f"{subject}管理制度",
        short=f"{subject}制度",
        subject=subject,
        order=(index + 1) * 10,
    )


def _parameters(count: int) -> Iterator[str]:
    for index in range(count):
        for name, (title, value, unit) in _DEADLINES.items():
            yield (
                f"{policy_name(index)}-{name}: {{title: {SUBJECTS[index]}{title}, value: {value}, "
                f"unit: {unit}, since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}}"
            )


def _flows(count: int) -> Iterator[str]:
    for index in range(count):
        name = policy_name(index)
        yield f"{name}: {{title: {SUBJECTS[index]}办理流程, start: {name}/request, summary: 从申请到归档。}}"


def _checklists(count: int) -> Iterator[str]:
    for index in range(count):
        name, subject = policy_name(index), SUBJECTS[index]
        yield f"{name}:\n  title: {subject}自查\n  audience: 经办人\n  occasion: 办理{subject}之前"
        yield f"  select:\n    - policies: [{name}]"
    for office in OFFICES:
        yield f"{office.id}:\n  title: {office.name}上岗\n  audience: {office.name}\n  occasion: 上岗时"
        yield f"  select:\n    - bearers: [{office.name}]"


def _roles() -> Iterator[str]:
    for office in OFFICES:
        members = "" if office is not EVERYBODY else f", members: [{', '.join(o.id for o in OFFICES[:-1])}]"
        summary = "承担条文规定的事项。"
        yield f"{office.id}: {{name: {office.name}, holder: {office.holder}, summary: {summary}{members}}}"


def _laws() -> Iterator[str]:
    for identifier, title in LAWS.items():
        yield (
            f"{identifier}: {{title: {title}, issuer: 全国人民代表大会常务委员会, status: 有效, "
            "checked_on: 2026-11-01}"
        )


def render_registers(count: int) -> Mapping[str, str]:
    """Return the registers of a handbook of *count* policies, by name of the file."""
    lines = {
        "roles": _roles(),
        "parameters": _parameters(count),
        "platforms": iter(["wechat-official: {name: 微信公众号, aliases: [公众号]}"]),
        "laws": _laws(),
        "flows": _flows(count),
        "checklists": _checklists(count),
    }
    return {f"{name}.yml": "\n".join(written) + "\n" for name, written in lines.items()}


def _index(title: str, pages: list[str], view: str = "") -> str:
    shown = f":::{{{view}}}\n:::\n\n" if view else ""
    return f"# {title}\n\n{shown}```{{toctree}}\n" + "\n".join(pages) + "\n```\n"


def _view(title: str, view: str, argument: str) -> str:
    return f"# {title}\n\n:::{{{view}}} {argument}\n:::\n"


def render_pages(count: int) -> Mapping[str, str]:
    """Return the pages that show a handbook of *count* policies, by path below the source folder."""
    names = [policy_name(index) for index in range(count)]
    lists = [*names, *(office.id for office in OFFICES)]
    folders = ("policies", "roles", "flows", "checklists", "registers")
    pages = {
        "index": _index("测速手册", [f"{folder}/index" for folder in folders], "policy-list"),
        "policies/index": _index("制度", names, "policy-list"),
        "roles/index": _index("岗位", [*(office.id for office in OFFICES), "matrix"], "role-index"),
        "roles/matrix": _view("职责矩阵", "duty-matrix", ""),
        "flows/index": _index("流程", names),
        "checklists/index": _index("检查清单", lists),
        "registers/index": _index("登记册", ["parameters", "laws", "platforms"]),
        "registers/parameters": _view("参数总账", "parameter-ledger", ""),
        "registers/laws": _view("法律登记册", "law-register", ""),
        "registers/platforms": _view("平台登记册", "platform-register", ""),
    }
    pages |= {f"roles/{each.id}": _view(each.name, "role-duties", each.name) for each in OFFICES}
    pages |= {f"flows/{name}": _view(f"流程 {name}", "approval-flow", name) for name in names}
    pages |= {f"checklists/{name}": _view(f"清单 {name}", "checklist", name) for name in lists}
    return {f"{path}.md": text for path, text in pages.items()}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def write_handbook(root: Path, policies: int) -> Project:
    """Write a handbook of so many *policies* to the folder *root*, its checklists and site included."""
    project = Project(root)
    for index in range(policies):
        _write(project.policies / f"{policy_name(index)}.md", render_policy(index, policies))
    for name, text in render_registers(policies).items():
        _write(project.registers / name, text)
    for path, text in render_pages(policies).items():
        _write(project.docs / path, text)
    shutil.copy(ROOT / "conf.py", root / "conf.py")
    project.schemas.parent.mkdir()  # conf.py publishes what lies there, and warns where nothing does
    handbook = read_project(project).handbook
    write_checklists(handbook, project.checklists)
    write_ledger(handbook, project.checklists)
    return project
