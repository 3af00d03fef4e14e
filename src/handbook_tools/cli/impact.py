"""``handbook impact``: what changed between two versions, and what that touches."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.opening import open_project
from handbook_tools.cli.output import EXIT_CLEAN, EXIT_FINDINGS, CommandError, say

if TYPE_CHECKING:
    from handbook_tools.impact import Impact

FORMATS: Final = ("text", "markdown", "json")
_FORMAT_HELP = "输出的格式：text 供人阅读（默认），markdown 供合并请求的评论，json 供程序读取。"
_VERSION_HELP = (
    "旧版..新版 比较两个版本，旧版...新版 从分岔处比起；只写一个版本时与工作区比较；两个版本也可以分开写。"
    "版本是 git 的分支、标签、提交号，已经发布的版本（第2版），或者一个手册文件夹。"
)
_FAIL_HELP = "有实质修改时退出码为 1。"
_EDITORIAL_HELP = "声明为编辑性修改：改了任何一条规定的内容，就逐处指出，退出码为 1。"


def add_to(commands: Commands) -> None:
    """Add the command ``impact``."""
    parser = add_command(
        commands, "impact", "比较两个版本：改了哪些条文，涉及哪些清单、岗位、流程和页面。", run
    )
    parser.add_argument("versions", metavar="版本", nargs="+", help=_VERSION_HELP)
    parser.add_argument("--format", choices=FORMATS, default="text", metavar="格式", help=_FORMAT_HELP)
    parser.add_argument("--fail-on-material", action="store_true", help=_FAIL_HELP)
    parser.add_argument("--editorial", action="store_true", help=_EDITORIAL_HELP)


def run(arguments: Namespace) -> int:
    """Print what changed between two versions and what that touches."""
    from handbook_tools.impact import RENDERERS  # noqa: PLC0415  # a check must not wait for it
    from handbook_tools.impact.summary import breach_lines, unread_line  # noqa: PLC0415  # as above

    impact = compare(arguments)
    print(RENDERERS[arguments.format](impact).rstrip("\n"))
    if impact.unread:
        say(unread_line(impact))
        return EXIT_FINDINGS
    if breaches := list(breach_lines(impact)) if arguments.editorial else []:
        say("\n".join(breaches))
        return EXIT_FINDINGS
    return EXIT_FINDINGS if arguments.fail_on_material and impact.material else EXIT_CLEAN


def compare(arguments: Namespace) -> Impact:
    """Return the impact between the versions that the arguments name."""
    from handbook_tools.impact import find_impact  # noqa: PLC0415  # a check must not wait for it
    from handbook_tools.versions import VersionError, read_versions  # noqa: PLC0415  # as above

    if len(arguments.versions) > 2:  # noqa: PLR2004  # a comparison has two sides
        raise CommandError("最多写两个版本，例如：handbook impact v1.0 v2.0。")
    try:
        return find_impact(read_versions(open_project(arguments), tuple(arguments.versions)))
    except VersionError as error:
        raise CommandError(str(error)) from error
