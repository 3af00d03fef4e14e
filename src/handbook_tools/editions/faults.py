"""The manual of what the check of editions can report."""

from __future__ import annotations

from typing import Final

from handbook_tools.model.faults import Fault

FAULTS: Final = (
    Fault(
        "edition-unreadable",
        "版本文件读不了。\n\n"
        "反例：手工改过 editions/1.jsonl，少了一个引号，或者多写了一个字段。\n"
        "正例：从仓库的历史里恢复这个文件；版本文件只由 handbook edition release 写。",
    ),
    Fault(
        "edition-altered",
        "已经发布的版本被改动了。\n\n"
        "反例：把 editions/1.jsonl 里的“3个工作日”改成“5个工作日”。\n"
        "正例：恢复原来的文件；要改变规定的，修改条文，发布新的版本。",
    ),
    Fault(
        "edition-sequence",
        "版本的编号、日期或者台账不连续。\n\n"
        "反例：有 editions/1.jsonl 和 editions/3.jsonl，没有 2；第2版的施行日期早于第1版。\n"
        "正例：编号从 1 起连续，日期不倒退，editions/ledger.txt 里每版一行。",
    ),
    Fault(
        "edition-instrument",
        "已经公布的修改决定被改动了，或者找不到了。\n\n"
        "反例：第2版公布以后，又在 editions/instruments/2026-1.yml 里添了一项操作。\n"
        "正例：恢复原来的文件；还要再改的，修改条文，起草下一个修改决定。",
    ),
    Fault(
        "id-reused",
        "编号一经使用，永远归原来的条文、规定或者项，废止以后也不再用于别的内容。\n\n"
        "反例：第2版删去了 leave/apply 一条，第3版增加的另一条又用 leave/apply 作编号；"
        "废止后保留条号的一条，又写进别的规定；条的编号改作一项规定的编号。\n"
        "正例：新的条文另起一个没有用过的编号，例如 leave/apply-online。",
    ),
    Fault(
        "edition-fingerprint",
        "版本文件里的指纹与它的条文不符。\n\n"
        "反例：改了版本文件里的条文，连台账也一并改了。\n"
        "正例：恢复原来的文件和台账。",
    ),
)
