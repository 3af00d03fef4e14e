"""What the script of a checklist page finds there: boxes, a panel of controls, and the list as data.

All of it is HTML alone and hidden by the style sheet where no script runs; it stands in the page from the
start, so that nothing moves when the script wakes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from docutils import nodes

from handbook_tools.checklists import Checklist, ChecklistItem
from handbook_tools.sphinx_ext.views.checklist_sheets import edition_name, list_fingerprint
from handbook_tools.sphinx_ext.views.context import ViewContext

_PROGRESS: Final = """\
<div class="checklist-progress">
<p class="checklist-count" role="status">已完成 0／{total} 项</p>
<progress max="{total}" value="0" aria-label="{title}：完成的项数"></progress>
</div>
"""
_TOOLS: Final = """\
<fieldset class="checklist-tools" disabled>
<legend>完成记录</legend>
<p><label>姓名 <input class="checklist-person" type="text" maxlength="60" autocomplete="off"></label>
<label>岗位 <input class="checklist-role" type="text" maxlength="60" autocomplete="off"></label></p>
<p class="checklist-buttons"><button type="button" data-does="print">打印签名表</button>
<button type="button" data-does="export">导出完成记录</button>
<button type="button" data-does="import">导入完成记录</button>
<button type="button" data-does="clear">全部清除</button>
<input class="checklist-file" type="file" accept=".json" aria-label="完成记录文件" hidden></p>
<p class="checklist-note">勾选和姓名只保存在这台设备上，不发送到任何地方。</p>
<div class="checklist-message" role="status"></div>
</fieldset>
"""


def _html(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


_BOX: Final = (
    '<input class="checklist-box" type="checkbox" id="{id}" aria-label="{name}" autocomplete="off" disabled>'
)


def box(anchor: str, number: int, question: nodes.Node) -> tuple[nodes.Node, ...]:
    """Return a question behind a box of its own, named by number and question: two may ask the same."""
    tick = _BOX.format(id=escape(anchor), name=escape(f"第 {number} 项：{question.astext()}"))
    return _html(f'{tick}<label for="{escape(anchor)}">'), question, _html("</label>")


def controls(checklist: Checklist) -> Iterator[nodes.Node]:
    """Yield the tools, and the progress, which stays in sight."""
    yield _html(_TOOLS)
    yield _html(_PROGRESS.format(total=len(checklist.items), title=escape(checklist.title)))


def script_data(checklist: Checklist, context: ViewContext) -> nodes.raw:
    """Return what the script knows of the list, as JSON in which nothing can end the element."""
    data = {
        "id": checklist.id,
        "title": checklist.title,
        "edition": edition_name(context),
        "fingerprint": list_fingerprint(checklist),
        "items": [_item_data(item) for item in checklist.items],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return _html(f'<script type="application/json" class="checklist-data">{text}</script>')


def _item_data(item: ChecklistItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "section": item.section,
        "question": item.question,
        "wording": item.wording,
        "citation": item.citation,
        "fingerprint": item.fingerprint,
    }
