"""Registers: roles, parameters, platforms, laws, flows, checklists and sources, read from YAML."""

from handbook_tools.registers.reading import FILES, PROVENANCE, SOURCES, RegistersReading, read_registers

__all__ = ["FILES", "PROVENANCE", "SOURCES", "RegistersReading", "read_registers"]
