"""An edition: the handbook as one instrument promulgated it, with its dates and the digest of its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from handbook_tools.model.handbook import Handbook

SITES: Final = "editions"
"""The folder below the top of a site in which the sites of the editions lie, each named by its number."""
FORMAT: Final = 1
"""The version of the file's format; a reader refuses another one."""


class Mode(StrEnum):
    """How an edition came about: as the first, by partial amendment, or by revising the whole."""

    FIRST = "首次发布"
    AMENDMENT = "修正"
    REVISION = "修订"


@dataclass(frozen=True, slots=True)
class EditionHead:
    """What an edition says of itself.

    ``approved_by`` is the name of a role, ``instrument`` the path of the instrument's file relative to the
    project with the digest of its bytes, both empty for the first edition; ``previous`` is the digest of
    the edition before.
    """

    format: int
    number: int
    title: str
    mode: Mode
    approved_by: str
    promulgated: dt.date
    effective: dt.date
    instrument: str = ""
    instrument_digest: str = ""
    previous: str = ""

    @property
    def name(self) -> str:
        """The name by which people cite the edition: 第2版."""
        return f"第{self.number}版"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition as its file has it: the head, the handbook, and the digest of the bytes.

    ``fingerprints`` are those of the provisions, by full id, as they were taken when it was released.
    """

    head: EditionHead
    handbook: Handbook
    fingerprints: Mapping[str, str]
    path: str
    digest: str


def digest_bytes(content: bytes) -> str:
    """Return the digest by which one edition names another, such as ``sha256:…``."""
    return f"sha256:{sha256(content).hexdigest()}"
