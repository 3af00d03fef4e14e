"""``handbook amend documents``: the papers of an amendment, drafted from its instrument."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from handbook_tools.amendments.folder import read_folder
from handbook_tools.amendments.papers import FORMATS, draft_papers
from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.instruments import books_of, choose_instrument
from handbook_tools.cli.opening import open_project
from handbook_tools.cli.output import EXIT_CLEAN, CommandError
from handbook_tools.rendering.documents import WordMissingError
from handbook_tools.sources import write_atomically


def add_documents(commands: Commands) -> None:
    """Add the command ``amend documents``."""
    said = "由修改决定起草决定、对照表、说明和修订稿。"
    documents = add_command(commands, "documents", said, run_documents)
    documents.add_argument("instrument", metavar="修改决定", help="编号，例如 2027-1；或者文件。")
    forms = "文件的格式：docx（默认）、html 或者 markdown。"
    documents.add_argument("--format", choices=tuple(FORMATS), default="docx", metavar="格式", help=forms)
    documents.add_argument("-o", "--output", metavar="文件夹", required=True, help="写进这个文件夹。")


def run_documents(arguments: Namespace) -> int:
    """Write the documents of an instrument into a folder."""
    project = open_project(arguments)
    folder = read_folder(project)
    instrument = choose_instrument(arguments.instrument, folder, project)
    books = books_of(instrument, folder, project)
    suffix, render = FORMATS[arguments.format]
    try:
        papers = [(name, render(each)) for name, each in draft_papers(instrument, books, folder.records)]
    except WordMissingError as error:
        raise CommandError(str(error)) from error
    for name, content in papers:
        path = Path(arguments.output) / f"{instrument.number}-{name}.{suffix}"
        write_atomically(path, content)
        print(f"已写入 {path}")
    return EXIT_CLEAN
