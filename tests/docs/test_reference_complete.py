"""The reference names everything there is to write, and the generated pages are what the code says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from handbook_tools.cli.manual_page import COMMAND, render_manual_page
from handbook_tools.cli.rules import list_manuals
from handbook_tools.markdown.front_matter import EXAMPLES as FRONT_MATTER
from handbook_tools.markdown.inlines import ROLES
from handbook_tools.markdown.options import OPTIONS
from handbook_tools.markdown.syntax import PROVISION_DIRECTIVES, VIEW_DIRECTIVES
from handbook_tools.model.fingerprint import digest_fields
from handbook_tools.model.policy import Kind
from handbook_tools.model.registers import Holder, LawStatus, Origin
from handbook_tools.registers import readers

REFERENCE: Final = Path(__file__).parents[2] / "docs" / "toolkit" / "reference"
GRAMMAR: Final = (REFERENCE / "grammar.md").read_text("utf-8")
REGISTERS: Final = (REFERENCE / "registers.md").read_text("utf-8")
REGISTER_KEYS: Final = {
    "roles": readers.ROLE,
    "parameters": readers.PARAMETER,
    "platforms": readers.PLATFORM,
    "laws": readers.LAW,
    "flows": readers.FLOW,
    "checklists": {**readers.CHECKLIST, **readers.SELECTION},
    "sources": readers.SOURCE,
    "provenance": readers.FACT,
    "separations": readers.SEPARATION,
    "waivers": readers.WAIVER,
    "synonyms": readers.SYNONYM,
}


def examples_of(page: str) -> str:
    return "".join(re.findall(r"^`{3,4}(?:markdown|yaml)\n(.*?)^`{3,4}$", page, re.DOTALL | re.MULTILINE))


def tables_of(page: str) -> str:
    return "\n".join(line for line in page.split("\n") if line.startswith("|"))


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_listed_and_shown(option: str) -> None:
    assert f"`{option}`" in tables_of(GRAMMAR)
    assert re.search(rf"^:{option}:", examples_of(GRAMMAR), re.MULTILINE)


@pytest.mark.parametrize("name", [*PROVISION_DIRECTIVES, *VIEW_DIRECTIVES])
def test_every_directive_is_listed_and_shown(name: str) -> None:
    assert f"`{name}`" in tables_of(GRAMMAR)
    assert re.search(rf"^:::{{{name}}}", examples_of(GRAMMAR), re.MULTILINE)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_listed_and_shown(role: str) -> None:
    assert f"{{{role}}}`" in tables_of(GRAMMAR)
    assert f"{{{role}}}`" in examples_of(GRAMMAR)


@pytest.mark.parametrize("key", FRONT_MATTER)
def test_every_key_of_the_front_matter_is_listed_and_shown(key: str) -> None:
    assert f"| `{key}` |" in GRAMMAR
    assert re.search(rf"^{key}: ", examples_of(GRAMMAR), re.MULTILINE)


@pytest.mark.parametrize(
    ("register", "key"), [(name, key) for name, keys in REGISTER_KEYS.items() for key in keys]
)
def test_every_key_of_a_register_is_listed_and_shown(register: str, key: str) -> None:
    section = REGISTERS.split(f"{{#{register}}}\n")[1].split("\n{#")[0]
    assert f"| `{key}` |" in section
    assert re.search(rf"\b{key}:", examples_of(section))


@pytest.mark.parametrize("value", [*Holder, *Origin, *LawStatus, *Kind])
def test_every_choice_is_named(value: str) -> None:
    assert f"`{value}`" in REGISTERS


def test_the_page_of_diagnostics_is_up_to_date() -> None:
    page = (REFERENCE / "diagnostics.md").read_text("utf-8")
    assert page == render_manual_page(list_manuals()), f"运行 {COMMAND}"


def test_every_diagnostic_that_the_manual_mentions_exists() -> None:
    rules = {manual.rule for manual in list_manuals()}
    named = re.findall(r"^````markdown 反例 (.*)$", GRAMMAR, re.MULTILINE)
    named += re.findall(r"^\|[^|]*\| `([a-z-]+)` \|", GRAMMAR.split("## 不能写的内容")[1], re.MULTILINE)
    assert {rule for names in named for rule in names.split()} <= rules


def test_the_example_of_a_fingerprint_is_right() -> None:
    page = (REFERENCE / "fingerprint.md").read_text("utf-8")
    fields, digest = re.findall(r"^```text\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    assert digest_fields(tuple(fields.split("\n"))) == digest


def test_the_glossary_uses_words_of_the_code() -> None:
    package = REFERENCE.parents[2] / "src"
    source = "".join(
        path.read_text("utf-8") for suffix in ("py", "js") for path in package.rglob(f"*.{suffix}")
    )
    for line in (REFERENCE / "glossary.md").read_text("utf-8").split("\n"):
        cells = line.split("|")
        if len(cells) == 6:
            for word in re.findall(r"`([^`]+)`", cells[3]):
                assert word.removesuffix("()").rpartition(".")[2] in source, word
