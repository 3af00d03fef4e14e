"""A reduced style sheet draws the same pages: only rules for absent classes go."""

from __future__ import annotations

import pytest

from handbook_tools.rendering.stylesheets import classes_of, drop_unused_properties, reduce_stylesheet

CLASSES = frozenset({"a", "b", "md:x"})
CASES = {
    "kept by its class": (".a{x:y}", ".a{x:y}"),
    "gone by its class": (".c{x:y}.a{x:y}", ".a{x:y}"),
    "one selector of several": (".c,p .a , .a .c{x:y}", "p .a{x:y}"),
    "elements, ids and attributes stay": ("p,#i,[t='.c']{x:y}", "p,#i,[t='.c']{x:y}"),
    "an absent class denied": (".a:not(.c){x:y}", ".a:not(.c){x:y}"),
    "an absent class denied inside": (".a:not(:has(.c)){x:y}", ".a:not(:has(.c)){x:y}"),
    "an alternative that can match": (":is(.c,.b) .a{x:y}", ":is(.c,.b) .a{x:y}"),
    "no alternative that can match": (":is(.c,.d) .a{x:y}p{}", ""),
    "a comma inside brackets": (":where(.c,.d),p{x:y}", "p{x:y}"),
    "inside a group": (
        "@media print{.c{x:y}.a{x:y}}@media print{.c{x:y}}",
        "@media print{.a{x:y}}",
    ),
    "groups in groups": (
        "@supports (x:y){@media print{.c{x:y}.b{z:w}}}",
        "@supports (x:y){@media print{.b{z:w}}}",
    ),
    "other at-rules stay whole": ("@keyframes k{from{x:y}to{x:z}}", "@keyframes k{from{x:y}to{x:z}}"),
    "fonts go": ("@charset 'utf-8';@font-face{src:url(f)}p{x:y}", "p{x:y}"),
    "statements stay": ("@layer one;p{x:y}", "@layer one;\np{x:y}"),
    "braces in strings": (".a::before{content:'}'}.c{x:'{'}", ".a::before{content:'}'}"),
    "escaped names": (r".md\:x{x:y}.md\:z{x:y}", r".md\:x{x:y}"),
    "comments go": ("/* .a{ */p{x:y}", "p{x:y}"),
}


@pytest.mark.parametrize("case", CASES)
def test_only_what_can_match_stays(case: str) -> None:
    text, expected = CASES[case]
    assert reduce_stylesheet(text, CLASSES) == expected


def test_the_classes_of_all_selectors_are_found() -> None:
    text = "@media print{.c .d,p{x:y}}.e:not(.f){x:url(a.g)}@keyframes k{0.5%{x:y}}"
    assert classes_of(text) == {"c", "d", "e", "f"}


def test_only_properties_that_nothing_refers_to_are_dropped() -> None:
    text = "p{--a-one:1;--a-two:var(--a-three);--a-three:2;--b-one:3;x:var(--a-one)}"
    assert drop_unused_properties(text, "a-") == "p{--a-one:1;--b-one:3;x:var(--a-one)}"
    assert drop_unused_properties(text, "c-") == text


def test_a_semicolon_in_a_string_ends_no_property() -> None:
    text = """p{--a-one:url("data:x;y,'}");--a-two:url('d;"')}q{x:y}"""
    assert drop_unused_properties(text, "a-") == "p{}q{x:y}"


def test_a_name_inside_another_is_no_definition() -> None:
    text = "p{--b-a-one:1;x:y}"
    assert drop_unused_properties(text, "a-") == text
