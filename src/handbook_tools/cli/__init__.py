"""The command line: runs the handbook from a terminal."""

from handbook_tools.cli.command_line import main

__all__ = ["main"]
