"""The words that handbooks of the benchmarks are made of: matters, roles, laws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MATERIALS: Final = (
    "图文",
    "短视频",
    "直播",
    "音频",
    "海报",
    "长图",
    "动画",
    "专题",
    "访谈",
    "纪录片",
    "问答",
    "调查",
    "公告",
    "简报",
    "年报",
    "画册",
    "表情包",
    "小程序",
    "话题",
    "合辑",
)
WORKS: Final = (
    "选题",
    "采写",
    "拍摄",
    "剪辑",
    "设计",
    "校对",
    "翻译",
    "转载",
    "发布",
    "推送",
    "推广",
    "投放",
    "合作",
    "授权",
    "评论维护",
    "数据分析",
    "存档",
    "下架",
    "更新",
    "评选",
    "展播",
    "征集",
    "外包",
    "采购",
    "验收",
)
SUBJECTS: Final = tuple(f"{material}{work}" for work in WORKS for material in MATERIALS)
"""What a policy is about: 图文选题, 短视频选题 and so on, each once."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role of the generated handbook, with its id and its name."""

    id: str
    name: str
    holder: str


OWNERS: Final = (
    Office("authority", "主管部门", "机构"),
    Office("general-office", "办公室", "机构"),
    Office("marketing", "市场部", "机构"),
)
LEADERS: Final = (
    Office("leader", "单位领导", "岗位"),
    Office("chief-editor", "主编", "岗位"),
)
MANAGERS: Final = (
    Office("operations-manager", "运营负责人", "岗位"),
    Office("content-manager", "内容主管", "岗位"),
    Office("channel-manager", "渠道主管", "岗位"),
)
MAKERS: Final = (
    Office("editor", "编辑", "岗位"),
    Office("designer", "美工设计", "岗位"),
    Office("planner", "策划", "岗位"),
    Office("cameraman", "摄像师", "岗位"),
)
CHECKERS: Final = (
    Office("reviewer", "审核员", "岗位"),
    Office("proofreader", "校对员", "岗位"),
    Office("legal-officer", "法务专员", "岗位"),
)
USERS: Final = (
    Office("operator", "运营专员", "岗位"),
    Office("promoter", "推广专员", "岗位"),
    Office("service-officer", "客服专员", "岗位"),
)
KEEPERS: Final = (
    Office("archivist", "档案员", "岗位"),
    Office("platform-admin", "平台管理员", "岗位"),
)
EVERYBODY: Final = Office("all-staff", "全体员工", "统称")
OFFICES: Final = (*OWNERS, *LEADERS, *MANAGERS, *MAKERS, *CHECKERS, *USERS, *KEEPERS, EVERYBODY)

LAWS: Final = {
    "cybersecurity": "中华人民共和国网络安全法",
    "personal-information": "中华人民共和国个人信息保护法",
}
