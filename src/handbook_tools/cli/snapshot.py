"""A released edition as a project of its own, so that its site can be built like any other."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import yaml

from handbook_tools.amendments.entries import REGISTERS, encode_entry
from handbook_tools.amendments.folder import INSTRUMENTS
from handbook_tools.editions.chain import LEDGER, edition_path, read_ledger, render_ledger
from handbook_tools.editions.edition import Edition
from handbook_tools.project import Project
from handbook_tools.registers import FILES, PROVENANCE
from handbook_tools.rendering.markdown_source import render_policy
from handbook_tools.sources import write_atomically

_FACTS: Final = "facts"
_WRITTEN_OUT: Final = ("each", "template", "transfers")
"""What a declaration of checklists is written out from; an edition holds what came of it."""


def write_snapshot(edition: Edition, project: Project, root: Path) -> Project:
    """Write *edition* into the folder *root*, with the other pages of *project*, and return the project."""
    snapshot = Project(root)
    shutil.copytree(project.docs, snapshot.docs)
    if (project.root / ".github").is_dir():  # the manual shows the workflow
        shutil.copytree(project.root / ".github", root / ".github")
    _write_configuration(edition, project, root)
    _copy_editions(edition, project, snapshot)
    for path in (*snapshot.policy_files, *snapshot.registers.rglob("*.yml")):
        path.unlink()
    for policy in edition.handbook.policies:
        write_atomically(snapshot.docs / f"{policy.docname}.md", render_policy(policy))
    for name in REGISTERS:
        _write_register(name, edition, snapshot)
    return snapshot


def _write_configuration(edition: Edition, project: Project, root: Path) -> None:
    """Write the project's conf.py, with the edition in the title that stands on every page."""
    text = (project.root / "conf.py").read_text("utf-8")
    dated = f"（{edition.head.name}，{edition.head.effective}起施行）"
    write_atomically(root / "conf.py", f'{text}\nhtml_title = f"{{project}}{dated}"\n')


def _copy_editions(edition: Edition, project: Project, snapshot: Project) -> None:
    """Copy the editions up to *edition*: later ones did not exist yet."""
    recorded = read_ledger(project.editions, project.root)
    known = {number: digest for number, digest in recorded.items() if number <= edition.head.number}
    write_atomically(snapshot.editions / LEDGER, render_ledger(known))
    for number in known:
        shutil.copy(edition_path(project.editions, number), edition_path(snapshot.editions, number))
    if (project.root / INSTRUMENTS).is_dir():
        shutil.copytree(project.root / INSTRUMENTS, snapshot.root / INSTRUMENTS)


def _write_register(name: str, edition: Edition, snapshot: Project) -> None:
    entries = getattr(edition.handbook.registers, name)
    if name == _FACTS:
        for source in edition.handbook.registers.sources:
            facts = {each.id: encode_entry(each) for each in entries if each.source == source.id}
            _write(snapshot.registers / PROVENANCE / f"{source.id}.yml", facts)
    elif entries or name in FILES:
        _write(snapshot.registers / f"{name}.yml", {each.id: _fields(encode_entry(each)) for each in entries})


def _fields(written: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an entry under the names that its register uses."""
    return {
        "select" if name == "selections" else name: value
        for name, value in written.items()
        if name not in _WRITTEN_OUT
    }


def _write(path: Path, entries: dict[str, Any]) -> None:
    write_atomically(path, yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=4096))
