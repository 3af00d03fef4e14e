"""``handbook checklists verify-record``: completion records held against the checklists as they are now."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook_tools.checklists import generate_checklist
from handbook_tools.checklists.records import SIZE_LIMIT, CompletionRecord, RecordError, read_record
from handbook_tools.checklists.verification import RecordState, Verdict, verify_record
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.opening import open_project, read_faultless
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE, describe_os_error
from handbook_tools.model.diagnostics import quote
from handbook_tools.model.handbook import Handbook

_HELP = "核验网页上导出的完成记录：哪些事项有效，哪些条文已改，哪些没有勾选。"
_LISTING = "现有的清单用 handbook checklists show 查看"


@dataclass(frozen=True, slots=True)
class Verification:
    """A file with its record and the verdicts on it, or with why it cannot be used."""

    path: Path
    record: CompletionRecord | None = None
    verdicts: tuple[Verdict, ...] = ()
    fault: str = ""


def add_verification(group: Commands) -> None:
    """Add the command ``verify-record`` to those of ``checklists``."""
    parser = add_command(group, "verify-record", _HELP, run)
    parser.add_argument("files", metavar="文件", nargs="+", type=Path, help="完成记录，可以写几个。")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", metavar="格式", help="text（默认）或者 json。"
    )


def run(arguments: Namespace) -> int:
    """Print how every record stands; 1 where one is not valid throughout, 2 where one cannot be read."""
    handbook = read_faultless(open_project(arguments)).handbook
    found = [verify_file(path, handbook) for path in arguments.files]
    if arguments.format == "json":
        print(json.dumps([as_json(each) for each in found], ensure_ascii=False, indent=2))
    else:
        print("\n\n".join("\n".join(as_lines(each)) for each in found))
    if any(each.fault for each in found):
        return EXIT_UNUSABLE
    states = {verdict.state for each in found for verdict in each.verdicts}
    return EXIT_CLEAN if states <= {RecordState.VALID} else EXIT_FINDINGS


def verify_file(path: Path, handbook: Handbook) -> Verification:
    """Read a file and hold it against the checklist that it names."""
    try:
        with path.open("rb") as file:
            record = read_record(file.read(SIZE_LIMIT + 1))
    except OSError as error:
        return Verification(path, fault=describe_os_error(error).removesuffix("。"))
    except RecordError as error:
        return Verification(path, fault=f"{error}。请用清单页面上“导出完成记录”得到的文件")
    entry = handbook.find_checklist(record.list)
    if entry is None:
        return Verification(path, record, fault=f"没有检查清单{quote(record.list)}。{_LISTING}")
    return Verification(path, record, verify_record(record, generate_checklist(entry, handbook)))


def as_lines(found: Verification) -> Iterator[str]:
    """Yield one file's result as lines: a summary, then every item that is not valid."""
    if found.fault or found.record is None:
        yield f"{found.path}：不能核验：{found.fault}。"
        return
    record = found.record
    counts = Counter(verdict.state for verdict in found.verdicts)
    summary = "，".join(f"{state.value} {counts[state]} 项" for state in RecordState if counts[state])
    named = ((record.person, "没有写姓名"), (record.role, "没有写岗位"), (record.title, "没有写清单"))
    who = "，".join(quote(text) if text else otherwise for text, otherwise in named)
    yield f"{found.path}：{who}：{summary or '清单里没有事项'}。"
    for verdict in found.verdicts:
        if verdict.state is not RecordState.VALID:
            yield from _item_lines(verdict)


def _item_lines(verdict: Verdict) -> Iterator[str]:
    where = f"{verdict.item.citation}（{verdict.id}）" if verdict.item else quote(verdict.id)
    section = f"【{_flat(verdict.section)}】" if verdict.section else ""
    yield f"  {verdict.state.value}：{section}{where}"
    if verdict.state is RecordState.SUSPECT and verdict.item and verdict.recorded:
        yield f"    原来：{_flat(verdict.recorded.wording)}"
        yield f"    现在：{_flat(verdict.item.wording)}"


def _flat(text: str) -> str:
    """Return a text whole, on one line and without what would move a terminal's cursor."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def as_json(found: Verification) -> dict[str, Any]:
    """Return one file's result as JSON has it; ``fault`` is empty where the file could be verified."""
    names = ("person", "role", "list", "title", "edition") if found.record else ()
    head = {name: getattr(found.record, name) for name in names}
    return {"file": str(found.path), "fault": found.fault, **head, "items": _json_items(found)}


def _json_items(found: Verification) -> list[dict[str, str]]:
    return [
        {
            "id": verdict.id,
            "section": verdict.section,
            "state": verdict.state.name.lower(),
            "fingerprint": verdict.item.fingerprint if verdict.item else "",
            "recorded": verdict.recorded.fingerprint if verdict.recorded else "",
            "time": verdict.recorded.time if verdict.recorded else "",
        }
        for verdict in found.verdicts
    ]
