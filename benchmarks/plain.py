"""The same pages for plain Sphinx with MyST and the book theme, without a directive of ours.

Provisions become paragraphs and lists, articles stay headings and so become sections; a page that only shows
a view keeps its title. References are written out, which is cheaper for plain Sphinx than resolving them.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from handbook_tools.markdown.syntax import PROVISION_DIRECTIVES, VIEW_DIRECTIVES
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Policy
from handbook_tools.model.prose import provision_text
from handbook_tools.project import Project, read_project

_PROVISION: Final = re.compile(rf":::\{{(?:{'|'.join(PROVISION_DIRECTIVES)})\}} (\S+)\n.*?\n:::", re.DOTALL)
_VIEW: Final = re.compile(rf":::\{{(?:{'|'.join(VIEW_DIRECTIVES)})\}}.*\n:::\n")
_ITEM: Final = re.compile(r"^（[一二三四五六七八九十]+）")
_ANCHOR: Final = re.compile(r"^\{#([a-z-]+)\}$", re.MULTILINE)

CONFIGURATION: Final = """\
project = "测速手册"
language = "zh_CN"
extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
html_theme = "sphinx_book_theme"
html_title = project
html_copy_source = False
"""


def _paragraphs(identifier: str, handbook: Handbook) -> str:
    provision = handbook.find_provision(identifier)
    head, *items = provision_text(provision, handbook).split("\n") if provision else [""]
    listed = [_ITEM.sub(f"{number}. ", item) for number, item in enumerate(items, start=1)]
    return "\n".join([head, *([""] if listed else []), *listed])


def render_plain(text: str, policy: Policy, handbook: Handbook) -> str:
    """Return the Markdown *text* of a policy with its provisions as paragraphs and lists."""
    paragraphs = _PROVISION.sub(lambda found: _paragraphs(f"{policy.id}/{found[1]}", handbook), text)
    return _ANCHOR.sub(rf"{{#{policy.id}-\1}}", paragraphs)  # plain Sphinx wants anchors unique


def write_plain(project: Project, root: Path) -> Project:
    """Write the pages of *project* to the folder *root* as a plain Sphinx project."""
    handbook, plain = read_project(project).handbook, Project(root)
    shutil.copytree(project.docs, plain.docs, ignore=shutil.ignore_patterns("*.yml"))
    for policy in handbook.policies:
        path = plain.docs / f"{policy.docname}.md"
        path.write_text(render_plain(path.read_text("utf-8"), policy, handbook), "utf-8")
    for path in plain.docs.rglob("*.md"):
        path.write_text(_VIEW.sub("", path.read_text("utf-8")), "utf-8")
    (root / "conf.py").write_text(CONFIGURATION, "utf-8")
    return plain
