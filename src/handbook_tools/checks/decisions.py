"""Decision tables: their dimensions exist, and their rows decide every combination of levels exactly once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, islice
from typing import Final

from handbook_tools.checks.suggestions import suggest
from handbook_tools.checks.written import POLICIES_REMEMBERED
from handbook_tools.model.decisions import (
    Combination,
    DecisionTable,
    Dimension,
    find_decision_table,
    find_dimension,
)
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import local_id, policy_id
from handbook_tools.model.labels import item_label
from handbook_tools.model.policy import Policy, Provision
from handbook_tools.model.remembering import remembered

LARGEST: Final = 512
"""The most combinations, and the most rows, that a table may have: nobody reads more."""
_SHOWN: Final = 6
_LEAST: Final = 2


@remembered(POLICIES_REMEMBERED)
def _deciding_in(policy: Policy) -> tuple[Provision, ...]:
    return tuple(provision for provision in policy.provisions if provision.decides_by)


def _deciding(handbook: Handbook) -> Iterator[Provision]:
    return chain.from_iterable(map(_deciding_in, handbook.policies))


def _wrong_dimension(identifier: str, provision: Provision, handbook: Handbook) -> tuple[str, str]:
    """Return what is wrong with a dimension and what to write instead, nothing where it can be used."""
    dimension = find_dimension(identifier, handbook)
    if dimension is None:
        policy = policy_id(identifier)
        near = [
            each for each in handbook.targets if handbook.find_provision(each) and policy_id(each) == policy
        ]
        return "不是一条规定的编号", suggest(identifier, near, "docs/policies")
    if identifier == provision.id or provision.decides_by.count(identifier) > 1:
        return "写了不止一次，或者就是这条规定自己", "每个维度只写一次，写列举各级的那条规定。"
    if len(dimension.levels) < _LEAST:
        return "没有列举各级", "把那条规定的各级写成编号列表，每项开头是这一级的名称，接着写“，”或者“：”。"
    if not all(dimension.levels) or len(set(dimension.levels)) < len(dimension.levels):
        return "有两级同名，或者有一级没有名称", "每项开头写这一级的名称，彼此不同，接着写“，”或者“：”。"
    return "", ""


def dimension_known(handbook: Handbook) -> Iterator[Diagnostic]:
    """决定表的维度（decides-by）写规定的编号，那条规定以编号列表列举各级。

    每一项开头、第一个“，”或者“：”之前的文字是这一级的名称。

    反例：

        :::{duty} example
        :bearer: 审核员
        :decides-by: grade
        :basis: 新增

        审核员应当按照稿件的等级送审：

        1. 普通稿件，送编辑；
        2. 重要稿件，送主编。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :decides-by: terms/grades
        :basis: 新增

        审核员应当按照稿件的等级送审：

        1. 普通稿件，送编辑；
        2. 重要稿件，送主编。
        :::
    """
    for provision in _deciding(handbook):
        for identifier in dict.fromkeys(provision.decides_by):
            wrong, hint = _wrong_dimension(identifier, provision, handbook)
            if wrong:
                message = f"决定表的维度{quote(local_id(identifier))}{wrong}。"
                yield Diagnostic("dimension-known", provision.place, message, hint)


def _tables(handbook: Handbook) -> Iterator[tuple[Provision, DecisionTable]]:
    """Yield the tables whose dimensions can be used."""
    for provision in _deciding(handbook):
        table = find_decision_table(provision, handbook)
        if table and not any(_wrong_dimension(each, provision, handbook)[0] for each in provision.decides_by):
            yield provision, table


def _levels(dimensions: tuple[Dimension, ...]) -> str:
    return "；".join("、".join(dimension.levels) for dimension in dimensions)


def row_levels(handbook: Handbook) -> Iterator[Diagnostic]:
    """决定表每一项的条件只写各维度的级，几级之间用“、”或者“或者”。

    没有写到的维度，就是不论哪一级。一项里同一维度的各级写在一起。例子里 `terms/grades` 列举两级：
    重要稿件、普通稿件。

    反例：

        :::{duty} example
        :bearer: 审核员
        :decides-by: terms/grades
        :basis: 新增

        审核员应当按照稿件的等级送审：

        1. 一般稿件，送编辑；
        2. 重要稿件，送主编。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :decides-by: terms/grades
        :basis: 新增

        审核员应当按照稿件的等级送审：

        1. 普通稿件，送编辑；
        2. 重要稿件，送主编。
        :::
    """
    for provision, table in _tables(handbook):
        if not table.rows:
            message = f"决定表 {provision.id} 没有列举。"
            hint = "把各种组合写成编号列表，每项先写条件，接着写“，”和结果；不是决定表的，删去 :decides-by:。"
            yield Diagnostic("row-levels", provision.wording_place, message, hint)
        for row in table.rows:
            if row.is_clear:
                continue
            wrong = f"{quote(row.unknown)}不是哪一级" if row.unknown else "同一维度的级分写在两处"
            message = f"决定表第{item_label(row.number)}项的条件{quote(row.condition)}里，{wrong}。"
            hint = f"只写登记的级（{_levels(table.dimensions)}）；几种组合合不到一起的，拆成几项。"
            yield Diagnostic("row-levels", provision.wording_place, message, hint)


def _joined(combination: Combination) -> str:
    return "".join(combination)


def decision_gap(handbook: Handbook) -> Iterator[Diagnostic]:
    """决定表没有遗漏：每一种组合都有一项规定。

    例子里 `terms/grades` 列举两级：重要稿件、普通稿件；`terms/rounds` 列举两级：首次提交、再次提交。

    反例：

        :::{duty} example
        :bearer: 审核员
        :decides-by: terms/grades terms/rounds
        :basis: 新增

        审核员应当按照稿件的等级和次数送审：

        1. 普通稿件，送编辑；
        2. 重要稿件首次提交的，送主编。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :decides-by: terms/grades terms/rounds
        :basis: 新增

        审核员应当按照稿件的等级和次数送审：

        1. 普通稿件，送编辑；
        2. 重要稿件首次提交的，送主编；
        3. 重要稿件再次提交的，送编辑。
        :::
    """
    for provision, table in _tables(handbook):
        if max(table.size, len(table.rows)) > LARGEST:
            message = f"决定表 {provision.id} 有 {table.size} 种组合、{len(table.rows)} 项，读不过来。"
            yield Diagnostic("decision-gap", provision.place, message, "减少维度，或者拆成几条规定。")
        elif table.rows and all(row.is_clear for row in table.rows):
            missing = (each for each in table.combinations if table.find_row(each) is None)
            found = [_joined(each) for each in islice(missing, _SHOWN + 1)]
            if found:
                more = "等" if len(found) > _SHOWN else ""
                message = f"决定表没有规定：{'、'.join(found[:_SHOWN])}{more}。"
                hint = f"增加一项，例如：“{found[0]}的，……；”；或者把这一级写进已有的一项。"
                yield Diagnostic("decision-gap", provision.wording_place, message, hint)


def decision_overlap(handbook: Handbook) -> Iterator[Diagnostic]:
    """决定表没有重叠：一种组合只由一项规定。

    例子里 `terms/grades` 列举两级：重要稿件、普通稿件。

    反例：

        :::{duty} example
        :bearer: 审核员
        :decides-by: terms/grades
        :basis: 新增

        审核员应当按照稿件的等级送审：

        1. 普通稿件、重要稿件，送编辑；
        2. 重要稿件，送主编。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :decides-by: terms/grades
        :basis: 新增

        审核员应当按照稿件的等级送审：

        1. 普通稿件，送编辑；
        2. 重要稿件，送主编。
        :::
    """
    for provision, table in _tables(handbook):
        clear = [row for row in table.rows[:LARGEST] if row.is_clear]
        for one, other in combinations(clear, 2):
            shared = one.find_shared(other)
            if shared:
                rows = f"第{item_label(one.number)}项和第{item_label(other.number)}项"
                message = f"决定表的{rows}都规定了{quote(_joined(shared))}。"
                hint = "从其中一项的条件里删去这一级，使每种组合只由一项规定。"
                yield Diagnostic("decision-overlap", provision.wording_place, message, hint)
