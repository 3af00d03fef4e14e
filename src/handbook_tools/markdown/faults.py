"""What can be wrong with the Markdown of a policy: one function a fault, its docstring the manual."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from handbook_tools.model.diagnostics import Diagnostic, Place, quote
from handbook_tools.model.faults import describe_faults

_BLOCK_TITLES: Final = {
    "bullet_list": "无序列表",
    "blockquote": "引用块",
    "table": "表格",
    "fence": "代码块",
    "code_block": "缩进代码块",
    "html_block": "HTML",
    "hr": "分隔线",
    "heading": "小标题",
    "ordered_list": "编号列表",
    "myst_target": "(标签)= 标记",
    "footnote_block": "脚注",
}
_INLINE_TITLES: Final = {
    "link": "链接",
    "image": "图片",
    "html_inline": "HTML",
    "code_inline": "代码",
    "hardbreak": "强制换行",
    "span": "带编号的文字",
    "footnote_ref": "脚注",
    "s": "删除线",
}
_INLINE_HINTS: Final = {
    "link": "引用条文写 {provision}`条文编号`，引用法律写 {law}`法律编号`；外部网址请写进登记册的备注。",
    "span": "编号只能写在列表项的开头，例如：1. [政治性]{#political}：……；",
    "hardbreak": "删去行末的空格或反斜杠；需要另起一款时另写一条规定。",
}


def _nearest(name: str, known: Iterable[str]) -> str:
    names = tuple(known)
    close = get_close_matches(name, names, n=1)
    return f"您要写的可能是 {close[0]}。" if close else f"可以写：{'、'.join(names)}。"


def front_matter_missing(place: Place) -> Diagnostic:
    """文件开头没有制度信息。

    反例：文件第一行就是“# 内容审核与发布管理制度”。
    正例：第一行写 ---，接着逐行写 id、title、version、promulgated、effective、owner，再以 --- 结束。
    """
    hint = "在第一行写 ---，接着逐行写 id、title、version、promulgated、effective、owner，再写一行 --- 结束。"
    return Diagnostic("front-matter-missing", place, "文件开头没有制度信息。", hint)


def file_name(place: Place, stem: str, identifier: str) -> Diagnostic:
    """文件名与制度编号不一致。

    反例：文件名为 publish.md，制度信息写着 id: publication。
    正例：文件名为 publication.md，制度信息写着 id: publication。
    """
    message = f"文件名{quote(stem + '.md')}与制度编号{quote(identifier)}不一致。"
    return Diagnostic("file-name", place, message, f"把文件改名为 {identifier}.md；编号一经公布不再改动。")


def effective_too_early(place: Place, found: str) -> Diagnostic:
    """施行日期早于公布日期。

    反例：promulgated: 2026-11-01，effective: 2026-10-01。
    正例：promulgated: 2026-11-01，effective: 2026-12-01。
    """
    message = f"施行日期{quote(found)}早于公布日期。"
    return Diagnostic("effective-too-early", place, message, "核对两个日期；施行日期不早于公布日期。")


def title_heading(place: Place, found: str, expected: str) -> Diagnostic:
    """一级标题缺少、重复或与制度名称不一致。

    反例：制度信息写着 title: 账号管理制度，正文标题写作“# 账号管理办法”。
    正例：正文标题写作“# 账号管理制度”，全文只有这一个一级标题。
    """
    message = f"一级标题{quote(found)}与制度名称{quote(expected)}不一致。" if found else "缺少一级标题。"
    return Diagnostic("title-heading", place, message, f"全文只写一个一级标题：# {expected}")


def chapter_heading(place: Place, found: str, expected: str) -> Diagnostic:
    """章标题写错，或者章的序号不连续。

    反例：第一章之后写“## 第三章 发布”。
    正例：第一章之后写“## 第二章 发布”。
    """
    message = f"章标题{quote(found)}写错或者序号不连续。"
    return Diagnostic("chapter-heading", place, message, f"写作：## {expected} 标题")


def article_heading(place: Place, found: str, expected: str) -> Diagnostic:
    """条标题写错。

    反例：“### 第8条三审三校”。
    正例：“### 第八条 三审三校”。
    """
    message = f"条标题{quote(found)}写错。"
    return Diagnostic(
        "article-heading", place, message, f"写作：### {expected} 标题（中文数字，空格后写标题）"
    )


def article_number(place: Place, found: str, expected: str) -> Diagnostic:
    """条的序号不连续。

    反例：第七条之后写“### 第九条 复审”。
    正例：第七条之后写“### 第八条 复审”；两条之间插入的条写“### 第七条之一 复审”。
    """
    message = f"条的序号{quote(found)}不连续，这里应为{expected}。"
    return Diagnostic("article-number", place, message, f"改为“### {expected} ……”，后面各条依次顺延。")


def article_outside_chapter(place: Place, found: str) -> Diagnostic:
    """条文写在了第一章之前。

    反例：一级标题之后直接写“### 第一条 目的”。
    正例：先写“## 第一章 总则”，再写“### 第一条 目的”。
    """
    return Diagnostic(
        "article-outside-chapter",
        place,
        f"条文{quote(found)}写在了第一章之前。",
        "在它上面写章标题，例如：## 第一章 总则",
    )


def missing_id(place: Place, found: str, example: str) -> Diagnostic:
    """条或者规定没有永久编号。

    反例：“### 第八条 三审三校”上面没有编号；“:::{duty}”后面没有编号。
    正例：标题上一行写“{#three-reviews}”；规定写“:::{duty} first-review”。
    """
    message = f"{quote(found)}没有永久编号。"
    return Diagnostic("missing-id", place, message, f"用小写英文词和连字符起一个编号，例如：{example}")


def malformed_id(place: Place, found: str) -> Diagnostic:
    """永久编号的写法不对。

    反例：{#First_Review}、{#一审}。
    正例：{#first-review}。
    """
    hint = "以小写英文字母开头，只用小写字母、数字和连字符，最长六十四个字符，例如：{#first-review}"
    return Diagnostic("malformed-id", place, f"编号{quote(found)}的写法不对。", hint)


def duplicate_id(place: Place, found: str, first: Place) -> Diagnostic:
    """同一制度里两处用了同一个编号。

    反例：两条规定都写“:::{duty} first-review”。
    正例：第二条规定改写“:::{duty} second-review”。
    """
    message = f"编号{quote(found)}重复，已经用在 {first}。"
    return Diagnostic("duplicate-id", place, message, "给后写的一处换一个没有用过的编号；先写的一处不要改。")


def unclosed_fence(place: Place, opening: str) -> Diagnostic:
    """规定没有结束。

    反例：写了“:::{duty} first-review”，后面没有单独一行“:::”。
    正例：规定的最后另起一行写“:::”。
    """
    message = f"{quote(opening)}没有结束。"
    return Diagnostic("unclosed-fence", place, message, "在这条规定的末尾另起一行，只写 :::")


def unknown_directive(place: Place, name: str, known: Iterable[str]) -> Diagnostic:
    """指令的名称写错。

    反例：“:::{dutty} first-review”“:::duty first-review”。
    正例：“:::{duty} first-review”。
    """
    return Diagnostic("unknown-directive", place, f"没有{quote(name)}这种指令。", _nearest(name, known))


def unknown_option(place: Place, name: str, known: Iterable[str]) -> Diagnostic:
    """指令的选项写错。

    反例：“:beerer: 审核员”。
    正例：“:bearer: 审核员”。
    """
    return Diagnostic("unknown-option", place, f"没有{quote(name)}这个选项。", _nearest(name, known))


def malformed_option(place: Place, found: str) -> Diagnostic:
    """选项行的写法不对。

    反例：“：bearer：审核员”“:bearer:审核员”“:bearer:”。
    正例：“:bearer: 审核员”。
    """
    hint = "写作 :选项: 内容，冒号用半角，第二个冒号后空一格，例如：:bearer: 审核员"
    return Diagnostic("malformed-option", place, f"选项行{quote(found)}的写法不对。", hint)


def duplicate_option(place: Place, name: str) -> Diagnostic:
    """同一个选项写了两次。

    反例：一条规定里有两行“:bearer: ……”。
    正例：只留一行“:bearer: 审核员”。
    """
    return Diagnostic("duplicate-option", place, f"选项{quote(name)}写了两次。", "只留一行。")


def option_missing(place: Place, name: str, directive: str, example: str) -> Diagnostic:
    """缺少必需的选项。

    反例：义务没有写“:bearer:”。
    正例：义务写明“:bearer: 审核员”。
    """
    return Diagnostic("option-missing", place, f"{quote(directive)}缺少选项 {name}。", f"加一行：{example}")


def option_misplaced(place: Place, name: str, directive: str, reason: str) -> Diagnostic:
    """选项用错了地方。

    反例：说明写“:bearer: 审核员”；没有写 flow 却写了“:pass: second-review”。
    正例：说明只写 reason 和 basis；流程步骤同时写 flow、step 和去向。
    """
    return Diagnostic("option-misplaced", place, f"{quote(directive)}不能这样写选项 {name}。", reason)


def malformed_date(place: Place, name: str, value: str) -> Diagnostic:
    """规定的日期写得不对。

    反例：:effective: 明年三月
    正例：:effective: 2027-03-01
    """
    message = f"{name} 的日期{quote(value)}不对。"
    return Diagnostic("malformed-date", place, message, f"写作年-月-日，例如：:{name}: 2027-03-01")


def malformed_running(place: Place, value: str) -> Diagnostic:
    """正在办理的事项依照哪一种规定办完，写得不对。

    反例：:running: 从旧
    正例：:running: 旧规定
    """
    message = f"running 写的是{quote(value)}。"
    hint = "写 旧规定（已经开始的依照原来的规定办完）或者 新规定，例如：:running: 旧规定"
    return Diagnostic("malformed-running", place, message, hint)


def malformed_exit(place: Place, found: str) -> Diagnostic:
    """流程去向的写法不对。

    反例：“:case: 重要信息 second-review”。
    正例：“:case: 重要信息 → leader-approval；其他 → schedule”。
    """
    hint = "去向写规定的编号或者 end；分情形写作：:case: 重要信息 → leader-approval；其他 → schedule"
    return Diagnostic("malformed-exit", place, f"流程去向{quote(found)}的写法不对。", hint)


def empty_provision(place: Place, directive: str) -> Diagnostic:
    """规定没有正文。

    反例：选项之后直接写“:::”。
    正例：选项之后空一行，写“审核员应当……。”，再另起一行写“:::”。
    """
    return Diagnostic(
        "empty-provision", place, f"{quote(directive)}没有正文。", "选项之后空一行写正文，再另起一行写 :::"
    )


def several_paragraphs(place: Place, found: str) -> Diagnostic:
    """一条规定写了不止一款。

    反例：一个“:::{duty}”里写了两段话。
    正例：每款写成一条规定；各有各的编号；两条规定同属一款的，后一条加选项“:continues:”。
    """
    return Diagnostic(
        "several-paragraphs",
        place,
        f"{quote(found)}是这条规定的第二段。",
        "把它移出来，另写一条有自己编号的规定；一条规定只写一款，列举放在这款的末尾。",
    )


def unsupported_block(place: Place, kind: str, found: str) -> Diagnostic:
    """条文里用了不能用的格式。

    反例：条文里画表格、写无序列表、引用块、代码块或者四级标题。
    正例：列举写成“1. ……；”的编号列表，其他内容写成一款一款的文字。
    """
    title = _BLOCK_TITLES.get(kind, "这种格式")
    return Diagnostic(
        "unsupported-block",
        place,
        f"条文里不能用{title}：{quote(found)}。",
        "写成一款文字；需要列举的，写成编号列表，例如：1. 政治性；",
    )


def unsupported_inline(place: Place, kind: str, found: str) -> Diagnostic:
    """条文的文字里用了不能用的标记。

    反例：条文里写网址链接、图片、HTML 或者代码。
    正例：引用条文写“{provision}`first-review`”，引用法律写“{law}`cybersecurity`”。
    """
    title = _INLINE_TITLES.get(kind, "这种标记")
    hint = _INLINE_HINTS.get(kind, "删去这个标记，只留文字。")
    return Diagnostic("unsupported-inline", place, f"条文的文字里不能用{title}：{quote(found)}。", hint)


def leftover_markup(place: Place, mark: str, sentence: str) -> Diagnostic:
    """文字里留有没有生效的标记。

    反例：“**应当（重要）**审核”（强调以标点结尾又紧接汉字，不会生效）；“{param}‘review-time’”。
    正例：“**应当**（重要）审核”；“{param}`review-time`”。
    """
    hint = "强调不要以标点开头或者结尾；编号写作 {param}`review-time`，花括号和反引号都用半角，中间不留空格。"
    message = f"{quote(sentence)}里的标记{quote(mark)}没有生效。"
    return Diagnostic("leftover-markup", place, message, hint)


def unknown_role_markup(place: Place, name: str, known: Iterable[str]) -> Diagnostic:
    """行内标记的名称写错。

    反例：“{parm}`review-time`”。
    正例：“{param}`review-time`”。
    """
    return Diagnostic(
        "unknown-role-markup", place, f"没有{quote('{' + name + '}')}这种行内标记。", _nearest(name, known)
    )


def malformed_role(place: Place, name: str, content: str) -> Diagnostic:
    """行内标记的内容写错。

    反例：“{law}`网络安全法`”“{provision}`第八条`”。
    正例：“{law}`cybersecurity 第二十一条`”“{provision}`first-review`”。
    """
    hint = (
        "反引号里写登记的编号，例如："
        "{param}`review-time`、{law}`cybersecurity 第二十一条`、{provision}`first-review`"
    )
    return Diagnostic("malformed-role", place, f"{{{name}}} 里的{quote(content)}不是编号。", hint)


def misplaced_flag(place: Place, directive: str) -> Diagnostic:
    """接续的规定前面没有可以接续的规定。

    反例：一条的第一条规定写“:continues:”。
    正例：同一款里的后一条规定写“:continues:”。
    """
    return Diagnostic(
        "misplaced-flag", place, f"{quote(directive)}前面没有可以接续的规定。", "删去“:continues:”这一行。"
    )


FAULTS: Final = describe_faults(
    front_matter_missing,
    file_name,
    effective_too_early,
    title_heading,
    chapter_heading,
    article_heading,
    article_number,
    article_outside_chapter,
    missing_id,
    malformed_id,
    duplicate_id,
    unclosed_fence,
    unknown_directive,
    unknown_option,
    malformed_option,
    duplicate_option,
    option_missing,
    option_misplaced,
    malformed_date,
    malformed_running,
    malformed_exit,
    empty_provision,
    several_paragraphs,
    unsupported_block,
    unsupported_inline,
    leftover_markup,
    unknown_role_markup,
    malformed_role,
    misplaced_flag,
)
