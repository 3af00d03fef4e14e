"""Registers: roles, parameters, platforms, laws, flows and checklists, read from YAML."""

from handbook_tools.registers.reading import FILES, RegistersReading, read_registers

__all__ = ["FILES", "RegistersReading", "read_registers"]
