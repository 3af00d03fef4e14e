"""``handbook amend``: from an idea to the papers of an amendment."""

from __future__ import annotations

from handbook_tools.cli.amend_check import add_check
from handbook_tools.cli.amend_documents import add_documents
from handbook_tools.cli.amend_draft import add_draft
from handbook_tools.cli.amend_open import add_open
from handbook_tools.cli.arguments import Commands, add_command


def add_to(commands: Commands) -> None:
    """Add the commands of ``amend``."""
    group = add_command(commands, "amend", "修订制度：起草修改决定和各种文件，核对它与条文。").add_commands()
    for add in (add_open, add_draft, add_check, add_documents):
        add(group)
