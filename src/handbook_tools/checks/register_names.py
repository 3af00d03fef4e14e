"""Names in the registers: the name of a law or a role says what else its entry says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import Holder, Law, Role

_STATUTE: Final = re.compile("中华人民共和国.+法")
_LEGISLATURE: Final = "全国人民代表大会"
_GOVERNMENT: Final = "国务院"
_OF_A_PERSON: Final = re.compile(".*(?:员|负责人|编辑|主编|经理|主任|领导)")
_OF_A_BODY: Final = re.compile(".*(?:部门|委员会|小组|办公室|中心|(?<!干)部|处|室)")


def _wrong_issuer(law: Law) -> str:
    """Return the body that must have made a law of this name, where another one is given."""
    if _STATUTE.fullmatch(law.title) and _LEGISLATURE not in law.issuer:
        return "全国人民代表大会或者它的常务委员会"
    return _GOVERNMENT if law.title.startswith(_GOVERNMENT) and _GOVERNMENT not in law.issuer else ""


def law_issuer(handbook: Handbook) -> Iterator[Diagnostic]:
    """法律的名称与制定机关一致：称“中华人民共和国……法”的，由全国人大或者它的常委会制定。

    名称以“国务院”开头的，制定机关是国务院。

    反例：

        # laws.yml
        spare-law: {title: 中华人民共和国电子签名法, issuer: 国务院, status: 有效, checked_on: 2026-11-01}

    正例：

        # laws.yml
        spare-law: {title: 中华人民共和国电子签名法, issuer: 全国人民代表大会常务委员会, status: 有效,
          checked_on: 2026-11-01}
    """
    for law in handbook.registers.laws:
        wanted = _wrong_issuer(law)
        if wanted:
            message = f"{law}的制定机关应当是{wanted}，写的是{quote(law.issuer)}。"
            hint = "到公布机关的网站核对，改正名称或者制定机关（issuer）。"
            yield Diagnostic("law-issuer", law.place, message, hint)


def _wrong_holder(role: Role) -> str:
    if role.holder is Holder.PERSON and _OF_A_BODY.fullmatch(role.name):
        return "一个机构"
    return "一个人的岗位" if role.holder is Holder.BODY and _OF_A_PERSON.fullmatch(role.name) else ""


def role_holder(handbook: Handbook) -> Iterator[Diagnostic]:
    """岗位的名称与种类（holder）一致：称“……部”“……委员会”的是机构，称“……员”“……负责人”的是岗位。

    反例：

        # roles.yml
        archive: {name: 档案室, holder: 岗位, summary: 保管档案}

    正例：

        :::{duty} example
        :bearer: 档案室
        :basis: 新增

        档案室应当保管稿件档案。
        :::

        # roles.yml
        archive: {name: 档案室, holder: 机构, summary: 保管档案}
    """
    for role in handbook.registers.roles:
        wrong = _wrong_holder(role)
        if wrong:
            message = f"{quote(role.name)}听起来是{wrong}，登记的是“{role.holder}”。"
            hint = "改正 holder，或者改正名称：一个部门里的人，写明是谁，例如：档案员。"
            yield Diagnostic("role-holder", role.place, message, hint)
