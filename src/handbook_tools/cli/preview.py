"""``handbook serve``: a live preview that builds on save and reloads the browser."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import signal
import socket
import threading
import time
from argparse import ArgumentTypeError, Namespace
from typing import Final

from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.autobuild import preview_command, start_server, translate_lines
from handbook_tools.cli.opening import open_project
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_UNUSABLE, CommandError, say
from handbook_tools.cli.site import open_in_browser, require_configuration

DEFAULT_PORT: Final = 8000
LAST_PORT: Final = 65535
PATIENCE: Final = 10.0
"""Seconds to wait for the server to answer before the browser is opened."""


def add_to(commands: Commands) -> None:
    """Add the command ``serve``."""
    parser = add_command(commands, "serve", "预览网站：保存文件后自动重新生成并刷新浏览器。", run_serve)
    host_help = "监听的地址；默认 127.0.0.1，只有本机能看到。"
    parser.add_argument("--host", metavar="地址", default="127.0.0.1", help=host_help)
    port_help = f"监听的端口；默认 {DEFAULT_PORT}，写 0 时自动选一个空闲的端口。"
    parser.add_argument("--port", metavar="端口", type=parse_port, default=DEFAULT_PORT, help=port_help)
    parser.add_argument("--open", action="store_true", help="开始预览后用浏览器打开。")


def run_serve(arguments: Namespace) -> int:
    """Serve until the person stops it."""
    project = open_project(arguments)
    require_configuration(project)
    port = reserve_port(arguments.host, arguments.port)
    if not is_loopback(arguments.host):
        say("注意：同一网络里的其他人也能看到这个预览；不需要时请去掉 --host。")
    command = preview_command(project, arguments.host, port)
    opened = (arguments.host, port) if arguments.open else None
    try:
        return _follow(command, opened)
    except KeyboardInterrupt:
        say("预览已停止。")
        return EXIT_CLEAN


def parse_port(text: str) -> int:
    """Return the port that *text* names."""
    if not (text.isascii() and text.isdigit() and int(text) <= LAST_PORT):
        raise ArgumentTypeError(f"端口“{text}”不对，应当是 0 到 {LAST_PORT} 的整数。")
    return int(text)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach *host*."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def reserve_port(host: str, port: int) -> int:
    """Return a port that can be listened on: *port*, or for 0 any free one."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except socket.gaierror as error:
        raise CommandError(f"没有地址“{host}”；--host 写 IPv4 地址或者主机名，例如 127.0.0.1。") from error
    except OSError as error:
        raise CommandError(_refused(host, port, error)) from error


def _refused(host: str, port: int, error: OSError) -> str:
    another = f"换一个端口：handbook serve --port {DEFAULT_PORT + (port == DEFAULT_PORT)}"
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被占用。请停止占用它的程序，或者{another}"
    if error.errno == errno.EACCES:
        return f"没有权限使用端口 {port}。请{another}"
    return f"这台机器没有地址 {host}。--host 写 127.0.0.1（只有本机能看到）或者 0.0.0.0（同一网络都能看到）。"


def _follow(command: list[str], opened: tuple[str, int] | None) -> int:
    """Run the server, pass on in Chinese what it says, and open the browser at *opened*."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with start_server(command) as server:
        for line in translate_lines(server.stdout or (), lambda: _open_when_served(opened)):
            say(line)
        return EXIT_UNUSABLE if server.wait() else EXIT_CLEAN


def _open_when_served(opened: tuple[str, int] | None) -> None:
    if opened is not None:
        threading.Thread(target=_wait_and_open, args=opened, daemon=True).start()


def _wait_and_open(host: str, port: int) -> None:
    reachable = "127.0.0.1" if host == "0.0.0.0" else host
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with contextlib.suppress(OSError), socket.create_connection((reachable, port), timeout=1):
            break
        time.sleep(0.1)
    open_in_browser(f"http://{reachable}:{port}/")
