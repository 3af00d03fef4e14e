"""Every fault that reading the registers can report."""

from __future__ import annotations

from typing import Final

from handbook_tools.registers import consistency
from handbook_tools.strict_yaml import fields, nodes

FAULTS: Final = (*nodes.FAULTS, *fields.FAULTS, *consistency.FAULTS)
