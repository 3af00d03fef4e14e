"""Whom a change is about."""

from __future__ import annotations

from handbook_tools.redlines.changes import (
    Change,
    ProvisionAdded,
    ProvisionAmended,
    ProvisionMoved,
    ProvisionRepealed,
)


def bearers_of(change: Change) -> frozenset[str]:
    """Return whom the provision binds that *change* is about, before and after; nobody for other changes."""
    match change:
        case ProvisionAdded(state) | ProvisionRepealed(state):
            found = {state.provision.bearer}
        case ProvisionAmended(before, after) | ProvisionMoved(before, after):
            found = {before.provision.bearer, after.provision.bearer}
        case _:
            found = set()
    return frozenset(found - {""})
