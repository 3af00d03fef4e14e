"""The front matter of a policy: its id, title, dates and owner."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from handbook_tools.markdown import faults
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.policy import Matter
from handbook_tools.strict_yaml import FieldReader, YamlMapping, YamlText, find_colon_trap, read_yaml

EXAMPLES: Final = {
    "id": "id: publication",
    "title": "title: 内容审核与发布管理制度",
    "version": 'version: "1.0"',
    "promulgated": "promulgated: 2026-11-01",
    "effective": "effective: 2026-12-01",
    "owner": "owner: 主管部门",
    "short": "short: 发布制度",
    "order": "order: 20",
    "consultation": "consultation: [工作时间, 劳动纪律]",
    "repealed": "repealed: 2028-03-01",
    "replaced_by": "replaced_by: publication",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; ``short`` may be empty, ``order`` sorts the policies."""

    id: str
    title: str
    version: str
    promulgated: dt.date
    effective: dt.date
    owner: str
    short: str
    order: int
    consultation: tuple[Matter, ...] = ()
    repealed: dt.date | None = None
    replaced_by: str = ""


def read_front_matter(
    blocks: list[SyntaxTreeNode], start: Place, stem: str
) -> tuple[FrontMatter | None, list[Diagnostic]]:
    """Read the front matter that must be the first of *blocks*; *stem* is the name of the file.

    Returns `None` for it where a required field is missing or wrong.
    """
    if not blocks or blocks[0].type != "front_matter" or not blocks[0].content.strip():
        return None, [faults.front_matter_missing(start)]
    node, found = read_yaml(blocks[0].content, start.below(1))
    if not isinstance(node, YamlMapping):
        trap = find_colon_trap(node.text, node.place) if isinstance(node, YamlText) else None
        return None, found or [trap or faults.front_matter_missing(start)]
    fields = FieldReader(node, "制度信息", EXAMPLES)
    fields.note_unknown()
    matter = _read_fields(fields)
    found += fields.diagnostics
    if matter is not None and matter.id != stem:
        found.append(faults.file_name(fields.place_of("id"), stem, matter.id))
    return matter, found


def _read_fields(fields: FieldReader) -> FrontMatter | None:
    identifier, title = fields.identifier("id"), fields.text("title")
    version, owner = fields.text("version"), fields.text("owner")
    promulgated, effective = fields.date("promulgated"), fields.date("effective")
    short, order = fields.optional_text("short"), fields.integer("order")
    consultation = fields.choices("consultation", Matter)
    repealed, replaced_by = fields.optional_date("repealed"), fields.optional_text("replaced_by")
    if promulgated is None or effective is None or not all((identifier, title, version, owner)):
        return None
    if effective < promulgated:
        fields.diagnostics.append(faults.effective_too_early(fields.place_of("effective"), str(effective)))
    return FrontMatter(
        identifier,
        title,
        version,
        promulgated,
        effective,
        owner,
        short,
        order,
        consultation,
        repealed,
        replaced_by,
    )
