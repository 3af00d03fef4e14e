from __future__ import annotations

from dataclasses import replace

import pytest

from handbook_tools.model.flow import find_flow
from handbook_tools.model.labels import find_citation, find_short_citation, label, label_from, self_name
from handbook_tools.model.prose import provision_text
from tests.handbooks import sample, tiny

BODY = """\
{#first}
### 第一条 甲

:::{duty} lead
:bearer: 员工
:basis: 新增

员工应当办理下列事项：

1. [甲]{#one}：
   1. [子]{#sub}；
   2. 丑。
2. 乙。
:::

{#first-inserted}
### 第一条之一 乙

:::{duty} second
:bearer: 员工
:basis: 新增

员工应当依照{provision}`lead`和{provision}`two-b`办理，时限为{param}`approval-time`。
:::

:::{prohibition} two-b
:bearer: 员工
:continues:
:basis: 新增

员工不得违反{law}`labour 第三十六条`和{provision}`second`。
:::

:::{permission} third
:bearer: 员工
:basis: 新增

员工可以查阅{provision}`one`。
:::
"""
LABELS = {
    "sample/first": "第一条",
    "sample/lead": "第一条",
    "sample/one": "第一条第（一）项",
    "sample/sub": "第一条第（一）项第1目",
    "sample/first-inserted": "第一条之一",
    "sample/second": "第一条之一第一款",
    "sample/two-b": "第一条之一第一款",
    "sample/third": "第一条之一第二款",
}


@pytest.mark.parametrize("identifier", LABELS)
def test_labels_follow_the_form_of_statutes(identifier: str) -> None:
    target = sample(BODY).find_target(identifier)
    assert target is not None
    assert label(target) == LABELS[identifier]


def test_a_label_depends_on_where_it_is_cited() -> None:
    handbook = sample(BODY)
    second, third = handbook.find_target("sample/second"), handbook.find_target("sample/third")
    assert second is not None
    assert third is not None
    assert label_from(second, third.policy, third.article) == "本条第一款"
    assert label_from(second, third.policy) == "本制度第一条之一第一款"
    assert label_from(second, None) == "《示例制度》第一条之一第一款"
    assert find_citation("sample/third", handbook) == "《示例制度》第一条之一第二款"
    assert find_short_citation("sample/third", handbook) == "示例制度第一条之一第二款"
    assert find_citation("no/such", handbook) == "no/such"


@pytest.mark.parametrize(
    ("title", "name"),
    [("示例制度", "本制度"), ("示例办法", "本办法"), ("示例管理规定", "本规定"), ("示例总则", "本制度")],
)
def test_a_policy_speaks_of_itself_as_its_title_says(title: str, name: str) -> None:
    handbook = sample(BODY)
    second, third = handbook.find_target("sample/second"), handbook.find_target("sample/third")
    assert second is not None
    assert third is not None
    policy = replace(third.policy, title=title)
    assert self_name(policy) == name
    assert label_from(second, policy) == f"{name}第一条之一第一款"


def test_prose_shows_values_titles_and_labels() -> None:
    handbook = sample(BODY)
    texts = {provision.id: provision_text(provision, handbook) for provision in handbook.provisions}
    assert texts["sample/second"] == "员工应当依照本制度第一条和本条第一款办理，时限为1个工作日。"
    assert texts["sample/two-b"] == "员工不得违反《中华人民共和国劳动法》第三十六条和本条第一款。"
    assert texts["sample/lead"] == "员工应当办理下列事项：\n（一）甲：\n  1. 子；\n  2. 丑。\n（二）乙。"


def test_prose_alone_names_the_policy() -> None:
    handbook = sample(BODY)
    third = handbook.find_provision("sample/third")
    assert third is not None
    assert provision_text(third, handbook, alone=True) == "员工可以查阅《示例制度》第一条第（一）项。"


def test_unknown_ids_stay_visible() -> None:
    handbook = sample("{#a}\n### 第一条 甲\n\n{param}`no-such`，{law}`no-law 第一条`，{provision}`no-id`。\n")
    (text,) = next(handbook.policies[0].articles).paragraphs[0].texts
    from_text = "".join(str(part) for part in text.wording)
    assert "no-such" in from_text


def test_a_flow_starts_with_its_registered_start() -> None:
    flow = find_flow("leave", tiny())
    assert flow is not None
    assert [(node.name, node.lane) for node in flow.nodes] == [
        ("申请", "员工"),
        ("审批", "部门主管"),
        ("登记", "人事部"),
    ]
    assert flow.nodes[1].citation == "《请假管理制度》第三条第一款"
    assert find_flow("no-such", tiny()) is None
