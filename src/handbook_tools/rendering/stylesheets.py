"""Reducing a style sheet: without the rules that need a class which no page has.

A rule goes only where one of its selectors can match no element; what an alternative inside ``:is()`` or
``:where()`` needs counts, what stands inside ``:not()`` does not. Fonts go too: the site brings none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING: Final = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_STOP: Final = re.compile(rf"[{{}};]|\\.|{_STRING}", re.DOTALL)
"""A brace, a semicolon, or what may contain one: an escaped character, a string."""
_CLASS: Final = re.compile(r"\.((?:[\w-]|\\.)+)")
_ATTRIBUTE: Final = re.compile(r"\[[^\]]*\]")
_COMMA: Final = re.compile(r",(?![^()]*\))(?![^\[]*\])")
_NOT: Final = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
_ALTERNATIVES: Final = re.compile(r":(?:is|where)\(([^()]*)\)")
_GROUPS: Final = ("@media", "@supports", "@container", "@layer")
_REFERENCE: Final = re.compile(r"var\((--[\w-]+)")
_LEFT_OUT: Final = ("@font-face", "@charset")


def reduce_stylesheet(text: str, classes: frozenset[str]) -> str:
    """Return what a style sheet says of pages whose elements have no class beside *classes*."""
    return "\n".join(_reduce(_COMMENT.sub("", text), lambda selector: _can_match(selector, classes)))


def drop_unused_properties(text: str, *prefixes: str) -> str:
    """Return a style sheet without the custom properties of these prefixes that nothing in it refers to."""
    names = "|".join(map(re.escape, prefixes))
    definition = re.compile(rf"(?<=[{{;\n])(--(?:{names})[\w-]+):(?:{_STRING}|[^;}}\"'])*;?")
    used = frozenset(_REFERENCE.findall(text))
    reduced = definition.sub(lambda found: found.group() if found.group(1) in used else "", text)
    # what only a dropped one referred to is unused now
    return reduced if reduced == text else drop_unused_properties(reduced, *prefixes)


def classes_of(text: str) -> frozenset[str]:
    """Return every class that the selectors of a style sheet name."""
    return frozenset(
        name for prelude, body in _flat_rules(_COMMENT.sub("", text)) if body for name in _named(prelude)
    )


def _flat_rules(text: str) -> Iterator[tuple[str, str]]:
    for prelude, body in _rules(text):
        if prelude.startswith(_GROUPS):
            yield from _flat_rules(body)
        elif not prelude.startswith("@"):
            yield prelude, body


def _reduce(text: str, can_match: Callable[[str], bool]) -> Iterator[str]:
    for prelude, body in _rules(text):
        if prelude.startswith(_LEFT_OUT):
            continue
        if prelude.startswith(_GROUPS) and body:
            inside = "\n".join(_reduce(body, can_match))
            if inside:
                yield f"{prelude}{{{inside}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}" if body else f"{prelude};"
        else:
            selectors = [each.strip() for each in _COMMA.split(prelude) if can_match(each)]
            if selectors and body.strip():
                yield f"{','.join(selectors)}{{{body}}}"


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each block, and the block; a statement has none."""
    depth, start, opened = 0, 0, 0
    for stop in _STOP.finditer(text):
        match stop.group():
            case "{":
                depth += 1
                opened = stop.start() if depth == 1 else opened
            case "}":
                depth -= 1
                if depth == 0:
                    yield text[start:opened].strip(), text[opened + 1 : stop.start()]
                    start = stop.end()
            case ";" if depth == 0:
                yield text[start : stop.start()].strip(), ""
                start = stop.end()


def _named(selector: str) -> list[str]:
    return [name.replace("\\", "") for name in _CLASS.findall(_ATTRIBUTE.sub("", selector))]


def _can_match(selector: str, classes: frozenset[str]) -> bool:
    rest = _NOT.sub("", selector)
    alternatives = _ALTERNATIVES.findall(rest)
    needed = _named(_ALTERNATIVES.sub("", rest))
    return classes.issuperset(needed) and all(
        any(classes.issuperset(_named(each)) for each in group.split(",")) for group in alternatives
    )
