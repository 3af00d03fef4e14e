"""Releasing an edition: the handbook as it stands, frozen in the next file of the chain."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from handbook_tools.editions.chain import LEDGER, edition_path, read_editions, read_ledger, render_ledger
from handbook_tools.editions.edition import EditionHead, Mode, digest_bytes
from handbook_tools.editions.edition_file import render_edition, take_fingerprints
from handbook_tools.editions.values import Json, write_value
from handbook_tools.model.handbook import Handbook
from handbook_tools.sources import write_atomically


class ReleaseError(Exception):
    """An edition cannot be released; the text says in Chinese why, and what to do."""


@dataclass(frozen=True, slots=True)
class Release:
    """A released edition: its head and its file."""

    head: EditionHead
    path: Path


def release_edition(draft: EditionHead, handbook: Handbook, folder: Path, root: Path) -> Release:
    """Write *handbook* as the next edition into *folder*, with the number and the digest that follow.

    Raises:
        ReleaseError: the editions before cannot be read, the dates run backwards, nothing was changed, or
            the mode does not fit.
    """
    reading = read_editions(folder, root)
    if reading.diagnostics:
        raise ReleaseError("已有的版本读不了：\n" + "\n".join(map(str, reading.diagnostics)))
    last = reading.editions[-1] if reading.editions else None
    head = replace(draft, number=last.head.number + 1 if last else 1, previous=last.digest if last else "")
    if (head.mode is Mode.FIRST) != (last is None):
        raise ReleaseError("第1版的形式是首次发布，以后各版是修正或者修订。")
    if last and _written(last.handbook) == _written(handbook):
        raise ReleaseError(f"手册与{last.head.name}一样，没有什么可以发布。")
    if head.effective < head.promulgated:
        raise ReleaseError("施行日期不能早于公布日期。")
    if last and (head.promulgated < last.head.promulgated or head.effective < last.head.effective):
        raise ReleaseError(f"公布日期和施行日期都不能早于{last.head.name}的。")
    if late := _repealed_later(handbook, head.effective):
        raise ReleaseError(
            f"{late}，晚于这一版的施行日期 {head.effective}：其间还在施行，文字却已经拿掉。"
            "施行日期改为与废止日期相同，或者到时再拿掉。"
        )
    return _write(head, handbook, folder, root)


def _repealed_later(handbook: Handbook, effective: dt.date) -> str:
    """Return what *handbook* has taken the text of, though it ends only after *effective*; mostly nothing."""
    for policy in handbook.policies:
        if policy.is_tombstone and policy.repealed and policy.repealed > effective:
            return f"《{policy.title}》自 {policy.repealed} 起废止"
        for article in policy.articles:
            days = [each.repealed for each in article.provisions if each.repealed]
            if article.is_tombstone and max(days) > effective:
                return f"《{policy.title}》{article.number}自 {max(days)} 起废止"
    return ""


def _written(handbook: Handbook) -> tuple[Json, Json]:
    return write_value(handbook.policies), write_value(handbook.registers)


def _write(head: EditionHead, handbook: Handbook, folder: Path, root: Path) -> Release:
    """Write the file, then the ledger; a file that is there is never overwritten."""
    path = edition_path(folder, head.number)
    if path.exists():
        raise ReleaseError(f"{path} 已经存在，已经发布的版本不能改写。")
    text = render_edition(head, handbook, take_fingerprints(handbook))
    folder.mkdir(exist_ok=True)
    recorded = {**read_ledger(folder, root), head.number: digest_bytes(text.encode())}
    write_atomically(path, text)
    write_atomically(folder / LEDGER, render_ledger(recorded))
    return Release(head, path)
