"""``handbook checklists verify-record``: completion records held against the checklists as they are now."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handbook_tools.checklists import generate_checklist
from handbook_tools.checklists.records import (
    SIZE_LIMIT,
    CompletionRecord,
    RecordError,
    RecordState,
    Verdict,
    read_record,
    verify_record,
)
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.opening import open_project, read_faultless
from handbook_tools.cli.output import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_UNUSABLE,
    CommandError,
    say,
    unknown_entry,
)
from handbook_tools.model.diagnostics import quote
from handbook_tools.model.handbook import Handbook

_HELP = "核验网页上导出的完成记录：哪些事项有效，哪些条文已改，哪些没有完成。"


def add_verification(group: Commands) -> None:
    """Add the command ``verify-record`` to those of ``checklists``."""
    parser = add_command(group, "verify-record", _HELP, run)
    parser.add_argument("files", metavar="文件", nargs="+", type=Path, help="完成记录，可以写几个。")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", metavar="格式", help="text（默认）或者 json。"
    )


def run(arguments: Namespace) -> int:
    """Print how every record stands; 1 where one is not valid throughout, 2 where one is none."""
    handbook = read_faultless(open_project(arguments)).handbook
    found: dict[Path, tuple[CompletionRecord, tuple[Verdict, ...]]] = {}
    unusable = 0
    for path in arguments.files:
        try:
            found[path] = _verified(path, handbook)
        except CommandError as error:
            say(f"错误：{error}")
            unusable = EXIT_UNUSABLE
    if arguments.format == "json":
        records = [_as_json(path, *each) for path, each in found.items()]
        print(json.dumps(records, ensure_ascii=False, indent=2))
    elif found:
        print("\n".join(_as_text(path, *each) for path, each in found.items()))
    states = {verdict.state for _, verdicts in found.values() for verdict in verdicts}
    return unusable or (EXIT_CLEAN if states <= {RecordState.VALID} else EXIT_FINDINGS)


def _verified(path: Path, handbook: Handbook) -> tuple[CompletionRecord, tuple[Verdict, ...]]:
    with path.open("rb") as file:
        content = file.read(SIZE_LIMIT + 1)
    try:
        record = read_record(content)
    except RecordError as error:
        raise CommandError(f"{path}：{error}。") from error
    entry = handbook.find_checklist(record.list)
    if entry is None:
        known = {each.id: each.title for each in handbook.registers.checklists}
        raise unknown_entry("检查清单", record.list, known)
    return record, verify_record(record, generate_checklist(entry, handbook))


def _as_text(path: Path, record: CompletionRecord, verdicts: tuple[Verdict, ...]) -> str:
    counts = Counter(verdict.state for verdict in verdicts)
    summary = "，".join(f"{state.value} {counts[state]} 项" for state in RecordState if counts[state])
    person, edition = record.person or "未写姓名", record.edition or "未写版本"
    head = f"{path}：{quote(person)}，{quote(record.title)}，{quote(edition)}：{summary}"
    open_ones = (
        f"    {each.state.value}：{quote(each.key)}"
        for each in verdicts
        if each.state is not RecordState.VALID
    )
    return "\n".join([head, *open_ones])


def _as_json(path: Path, record: CompletionRecord, verdicts: tuple[Verdict, ...]) -> Mapping[str, Any]:
    items = [{"item": each.key, "state": each.state.name.lower(), "time": each.time} for each in verdicts]
    return {
        "file": str(path),
        "person": record.person,
        "list": record.list,
        "edition": record.edition,
        "items": items,
    }
