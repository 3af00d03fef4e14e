"""The real site, built once and served under a sub-path, and a browser to read it with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, *_args: Any, **_named: Any) -> None:
        pass


def find_chromium(playwright: Playwright) -> str | None:
    """Return the browser of the system, or else the one that Playwright installed."""
    own = playwright.chromium.executable_path
    return next(filter(None, map(shutil.which, NAMES)), own if Path(own).exists() else None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="没有安装 playwright，网页测试跳过；要运行，请安装 .[dev]"
    )
    with sync_api.sync_playwright() as playwright:
        chromium = find_chromium(playwright)
        if chromium is None:
            pytest.skip("没有找到 Chromium，网页测试跳过；要运行，请用系统的软件包管理器安装 chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        yield browser
        browser.close()


def build_site(output: Path) -> None:
    """Build the site of this repository into the folder *output*."""
    command = (sys.executable, "-m", "sphinx", "-q", "-c", str(ROOT), "-d", str(output.parent / "doctrees"))
    subprocess.run([*command, str(ROOT / "docs"), str(output)], check=True, capture_output=True, text=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; it lies below the folder that is served."""
    output = tmp_path_factory.mktemp("served") / "handbook"
    build_site(output)
    return output


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the site on a server of this machine."""
    handler = partial(QuietHandler, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()
        thread.join()
