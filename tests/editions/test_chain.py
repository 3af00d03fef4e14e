"""A changed past is found: by the following edition, by the ledger, by the fingerprints."""

from __future__ import annotations

import json

import pytest

from benchmarks.handbooks import PROVISIONS, policy_name, render_policy, render_registers
from handbook_tools.editions.chain import check_chain, read_chain, read_editions, verify_chain
from handbook_tools.editions.edition import digest_bytes
from handbook_tools.editions.edition_file import read_edition, render_edition, take_fingerprints
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook
from handbook_tools.project import read_handbook, read_project
from handbook_tools.sources import Source
from tests.speed import measured

from .conftest import Editions


def large_handbook(policies: int) -> Handbook:
    """Return a handbook of so many policies as the benchmarks write them."""
    texts = {f"docs/policies/{policy_name(i)}.md": render_policy(i, policies) for i in range(policies)}
    texts |= {f"docs/registers/{name}": text for name, text in render_registers(policies).items()}
    return read_handbook({path: Source(path, text) for path, text in texts.items()}).handbook


def check(editions: Editions) -> tuple[Diagnostic, ...]:
    return check_chain(read_chain(editions.project.editions, editions.project.root))


def rules(editions: Editions) -> list[str]:
    return [found.rule for found in check(editions)]


def test_an_untouched_chain_is_clean(editions: Editions) -> None:
    assert check(editions) == ()


def test_without_editions_there_is_nothing_to_check(unreleased: Editions) -> None:
    assert check(unreleased) == ()


def test_an_edition_gives_the_handbook_back(editions: Editions) -> None:
    last = read_editions(editions.project.editions, editions.project.root).editions[-1]
    handbook = read_project(editions.project).handbook
    assert render_edition(last.head, handbook, take_fingerprints(handbook)) == render_edition(
        last.head, last.handbook, last.fingerprints
    )


@pytest.mark.parametrize(
    ("number", "witness"), [(1, "第2版"), (1, "editions/ledger.txt"), (2, "editions/ledger.txt")]
)
def test_a_changed_word_is_found(editions: Editions, number: int, witness: str) -> None:
    path = editions.project.editions / f"{number}.jsonl"
    path.write_text(path.read_text("utf-8").replace("不得审批", "可以审批"), "utf-8")
    altered = next(found for found in check(editions) if found.rule == "edition-altered")
    assert witness in altered.message
    assert altered.place.path == f"editions/{number}.jsonl"


def test_a_past_changed_with_its_ledger_is_found_by_the_fingerprints(editions: Editions) -> None:
    path = editions.project.editions / "2.jsonl"
    ledger = editions.project.editions / "ledger.txt"
    old = path.read_bytes()
    new = old.replace("不得审批".encode(), "可以审批".encode())
    path.write_bytes(new)
    ledger.write_text(ledger.read_text("utf-8").replace(digest_bytes(old), digest_bytes(new)), "utf-8")
    assert rules(editions) == ["edition-fingerprint"]


def test_what_the_next_edition_and_the_ledger_vouch_for_is_not_read(editions: Editions) -> None:
    chain = read_chain(editions.project.editions, editions.project.root)
    assert check_chain(chain) == ()
    assert [vars(file).keys() & {"edition"} for file in chain.files] == [set(), {"edition"}]


def test_the_last_edition_is_not_read_where_the_handbook_is_as_it_was_released(editions: Editions) -> None:
    chain = read_chain(editions.project.editions, editions.project.root)
    first, last = chain.files
    handbook = read_project(editions.project).handbook
    assert (first.holds(handbook), last.holds(handbook)) == (False, True)
    assert check_chain(chain, sound=[last]) == ()
    assert not any(vars(file).keys() & {"edition"} for file in chain.files)


def test_verifying_trusts_nobody(editions: Editions) -> None:
    """A past forged with everybody who vouches for it is found by its fingerprints, when all are read."""
    folder, before = editions.project.editions, {}
    for name in ("1.jsonl", "2.jsonl"):
        before[name] = (folder / name).read_bytes()
    forged = before["1.jsonl"].replace("不得审批".encode(), "可以审批".encode())
    following = before["2.jsonl"].replace(
        digest_bytes(before["1.jsonl"]).encode(), digest_bytes(forged).encode()
    )
    (folder / "1.jsonl").write_bytes(forged)
    (folder / "2.jsonl").write_bytes(following)
    (folder / "ledger.txt").write_text(f"1 {digest_bytes(forged)}\n2 {digest_bytes(following)}\n", "utf-8")
    assert rules(editions) == []
    found = verify_chain(read_chain(folder, editions.project.root))
    assert [(each.rule, each.place.path) for each in found] == [("edition-fingerprint", "editions/1.jsonl")]


def test_a_lost_edition_is_found(editions: Editions) -> None:
    (editions.project.editions / "1.jsonl").unlink()
    assert set(rules(editions)) == {"edition-sequence"}


def test_another_way_of_writing_is_found(editions: Editions) -> None:
    path = editions.project.editions / "2.jsonl"
    lines = path.read_text("utf-8").splitlines()
    lines[0] = json.dumps(json.loads(lines[0]), ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert rules(editions) == ["edition-altered", "edition-fingerprint"]


@pytest.mark.parametrize(
    "line", ["", "{", "[]", "{}", '"x"', '{"pollicy":{}}', '{"article":{}}', "[" * 2000, '{"edition":{}}']
)
def test_a_line_that_is_none_is_named(editions: Editions, line: str) -> None:
    path = editions.project.editions / "2.jsonl"
    lines = path.read_text("utf-8").splitlines()
    lines.insert(1, line)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found = next(found for found in check(editions) if found.rule == "edition-unreadable")
    assert str(found.place) == "editions/2.jsonl:2"


def test_5000_provisions_load_in_half_a_second(editions: Editions) -> None:
    handbook = large_handbook(5000 // PROVISIONS)
    head = read_editions(editions.project.editions, editions.project.root).editions[0].head
    content = render_edition(head, handbook, take_fingerprints(handbook)).encode()
    with measured() as spent:
        edition = read_edition(content, "editions/1.jsonl")
    assert spent.seconds < 0.5
    assert sum(1 for _ in edition.handbook.provisions) >= 5000
