"""Registers: roles, parameters, platforms, laws, flows, checklists, sources, synonyms; read from YAML."""

from handbook_tools.registers.reading import (
    FILES,
    PROVENANCE,
    SOURCES,
    SYNONYMS,
    RegistersReading,
    read_registers,
    register_files,
    registers_from,
)

__all__ = [
    "FILES",
    "PROVENANCE",
    "SOURCES",
    "SYNONYMS",
    "RegistersReading",
    "read_registers",
    "register_files",
    "registers_from",
]
