"""Git repositories for tests, with the tiny project at their top or in a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.handbooks import TINY

IDENTITY = {
    "GIT_AUTHOR_NAME": "测试",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "测试",
    "GIT_COMMITTER_EMAIL": "test@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


@dataclass(frozen=True)
class GitProject:
    """A git repository at ``top`` that holds a handbook in ``folder``."""

    top: Path
    folder: Path

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.top), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | IDENTITY)
        return done.stdout.strip()

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")

    def commit(self, message: str = "改动") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")


def make_repository(top: Path, below: str = ".") -> GitProject:
    """Return a repository at *top* with one commit: the tiny project in the folder *below*."""
    folder = top / below
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("_build"), dirs_exist_ok=True)
    project = GitProject(top, folder)
    project.git("init", "--quiet", "--initial-branch=main")
    project.commit("最初")
    return project
