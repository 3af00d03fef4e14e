"""Files that the build itself writes beside the static ones."""

from __future__ import annotations

from pathlib import Path

from handbook_tools.sources import write_atomically


def write_changed(path: Path, text: str) -> None:
    """Write a file unless it says this already: a browser that has it needs no other."""
    if not path.exists() or path.read_text("utf-8") != text:
        write_atomically(path, text)
