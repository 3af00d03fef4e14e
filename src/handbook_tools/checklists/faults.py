"""The manual of drift: what the check of checklist files can report."""

from __future__ import annotations

from typing import Final

from handbook_tools.model.faults import Fault

FAULTS: Final = (
    Fault(
        "checklist-suspect",
        "检查清单的事项所依据的条文改了。\n\n"
        "反例：条文由“应当”改为“可以”，或者期限改了，检查清单还是原来的文字。\n"
        "正例：确认条文的变化是有意的，运行 handbook checklists write，再逐项复核。",
    ),
    Fault(
        "checklist-broken",
        "检查清单的事项所依据的条文已经不在。\n\n"
        "反例：删去了一条规定，或者改了它的编号，检查清单里还留着它。\n"
        "正例：恢复原来的编号；条文确已删去的，运行 handbook checklists write。",
    ),
    Fault(
        "checklist-missing",
        "缺少检查清单的文件，或者清单里缺少应有的事项。\n\n"
        "反例：新增了一条义务，或者新登记了一份清单，没有重新生成。\n"
        "正例：运行 handbook checklists write，把 checklists/ 里的变化一并提交。",
    ),
    Fault(
        "checklist-surplus",
        "检查清单里多出事项，或者多出没有登记的文件。\n\n"
        "反例：checklists/ 里有 docs/registers/checklists.yml 没有登记的文件；同一事项写了两次。\n"
        "正例：登记这份清单；不再需要的，运行 handbook checklists write 或者删去文件。",
    ),
    Fault(
        "checklist-edited",
        "检查清单的文件被手工改过。\n\n"
        "反例：直接在 checklists/self-check.yml 里改写问题，或者调换事项的次序。\n"
        "正例：在条文里写“:question: ……”改写问题，再运行 handbook checklists write。",
    ),
    Fault(
        "ledger-changed",
        "条文或者登记册改了，台账还是原来的指纹。\n\n"
        "台账（checklists/ledger.txt）记着每一条规定和每一个登记条目的指纹，连同不在任何清单里的定义、许可和别名。\n\n"
        "反例：改了一条定义，或者从岗位登记册里删去一个别名，没有重新生成台账。\n"
        "正例：确认变化是有意的，运行 handbook checklists write，把台账的变化一并提交。",
    ),
    Fault(
        "ledger-missing",
        "没有台账，或者有新写的内容还没有记入台账（只提示）。\n\n"
        "反例：新增了一条规定，没有重新生成台账；删去了 checklists/ledger.txt。\n"
        "正例：运行 handbook checklists write，把台账一并提交。",
    ),
    Fault(
        "ledger-surplus",
        "台账里的一条，制度和登记册里已经没有。\n\n"
        "反例：删去了一条规定，台账里还留着它的指纹。\n"
        "正例：恢复这条规定；确已删去的，运行 handbook checklists write。",
    ),
    Fault(
        "ledger-malformed",
        "台账的一行读不懂，或者写了两次。\n\n"
        "反例：手工在台账里加了一行，或者合并时留下冲突标记。\n"
        "正例：运行 handbook checklists write 重新生成。",
    ),
)
