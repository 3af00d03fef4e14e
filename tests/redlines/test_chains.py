"""The heaviest chain equals what trying every chain finds."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from handbook_tools.redlines.chains import Pair, heaviest_chain

PAIRS = st.lists(st.builds(Pair, st.integers(0, 4), st.integers(0, 4), st.integers(1, 5)), max_size=8)


def rises(chain: tuple[Pair, ...]) -> bool:
    return all(one.old < two.old and one.new < two.new for one, two in pairwise(chain))


@given(PAIRS)
def test_no_other_chain_weighs_more(pairs: list[Pair]) -> None:
    chains = (chain for size in range(len(pairs) + 1) for chain in combinations(sorted(pairs), size))
    heaviest = max(sum(pair.weight for pair in chain) for chain in chains if rises(chain))
    found = heaviest_chain(pairs)
    assert rises(tuple(found))
    assert sum(pair.weight for pair in found) == heaviest
