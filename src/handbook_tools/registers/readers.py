"""The readers of the registers: one function an entry, one table of examples a register."""

from __future__ import annotations

import datetime as dt
from typing import Final

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.numerals import ARTICLE_NUMBER
from handbook_tools.model.policy import Kind
from handbook_tools.model.provenance import SourceFact, SourceRegulation
from handbook_tools.model.registers import (
    ChecklistEntry,
    FlowEntry,
    Holder,
    Law,
    LawArticle,
    LawStatus,
    Origin,
    Parameter,
    Platform,
    Role,
    Scope,
    Selection,
    Separation,
    Synonym,
    Transfer,
    Unit,
    Waiver,
)
from handbook_tools.strict_yaml import FieldReader, YamlMapping

ROLE: Final = {
    "name": "name: 审核员",
    "holder": "holder: 岗位（或者 机构、统称、外部）",
    "summary": "summary: 对稿件进行初审和复审。",
    "aliases": "aliases: [审稿人]",
    "members": "members: [editor, reviewer]",
}
PARAMETER: Final = {
    "title": "title: 初审时限",
    "value": "value: 1",
    "unit": "unit: 个工作日",
    "since": "since: 2026-12-01",
    "origin": "origin: 本单位决定（或者 法律、公开做法）",
    "decided_by": "decided_by: 主管部门",
    "note": "note: 说明这个数值从何而来",
}
PLATFORM: Final = {
    "name": "name: 微信公众号",
    "operator": "operator: 深圳市腾讯计算机系统有限公司",
    "aliases": "aliases: [公众号]",
}
LAW: Final = {
    "title": "title: 中华人民共和国网络安全法",
    "issuer": "issuer: 全国人民代表大会常务委员会",
    "status": "status: 有效（或者 已修改、已废止、待核）",
    "promulgated": "promulgated: 2016-11-07",
    "effective": "effective: 2017-06-01",
    "checked_on": "checked_on: 2026-11-01",
    "note": "note: 说明修改情况",
    "articles": "articles: {第二十一条: 网络安全等级保护制度}（条文引用的各条说的是什么）",
}
FLOW: Final = {
    "title": "title: 内容生产与发布流程",
    "start": "start: publication/planning",
    "summary": "summary: 从策划到归档",
}
CHECKLIST: Final = {
    "title": "title: 发布前自查",
    "audience": "audience: 编辑",
    "occasion": "occasion: 稿件提交审核之前",
    "each": "each: [岗位]（为每一个岗位各生成一份，“【岗位】”换成它的名称）",
    "select": "select: [{policies: [publication], kinds: [duty, prohibition]}]",
    "transfer": "transfer: [{from: 编辑, to: 审核员}]（为每一对岗位各生成一份，这时不写 select）",
}
SELECTION: Final = {
    "policies": "policies: [publication]",
    "articles": "articles: [publication/three-reviews]",
    "provisions": "provisions: [publication/first-review]",
    "flows": "flows: [publication]",
    "bearers": "bearers: [编辑]",
    "kinds": "kinds: [duty, prohibition]",
    "unit": "unit: 项（有项的规定，每项一问；不写时整条一问）",
    "section": "section: 初审（这些事项归在这个标题下）",
}
TRANSFER: Final = {"from": "from: 编辑", "to": "to: 审核员"}
SOURCE: Final = {
    "title": "title: 单位自媒体管理规章制度",
    "character": "character: 以单位账号为对象的制度，三章十七条",
    "extent": "extent: 止于第十七条，没有发布流程",
}
FACT: Final = {
    "clause": "clause: 第十六条",
    "gist": "gist: 内容须经严格审核。",
    "provisions": "provisions: [publication/first-review]",
    "reason": "reason: 说明为什么没有采用",
}
SYNONYM: Final = {
    "term": "term: 人工智能",
    "everyday": "everyday: [AI, 智能生成]",
}
SEPARATION: Final = {
    "roles": "roles: [编辑, 审核员]",
    "scope": "scope: 同一稿件（或者 同一账号、同一事项、任何时候）",
    "rule": "rule: general/editor-and-reviewer",
    "waiver": "waiver: publication/separation-waiver",
    "note": "note: 说明为什么要分开",
}
WAIVER: Final = {
    "separation": "separation: editor-and-reviewer",
    "subject": "subject: 账号“某某分站”",
    "granted_by": "granted_by: 主管部门",
    "granted_on": "granted_on: 2026-12-05",
    "expires": "expires: 2027-03-05",
    "reason": "reason: 审核员离职，正在补充人员。",
}
_NO_DATE: Final = dt.date.min


def read_role(identifier: str, place: Place, fields: FieldReader) -> Role:
    """Read one role."""
    return Role(
        id=identifier,
        name=fields.text("name"),
        holder=fields.choice("holder", Holder) or Holder.PERSON,
        summary=fields.text("summary"),
        aliases=fields.texts("aliases"),
        members=fields.texts("members"),
        place=place,
    )


def read_parameter(identifier: str, place: Place, fields: FieldReader) -> Parameter:
    """Read one parameter."""
    return Parameter(
        id=identifier,
        title=fields.text("title"),
        value=fields.text("value"),
        unit=fields.optional_text("unit"),
        since=fields.date("since") or _NO_DATE,
        origin=fields.choice("origin", Origin) or Origin.DECISION,
        decided_by=fields.text("decided_by"),
        note=fields.optional_text("note"),
        place=place,
    )


def read_platform(identifier: str, place: Place, fields: FieldReader) -> Platform:
    """Read one platform."""
    return Platform(
        identifier, fields.text("name"), fields.optional_text("operator"), place, fields.texts("aliases")
    )


def read_law(identifier: str, place: Place, fields: FieldReader) -> Law:
    """Read one law."""
    return Law(
        id=identifier,
        title=fields.text("title"),
        issuer=fields.text("issuer"),
        status=fields.choice("status", LawStatus) or LawStatus.UNVERIFIED,
        promulgated=fields.optional_date("promulgated"),
        effective=fields.optional_date("effective"),
        checked_on=fields.optional_date("checked_on"),
        note=fields.optional_text("note"),
        articles=tuple(LawArticle(*pair) for pair in fields.optional_pairs("articles", ARTICLE_NUMBER)),
        place=place,
    )


def read_flow(identifier: str, place: Place, fields: FieldReader) -> FlowEntry:
    """Read one flow."""
    title, start = fields.text("title"), fields.text("start")
    return FlowEntry(identifier, title, start, place, fields.optional_text("summary"))


def read_checklist(identifier: str, place: Place, fields: FieldReader) -> ChecklistEntry:
    """Read the declaration of one checklist."""
    fields.need_one("select", "transfer")
    return ChecklistEntry(
        id=identifier,
        title=fields.text("title"),
        audience=fields.text("audience"),
        occasion=fields.text("occasion"),
        each=fields.choices("each", Holder),
        selections=tuple(_read_selection(each, fields) for each in fields.optional_mappings("select")),
        transfers=tuple(_read_transfer(each, fields) for each in fields.optional_mappings("transfer")),
        place=place,
    )


def read_synonym(identifier: str, place: Place, fields: FieldReader) -> Synonym:
    """Read what people say for one term."""
    return Synonym(identifier, fields.text("term"), fields.texts("everyday"), place)


def read_separation(identifier: str, place: Place, fields: FieldReader) -> Separation:
    """Read one pair of roles that are kept apart."""
    return Separation(
        id=identifier,
        roles=fields.texts("roles"),
        scope=fields.choice("scope", Scope) or Scope.ALWAYS,
        rule=fields.text("rule"),
        waiver=fields.optional_text("waiver"),
        note=fields.optional_text("note"),
        place=place,
    )


def read_waiver(identifier: str, place: Place, fields: FieldReader) -> Waiver:
    """Read one exception from a separation."""
    return Waiver(
        id=identifier,
        separation=fields.text("separation"),
        subject=fields.text("subject"),
        granted_by=fields.text("granted_by"),
        granted_on=fields.date("granted_on") or _NO_DATE,
        expires=fields.date("expires") or _NO_DATE,
        reason=fields.text("reason"),
        place=place,
    )


def read_regulation(identifier: str, place: Place, fields: FieldReader) -> SourceRegulation:
    """Read one source regulation."""
    title, character = fields.text("title"), fields.text("character")
    return SourceRegulation(identifier, title, character, fields.text("extent"), place)


def read_fact(identifier: str, place: Place, fields: FieldReader) -> SourceFact:
    """Read one fact of a source regulation."""
    return SourceFact(
        id=identifier,
        clause=fields.text("clause"),
        gist=fields.text("gist"),
        provisions=fields.texts("provisions"),
        reason=fields.optional_text("reason"),
        place=place,
    )


def _read_selection(mapping: YamlMapping, outer: FieldReader) -> Selection:
    fields = outer.inside(mapping, "select 的条目", SELECTION)
    fields.note_unknown()
    return Selection(
        policies=fields.texts("policies"),
        articles=fields.texts("articles"),
        provisions=fields.texts("provisions"),
        flows=fields.texts("flows"),
        bearers=fields.texts("bearers"),
        kinds=fields.choices("kinds", Kind),
        unit=fields.optional_choice("unit", Unit.PROVISION),
        section=fields.optional_text("section"),
    )


def _read_transfer(mapping: YamlMapping, outer: FieldReader) -> Transfer:
    fields = outer.inside(mapping, "transfer 的条目", TRANSFER)
    fields.note_unknown()
    return Transfer(fields.text("from"), fields.text("to"), mapping.place)
