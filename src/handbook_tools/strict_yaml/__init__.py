"""YAML read as data: a strict subset, typed fields, and a place for everything that is wrong."""

from handbook_tools.strict_yaml.fields import FieldReader, malformed_key, missing, wrong_type
from handbook_tools.strict_yaml.nodes import (
    YamlList,
    YamlMapping,
    YamlNode,
    YamlText,
    find_colon_trap,
    read_yaml,
)

__all__ = [
    "FieldReader",
    "YamlList",
    "YamlMapping",
    "YamlNode",
    "YamlText",
    "find_colon_trap",
    "malformed_key",
    "missing",
    "read_yaml",
    "wrong_type",
]
