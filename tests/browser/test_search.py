"""The search in a browser: staff find their answers, by keyboard, on a phone, from a file, without markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
import yaml

from handbook_tools.project import Project, read_project
from handbook_tools.search import IndexedArticle, generate_index

from .test_pages import PHONE, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT: Final = Path(__file__).parents[2]
QUERIES: Final = yaml.safe_load((ROOT / "tests" / "search" / "queries.yml").read_text("utf-8"))
WORDS: Final = (ROOT / "tests" / "search" / "words.txt").read_text("utf-8").split()
"""Words for which every article that says them must be found, and no other."""
MILLISECONDS: Final = 20
"""What a query may take in the middle; below 1 on a quiet machine, and tests run beside others."""
FIND: Final = """(queries) => {
  const find = handbookSearch.open(handbookSearchData);
  queries.forEach((text) => find(text));  // once, so that the second time measures the search itself
  return queries.map((text) => {
    const start = performance.now();
    const results = find(text);
    const time = performance.now() - start;
    const lines = results.map(({ document: { url, group, kind }, near }) => ({ url, group, kind, near }));
    return { lines, time };
  });
}"""
DIALOG: Final = "#handbook-search"
OPTIONS: Final = f"{DIALOG} [role=option]"


class Line(NamedTuple):
    """One line of results."""

    url: str
    group: str
    kind: str
    near: bool

    @property
    def answers(self) -> set[str]:
        """What the line answers: an address, a page, a provision, an article."""
        page, _, anchor = self.url.partition("#")
        policy = re.fullmatch(r"policies/([\w-]+)\.html", page)
        return {self.url, page, self.group, f"{policy[1]}/{anchor}" if policy else ""}


class Found(NamedTuple):
    """What a query found, and how many milliseconds it took."""

    lines: tuple[Line, ...]
    time: float


@pytest.fixture(scope="module")
def found(browser: Browser, address: str) -> Mapping[str, Found]:
    """Every query of the list and every word, searched on one page."""
    texts = [each["query"] for each in QUERIES] + WORDS
    with opened(browser) as page:
        page.goto(f"{address}index.html")
        open_dialog(page)
        answers = page.evaluate(FIND, texts)
    return {
        text: Found(tuple(Line(**line) for line in answer["lines"]), answer["time"])
        for text, answer in zip(texts, answers, strict=True)
    }


def open_dialog(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.wait_for_function("globalThis.handbookSearch && globalThis.handbookSearchData")


def ask(page: Page, text: str) -> None:
    """Open the dialog and type, until results are there."""
    open_dialog(page)
    page.keyboard.insert_text(text)
    page.wait_for_selector(f"{DIALOG} [role=status]:not(:empty)")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser) as page:
        page.goto(f"{address}policies/publication.html")
        yield page


@pytest.mark.parametrize("entry", QUERIES, ids=lambda entry: entry["query"])
def test_staff_find_their_answer(entry: Mapping[str, Any], found: Mapping[str, Found]) -> None:
    lines = found[entry["query"]].lines
    first = lines[: entry.get("within", 3)]
    assert any(line.answers & set(entry["answers"]) for line in first), [line.url for line in lines[:6]]


def test_the_list_asks_enough() -> None:
    queries = [entry["query"] for entry in QUERIES]
    assert len(set(queries)) == len(queries) >= 60


def says(article: IndexedArticle, word: str) -> bool:
    texts = [article.title]
    for passage in article.passages:
        texts += [passage.text, passage.bearer, *passage.keywords]
    return any(word in re.sub("[《》]", "", text) for text in texts)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_finds_every_article_that_says_it_and_no_other(word: str, found: Mapping[str, Found]) -> None:
    index = generate_index(read_project(Project(ROOT)).handbook)
    expected = {
        f"{policy.id}/{article.anchor}"
        for policy in index.policies
        for chapter in policy.chapters
        for article in chapter.articles
        if says(article, word)
    }
    assert expected
    assert {line.group for line in found[word].lines if line.kind == "条" and not line.near} == expected


def test_a_query_is_quick(found: Mapping[str, Found]) -> None:
    assert median(each.time for each in found.values()) < MILLISECONDS


def test_what_the_handbook_does_not_have_is_not_found(page: Page) -> None:
    ask(page, "区块链")
    assert page.locator(f"{DIALOG} [role=status]").inner_text().startswith("没有找到")
    assert page.locator(OPTIONS).count() == 0
    assert page.locator(f"{DIALOG} input").get_attribute("aria-expanded") == "false"


def test_nothing_is_loaded_before_the_search_opens(browser: Browser, address: str) -> None:
    requests: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: requests.append(request.url.partition("?")[0]))
        page.goto(f"{address}index.html")
        before = list(requests)
        ask(page, "密码")
    assert not [each for each in before if each.endswith(("search.js", "search-data.js"))]
    assert len([each for each in requests if each.endswith("search-data.js")]) == 1


def test_the_keyboard_leads_to_the_provision(page: Page) -> None:
    ask(page, "密码 更换")
    field = page.locator(f"{DIALOG} input")
    first = field.get_attribute("aria-activedescendant") or ""
    page.keyboard.press("ArrowDown")
    second = field.get_attribute("aria-activedescendant")
    assert first != second
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator(OPTIONS).last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == first
    assert page.locator(f"{OPTIONS}[aria-selected=true]").count() == 1
    address = page.locator(f"#{first}").get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(address.rpartition("/")[2])))
    assert page.locator(DIALOG).is_hidden()
    assert page.locator(".provision:target").is_visible()


def test_it_jumps_to_the_provision_on_another_page_and_marks_it(page: Page) -> None:
    ask(page, "密码多久更换")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"policies/account\.html#change-password$"))
    target = page.locator(".provision:target")
    assert target.is_visible()
    ground = "each => getComputedStyle(each).backgroundColor"
    assert target.evaluate(ground) != page.locator(".provision").first.evaluate(ground)
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 600


def test_slash_opens_and_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    page.locator(".search-opening-icon").focus()
    page.keyboard.press("/")
    assert page.locator(DIALOG).is_visible()
    assert page.evaluate("document.activeElement.role") == "combobox"
    page.keyboard.press("Escape")
    assert page.locator(DIALOG).is_hidden()
    assert page.evaluate("document.activeElement.className").endswith("search-opening-icon")


def test_a_slash_is_a_letter_where_somebody_types(page: Page) -> None:
    open_dialog(page)
    page.keyboard.type("a/b")
    assert page.locator(f"{DIALOG} input").input_value() == "a/b"


def test_letters_of_an_input_method_are_not_searched_and_its_enter_opens_nothing(page: Page) -> None:
    ask(page, "密码")
    before = page.locator(OPTIONS).count()
    page.evaluate("""() => {
      const field = document.querySelector("#handbook-search input");
      field.value = "密码geng";
      field.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
    }""")
    assert page.locator(OPTIONS).count() == before
    assert page.locator(DIALOG).is_visible()
    page.evaluate("""() => {
      const field = document.querySelector("#handbook-search input");
      field.value = "密码更换";
      field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    }""")
    assert "更换" in page.locator(OPTIONS).first.inner_text()


def test_a_line_shows_label_policy_kind_bearer_and_marks(page: Page) -> None:
    ask(page, "密码多久更换")
    line = page.locator(OPTIONS).first
    assert line.locator(".search-label").inner_text() == "账号制度第十四条"
    assert line.locator(".badge-word").inner_text() == "应当"
    assert line.locator(".search-bearer").inner_text() == "平台管理员"
    assert set(line.locator("mark").all_inner_texts()) == {"密码更换", "密码", "更换密码"}


def test_a_screen_reader_hears_how_many_results_there_are(page: Page) -> None:
    ask(page, "密码多久更换")
    assert re.match(r"找到 \d+ 条", page.locator(f"{DIALOG} [role=status]").inner_text())
    field = page.get_by_role("combobox")
    assert field.get_attribute("aria-expanded") == "true"
    controlled = field.get_attribute("aria-controls")
    assert page.locator(f"#{controlled}").get_attribute("role") == "listbox"
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"


HOSTILE: Final = {
    "format": 1,
    "roles": [["<b>甲</b>", ["<i>乙</i>"]]],
    "synonyms": [],
    "policies": [["p", "<u>制度</u>", "<u>制</u>", 0, [["第一章 <s>章</s>", "c", [
        ["第一条", "<em>题</em>", "a", [["甲应当写<img src=x onerror='window.broken=1'>。", "", "b", 1, 0]]],
    ]]]]],
    "objects": [["页面", "<script>window.broken=1</script>甲", 0]],
    "pages": ["policies/publication.html"],
}  # fmt: skip


def test_text_of_a_handbook_never_becomes_markup(page: Page) -> None:
    ask(page, "密码")
    page.keyboard.press("Escape")
    drawn = page.evaluate(
        """(data) => {
      const find = handbookSearch.open(data);
      const dialog = document.querySelector("#handbook-search");
      handbookSearch.startCombobox(dialog, { find, root: "" });
      const field = dialog.querySelector("input");
      field.value = "甲";
      field.dispatchEvent(new InputEvent("input"));
      const list = dialog.querySelector("[role=listbox]");
      return { text: list.textContent, count: list.querySelectorAll("img, script, b, i, u, s, em").length };
    }""",
        HOSTILE,
    )
    assert drawn["count"] == 0
    assert "<img src=x" in drawn["text"]
    assert page.evaluate("window.broken") is None


def test_it_works_from_a_file(browser: Browser, site: Path) -> None:
    with opened(browser) as page:
        page.goto((site / "policies" / "publication.html").as_uri())
        ask(page, "密码多久更换")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"^file://.*/policies/account\.html#change-password$"))


def test_an_address_of_a_search_shows_its_results(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}search.html?q=%E5%AF%86%E7%A0%81%E5%A4%9A%E4%B9%85%E6%9B%B4%E6%8D%A2")
        first = page.locator("#handbook-search-page ol a").first
        first.wait_for()
        assert page.locator("#handbook-search-page input").input_value() == "密码多久更换"
        first.click()
        page.wait_for_url(re.compile(r"policies/account\.html#change-password$"))


def test_the_article_of_this_page_comes_first(page: Page) -> None:
    ask(page, "第八条")
    assert page.locator(OPTIONS).first.locator(".search-label").inner_text() == "发布制度第八条"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_fits_a_phone(scheme: str, browser: Browser, address: str) -> None:
    with opened(browser, viewport=PHONE, color_scheme=scheme, has_touch=True) as page:
        page.goto(f"{address}policies/publication.html")
        page.locator(".search-opening-icon").tap()
        page.wait_for_function("globalThis.handbookSearchData")
        page.keyboard.insert_text("加班怎么调休")
        page.wait_for_selector(OPTIONS)
        assert page.evaluate("document.querySelector('#handbook-search').scrollWidth") <= PHONE["width"]
        page.locator(OPTIONS).first.tap()
        page.wait_for_url(re.compile(r"policies/worktime\.html#"))


def test_a_search_that_cannot_be_loaded_says_so(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.route(re.compile("search-data"), lambda route: route.abort())
        page.goto(f"{address}index.html")
        page.keyboard.press("Control+k")
        page.wait_for_function("document.querySelector('#handbook-search [role=status]').textContent")
        assert "没有载入" in page.locator(f"{DIALOG} [role=status]").inner_text()


def test_the_index_in_the_browser_is_the_one_of_the_build(site: Path, page: Page) -> None:
    ask(page, "密码")
    text = (site / "_static" / "search-data.js").read_text("utf-8")
    data = json.loads(text.removeprefix("globalThis.handbookSearchData=").removesuffix(";\n"))
    assert page.evaluate("handbookSearchData") == data


def test_an_old_label_is_told_with_its_editions(page: Page) -> None:
    ask(page, "个人账号制度第八条")
    options = page.locator(OPTIONS)
    assert "原" not in options.nth(0).inner_text()
    assert "个人账号制度第七条" in options.nth(1).inner_text()
    assert "原第八条（第1版至第2版）" in options.nth(1).inner_text()
