"""``handbook flow show`` and ``handbook role show``: one flow, one role, in the terminal."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.opening import exit_code, open_project, read_tolerant
from handbook_tools.cli.output import unknown_entry
from handbook_tools.cli.role_sheet import render_role_sheet
from handbook_tools.model.flow import Flow, find_flow
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import Role
from handbook_tools.sources import write_atomically


def add_to(commands: Commands) -> None:
    """Add the commands ``flow`` and ``role``."""
    flows = add_command(commands, "flow", "查看审批流程。").add_commands()
    flow = add_command(flows, "show", "用文字列出一个流程的每一步和去向。", run_flow_show)
    flow.add_argument("id", metavar="编号", help="流程的编号，登记在 docs/registers/flows.yml。")
    flow.add_argument("--svg", metavar="文件", help="不输出文字，把泳道图写进这个 SVG 文件。")
    roles = add_command(commands, "role", "查看岗位和机构。").add_commands()
    role = add_command(roles, "show", "列出一个岗位的应当、不得和可以，逐条注明出处。", run_role_show)
    role.add_argument("name", metavar="名称", help="岗位的名称、别名或者编号，例如 审核员。")


def run_flow_show(arguments: Namespace) -> int:
    """Print a flow as text, or write its picture."""
    # a check must not wait for what draws pictures
    from handbook_tools.rendering.steps import render_flow_text  # noqa: PLC0415
    from handbook_tools.rendering.swimlane import render_swimlane  # noqa: PLC0415

    reading = read_tolerant(open_project(arguments))
    flow = _choose_flow(arguments.id, reading.handbook)
    if arguments.svg:
        write_atomically(Path(arguments.svg), render_swimlane(flow, {}))
        print(f"已写入 {arguments.svg}")
    else:
        print(render_flow_text(flow))
    return exit_code(reading)


def run_role_show(arguments: Namespace) -> int:
    """Print what binds the holder of a role."""
    reading = read_tolerant(open_project(arguments))
    role = _choose_role(arguments.name, reading.handbook)
    print(render_role_sheet(role, reading.handbook))
    return exit_code(reading)


def _choose_flow(identifier: str, handbook: Handbook) -> Flow:
    flow = find_flow(identifier, handbook)
    if flow is None:
        raise unknown_entry("流程", identifier, {e.id: e.title for e in handbook.registers.flows})
    return flow


def _choose_role(name: str, handbook: Handbook) -> Role:
    role = handbook.find_role(name)
    if role is None:
        raise unknown_entry("岗位", name, {e.id: e.name for e in handbook.registers.roles})
    return role
