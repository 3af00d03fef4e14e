"""``handbook build``: the handbook as a site, as one page, as plain text or as LaTeX."""

from __future__ import annotations

import os
import sys
import webbrowser
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import ModuleType

from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.builds import ENTRIES, Build
from handbook_tools.cli.edition import parse_date, read_sound_editions
from handbook_tools.cli.edition_sites import EditionSite, EditionSites
from handbook_tools.cli.opening import open_project
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, CommandError, say
from handbook_tools.cli.snapshot import write_snapshot
from handbook_tools.editions.dates import edition_on
from handbook_tools.project import Project

_BUILDER_HELP = (
    "生成的形式：html 网站（默认），singlehtml 单页网站，text 纯文本，latex 供排版 PDF 的 LaTeX 源文件。"
)


def add_to(commands: Commands) -> None:
    """Add the command ``build``."""
    parser = add_command(commands, "build", "生成手册网站（或者单页、纯文本、LaTeX）。", run_build)
    parser.add_argument(
        "--builder", choices=tuple(ENTRIES), default="html", metavar="形式", help=_BUILDER_HELP
    )
    parser.add_argument("--output", metavar="文件夹", help="生成到哪里；不写时是手册文件夹里的 _build/形式。")
    told = "生成那一天施行的版本的网站，例如 2026-12-31；不写时是工作区里的手册。"
    parser.add_argument("--on", type=parse_date, metavar="日期", help=told)
    told = "连同每一个公布过的版本一起生成，放在网站的 editions/ 里；每一页都可以换一个版本看。"
    parser.add_argument("--editions", action="store_true", help=told)
    parser.add_argument("--open", action="store_true", help="生成之后用浏览器打开。")
    parser.add_argument("--strict", action="store_true", help="有一条警告就算失败（退出码 1）。")


def run_build(arguments: Namespace) -> int:
    """Build, report, and open the result if asked to."""
    project = open_project(arguments)
    if arguments.editions:
        return _build_editions(project, arguments)
    if arguments.on is None:
        return _build(plan_build(project, arguments), arguments)
    return _build_day(project, arguments)


def _build_day(project: Project, arguments: Namespace) -> int:
    """Build the edition that was in force on the day of the arguments."""
    editions = read_sound_editions(project)
    edition = edition_on(editions, arguments.on)
    if edition is None:
        raise CommandError(
            f"{arguments.on} 没有施行中的手册。运行 handbook edition list 查看各版的施行日期。"
        )
    say(f"{arguments.on} 施行的是{edition.head.name}（{edition.head.title}）。")
    with TemporaryDirectory() as folder:
        plan = plan_build(project, arguments, f"-{edition.head.name}")
        snapshot = write_snapshot(edition, project, Path(folder))
        told = [{**each, "pages": {}} for each in EditionSites(plan, editions).told]
        settings = {"handbook_edition": edition.head.number, "handbook_editions": told}
        return _build(replace(plan, project=snapshot, settings=settings), arguments)


def _build_editions(project: Project, arguments: Namespace) -> int:
    """Build the handbook as it is now, and below it every edition that is not there yet."""
    if arguments.on is not None or arguments.builder != "html":
        raise CommandError("--editions 生成整个网站，不能和 --on、--builder 同时使用。")
    editions = read_sound_editions(project)
    sites = EditionSites(plan_build(project, arguments), editions)
    codes = [_build(sites.main, arguments)]
    codes += [_build_edition(sites.of(edition), arguments) for edition in editions]
    return max(codes)


def _build_edition(site: EditionSite, arguments: Namespace) -> int:
    """Build the site of an edition, unless it is there and nothing that it follows from has changed."""
    name, began = site.edition.head.name, monotonic()
    if site.is_current:
        print(f"{name}：没有变化，沿用上一次生成的。", flush=True)
        return EXIT_CLEAN
    with TemporaryDirectory() as folder:
        outcome = _import_sphinx().make_build(site.prepare(folder))
    sys.stderr.write(outcome.warnings)
    if not outcome.warning_count:
        site.note()
    seconds = round(monotonic() - began)
    told = f"共 {outcome.pages} 页，警告 {outcome.warning_count} 条，用时 {seconds} 秒"
    print(f"{name}：{told}：{site.build.entry}", flush=True)
    return EXIT_FINDINGS if arguments.strict and outcome.warning_count else EXIT_CLEAN


def _build(build: Build, arguments: Namespace) -> int:
    """Build the planned site; the address is told also where the browser cannot be opened."""
    say(f"正在生成 {build.builder}，请稍候……")
    outcome = _import_sphinx().make_build(build)
    sys.stderr.write(outcome.warnings)
    print(f"已生成，共 {outcome.pages} 页，警告 {outcome.warning_count} 条：{build.entry}", flush=True)
    address = build.entry.as_uri()
    print(f"打开的地址：{address}", flush=True)
    if arguments.open:
        open_in_browser(address)
    return EXIT_FINDINGS if build.strict and outcome.warning_count else EXIT_CLEAN


def plan_build(project: Project, arguments: Namespace, suffix: str = "") -> Build:
    """Return the build that the arguments ask for; *suffix* sets its folder apart."""
    require_configuration(project)
    default = project.root / "_build" / f"{arguments.builder}{suffix}"
    output = Path(arguments.output).resolve() if arguments.output else default
    return Build(project, arguments.builder, output, arguments.strict)


def require_configuration(project: Project) -> None:
    """Stop where the project cannot be built for want of its conf.py."""
    if not (project.root / "conf.py").is_file():
        raise CommandError(f"{project.root} 里没有 conf.py，不能生成网站。请从手册仓库恢复这个文件。")


def _import_sphinx() -> ModuleType:
    try:
        from handbook_tools.cli import sphinx_build  # noqa: PLC0415  # a check must not wait for Sphinx
    except ImportError as error:
        advice = "请在手册文件夹里运行：pip install -c constraints.txt ."
        raise CommandError(f"缺少组件 {error.name}，不能生成。{advice}") from error
    return sphinx_build


def open_in_browser(address: str) -> None:
    """Open *address* in the person's browser; on a machine without one say how to go on."""
    if not (_has_desktop() and webbrowser.open(address)):
        say("这台机器上没有可用的浏览器，请自己打开上面的地址。")


def _has_desktop() -> bool:
    """Tell whether a window can appear (a browser inside the terminal would take the terminal over)."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(map(os.environ.get, ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")))
