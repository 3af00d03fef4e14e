"""The registers, from roles to everyday words, read from YAML."""

from handbook_tools.registers.reading import (
    FILES,
    PROVENANCE,
    SEPARATIONS,
    SOURCES,
    SYNONYMS,
    WAIVERS,
    RegistersReading,
    read_registers,
    register_files,
    registers_from,
)

__all__ = [
    "FILES",
    "PROVENANCE",
    "SEPARATIONS",
    "SOURCES",
    "SYNONYMS",
    "WAIVERS",
    "RegistersReading",
    "read_registers",
    "register_files",
    "registers_from",
]
