"""Permanent ids: `policy` or `policy/local`, in lower-case ASCII words joined by hyphens.

An id never changes and is never used again; numbers (第八条) are derived and may move.
"""

from __future__ import annotations

import re
from typing import Final

LENGTH_LIMIT: Final = 64
_IDENTIFIER: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def is_identifier(text: str) -> bool:
    """Tell whether *text* is a well-formed id without a policy part, such as ``first-review``."""
    return len(text) <= LENGTH_LIMIT and _IDENTIFIER.fullmatch(text) is not None


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
