"""``handbook schemas``: write the JSON Schemas with which an editor completes and validates YAML files."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator

from handbook_tools.amendments.schema import consultation_schema, instrument_schema
from handbook_tools.checklists.record_schema import record_schema
from handbook_tools.checklists.schema import checklist_schema
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.opening import open_project
from handbook_tools.cli.output import EXIT_CLEAN
from handbook_tools.registers.schemas import register_schemas
from handbook_tools.sources import write_atomically
from handbook_tools.strict_yaml.recording import Schema


def add_to(commands: Commands) -> None:
    """Add the command ``schemas``."""
    add_command(commands, "schemas", "写出格式说明，编辑器凭它补全和核对登记册、检查清单。", run_schemas)


def run_schemas(arguments: Namespace) -> int:
    """Write the schemas that have changed to the folder that the YAML files name."""
    project = open_project(arguments)
    for name, text in schema_files():
        path = project.schemas / name
        changed = not path.is_file() or path.read_bytes() != text.encode()
        if changed:
            write_atomically(path, text)
        print(f"{'已写入' if changed else '没有变化'} {path.relative_to(project.root).as_posix()}")
    return EXIT_CLEAN


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every schema file."""
    yield _file("checklist", checklist_schema())
    yield _file("completion-record", record_schema())
    yield _file("consultation", consultation_schema())
    yield _file("instrument", instrument_schema())
    for name, schema in register_schemas():
        yield _file(f"register-{name}", schema)


def _file(name: str, schema: Schema) -> tuple[str, str]:
    return f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
