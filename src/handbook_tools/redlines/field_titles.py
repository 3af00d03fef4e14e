"""What people call the fields of the registers and of the head of a policy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FIELD_TITLES: Final[Mapping[str, str]] = {
    "title": "名称",
    "name": "名称",
    "value": "数值",
    "unit": "单位",
    "since": "起算日期",
    "origin": "来源",
    "decided_by": "决定机构",
    "note": "备注",
    "holder": "类别",
    "summary": "概述",
    "aliases": "别名",
    "members": "成员",
    "operator": "运营者",
    "issuer": "制定机关",
    "status": "效力",
    "promulgated": "公布日期",
    "effective": "施行日期",
    "checked_on": "核对日期",
    "articles": "引用的条",
    "start": "起点",
    "audience": "适用对象",
    "occasion": "使用时机",
    "selections": "选取范围",
    "each": "逐个适用",
    "character": "性质",
    "extent": "篇幅",
    "clause": "出处",
    "gist": "要旨",
    "provisions": "对应规定",
    "reason": "理由",
    "term": "用语",
    "everyday": "日常说法",
    "roles": "岗位",
    "scope": "范围",
    "rule": "依据的规定",
    "waiver": "准许例外的规定",
    "separation": "不相容岗位",
    "subject": "事项",
    "granted_by": "批准人",
    "granted_on": "批准日期",
    "expires": "届满日期",
}
HEAD_TITLES: Final[Mapping[str, str]] = {
    "title": "名称",
    "short_title": "简称",
    "promulgated": "公布日期",
    "effective": "施行日期",
    "owner": "归口部门",
    "order": "排列次序",
    "consultation": "征求意见的事项",
    "repealed": "废止日期",
    "replaced_by": "代替它的制度",
}
"""What the head of a policy lays down; its version only counts the editions of its text."""
_VERSION: Final = {"version": "版本号"}


def field_title(name: str) -> str:
    """Return what people call a field of an entry or of the head of a policy."""
    return FIELD_TITLES.get(name) or HEAD_TITLES.get(name) or _VERSION.get(name, name)
