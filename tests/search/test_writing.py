"""The index as a script: small, stable, and nothing in it can end a script or become markup."""

from __future__ import annotations

import gzip
import json
from typing import Any

from handbook_tools.search import Address, ObjectKind, generate_index, render_index
from tests.handbooks import one_duty, tiny

from .test_generation import own

BYTES_AN_ARTICLE = 600
"""What an article may weigh in the index, all registers counted in; raw. Measured: about 500."""
GZIPPED_BYTES_AN_ARTICLE = 180


def everywhere(_kind: str, identifier: str) -> Address:
    return Address("page.html", identifier)


def data_of(script: str) -> Any:
    prefix, suffix = "globalThis.handbookSearchData=", ";\n"
    assert script.startswith(prefix)
    assert script.endswith(suffix)
    return json.loads(script.removeprefix(prefix).removesuffix(suffix))


def test_the_same_handbook_gives_the_same_bytes() -> None:
    assert render_index(generate_index(own()), everywhere) == render_index(generate_index(own()), everywhere)


def test_an_article_weighs_little() -> None:
    index = generate_index(own())
    script = render_index(index, everywhere).encode()
    assert len(script) / index.article_count < BYTES_AN_ARTICLE
    assert len(gzip.compress(script, mtime=0)) / index.article_count < GZIPPED_BYTES_AN_ARTICLE


def test_text_cannot_end_the_script() -> None:
    handbook = one_duty(r"员工应当写\</script\>\<img src=x\>甲" + "\u2028乙。")
    script = render_index(generate_index(handbook), everywhere)
    assert "<" not in script
    assert "\u2028" not in script
    ((_, _, _, _, ((_, _, articles),)),) = data_of(script)["policies"]
    ((_, _, _, ((text, *_),)),) = articles
    assert "</script><img src=x>甲\u2028乙" in text


def test_pages_stand_once_and_rows_point_at_them() -> None:
    data = data_of(render_index(generate_index(tiny()), everywhere))
    assert data["pages"] == ["page.html"]
    assert {row[3] for row in data["policies"]} == {0}


def test_what_is_on_no_page_is_left_out() -> None:
    def find_address(kind: str, identifier: str) -> Address | None:
        return None if kind == ObjectKind.LAW else everywhere(kind, identifier)

    kinds = {row[0] for row in data_of(render_index(generate_index(tiny()), find_address))["objects"]}
    assert ObjectKind.LAW not in kinds
    assert ObjectKind.ROLE in kinds


def test_empty_fields_at_the_end_of_a_row_are_left_out() -> None:
    data = data_of(render_index(generate_index(own()), everywhere))
    assert all(row[-1] not in ("", []) for row in data["objects"])
