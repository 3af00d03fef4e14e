"""Permanent ids: `policy` or `policy/local`, in lower-case ASCII words joined by hyphens.

An id never changes and is never used again; numbers (第八条) are derived and may move. Source regulations
and their facts keep the ids under which they were first noted: `S2`, `S2-16a`.
"""

from __future__ import annotations

import re
from typing import Final

LENGTH_LIMIT: Final = 64
IDENTIFIER: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
SOURCE: Final = re.compile(r"S[0-9]+")
FACT: Final = re.compile(r"S[0-9]+-[0-9A-Za-z][0-9A-Za-z.]*")


def is_identifier(text: str) -> bool:
    """Tell whether *text* is a well-formed id without a policy part, such as ``first-review``."""
    return len(text) <= LENGTH_LIMIT and IDENTIFIER.fullmatch(text) is not None


def is_source_id(text: str) -> bool:
    """Tell whether *text* is a well-formed id of a source regulation, such as ``S2``."""
    return len(text) <= LENGTH_LIMIT and SOURCE.fullmatch(text) is not None


def is_fact_id(text: str) -> bool:
    """Tell whether *text* is a well-formed id of a source fact, such as ``S2-16a`` or ``S5-1.L1``."""
    return len(text) <= LENGTH_LIMIT and FACT.fullmatch(text) is not None


def source_id(fact: str) -> str:
    """Return the source regulation in the id of a fact."""
    return fact.partition("-")[0]


def is_reference(text: str) -> bool:
    """Tell whether *text* is an id, local (``first-review``) or full (``publication/first-review``)."""
    policy, slash, local = text.rpartition("/")
    return is_identifier(local) and (not slash or is_identifier(policy))


def join_id(policy: str, local: str) -> str:
    """Return the full id of *local* as seen from *policy*: a *local* with a slash is full already."""
    return local if "/" in local else f"{policy}/{local}"


def local_id(identifier: str) -> str:
    """Return what follows the policy in a full id; this is the anchor on the policy's page."""
    return identifier.rpartition("/")[2]


def policy_id(identifier: str) -> str:
    """Return the policy part of a full id (the id itself where there is no slash)."""
    return identifier.partition("/")[0]
