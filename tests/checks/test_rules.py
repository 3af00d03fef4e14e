"""The registry: complete, in order, each rule once."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from inspect import getdoc, isgeneratorfunction
from typing import Any

import handbook_tools.checks
from handbook_tools.checks import RULES, check_handbook, rule_id
from handbook_tools.model.handbook import Handbook


def test_every_public_generator_of_diagnostics_is_a_rule() -> None:
    modules = [
        importlib.import_module(f"handbook_tools.checks.{module.name}")
        for module in pkgutil.iter_modules(handbook_tools.checks.__path__)
    ]
    written = {
        value
        for module in modules
        for name, value in vars(module).items()
        if isgeneratorfunction(value) and not name.startswith("_") and "Diagnostic" in str(annotation(value))
    }
    assert written == set(RULES)


def annotation(function: Callable[..., Any]) -> object:
    return function.__annotations__["return"]


def test_ids_are_unique() -> None:
    assert len({rule_id(rule) for rule in RULES}) == len(RULES)


def test_titles_are_one_chinese_sentence() -> None:
    titles = [(getdoc(rule) or "").split("\n")[0] for rule in RULES]
    assert all(title.endswith("。") for title in titles)
    assert len(set(titles)) == len(titles)


def test_empty_handbook_is_clean() -> None:
    assert check_handbook(Handbook()) == ()


def test_findings_are_sorted_by_place_then_rule(check_fragment: Callable[[str], Any]) -> None:
    provision = ":::{duty} b\n:bearer: 审核员\n:basis: 四\n\n审核员及时登记,\n:::\n\n"
    fragment = f"{provision}# flows.yml\nx: {{title: 甲, start: a/b}}"
    found = check_fragment(fragment).found
    keys = [(finding.place, finding.rule) for finding in found]
    assert len(keys) > 4
    assert keys == sorted(keys)


def test_finding_points_at_the_sentence(check_fragment: Callable[[str], Any]) -> None:
    fragment = ":::{duty} b\n:bearer: 审核员\n:basis: 新增\n\n审核员登记。\n:::"
    checked = check_fragment(fragment)
    assert [found.place.line for found in checked.found] == [checked.first_line + 4]
