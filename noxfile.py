"""Sessions over all supported Pythons; an interpreter that is not installed is skipped."""

from __future__ import annotations

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "tests", "docs"]

PYTHONS = ("3.11", "3.12", "3.13")


def install(session: nox.Session, requirement: str) -> None:
    """Install the project with the pinned versions."""
    session.install("-c", "constraints.txt", requirement)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the test suite; arguments after ``--`` go to pytest."""
    install(session, ".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and layers."""
    install(session, ".[dev]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site as CI does: one warning fails."""
    install(session, ".")
    session.run("handbook", "check")
    session.run("handbook", "build", "--strict")


@nox.session
def screenshots(session: nox.Session) -> None:
    """Take the pictures of README and manual anew; needs a Chromium of the system."""
    install(session, ".[dev]")
    session.run("python", "-m", "tests.browser.screenshots")
