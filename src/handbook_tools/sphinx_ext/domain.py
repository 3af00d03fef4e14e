"""The Sphinx domain ``handbook``: the build's memory of the handbook and of the pages that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final, NamedTuple, cast

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from handbook_tools.amendments.instrument import Instrument
from handbook_tools.editions.article_history import ArticleHistory, find_article_histories
from handbook_tools.editions.history import EditionStep
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import join_id, local_id
from handbook_tools.model.labels import full_label
from handbook_tools.model.policy import Policy
from handbook_tools.redlines import known_terms
from handbook_tools.sphinx_ext.anchors import SINGLE_PAGE, anchor_on
from handbook_tools.sphinx_ext.directives import DIRECTIVES
from handbook_tools.sphinx_ext.roles import HandbookRole
from handbook_tools.sphinx_ext.showing import Showing

EXPLAINED: Final = "explained"
"""The class of a link whose object is explained in place."""
_EXPLAINING: Final = frozenset({"provision", "param", "law"})


class Shown(NamedTuple):
    """How an object is called and where it is shown; ``docname`` is empty where no page shows it."""

    title: str
    docname: str
    anchor: str
    explanation: str = ""


class HandbookDomain(Domain):
    """Provisions, roles, flows, parameters, laws and checklists as objects of the site."""

    name = "handbook"
    label = "制度手册"
    object_types: ClassVar[dict[str, ObjType]] = {
        "policy": ObjType("制度", "policy"),
        "article": ObjType("条", "provision"),
        "provision": ObjType("规定", "provision"),
        "item": ObjType("项", "provision"),
        "role": ObjType("岗位", "role"),
        "flow": ObjType("流程", "flow"),
        "parameter": ObjType("参数", "param"),
        "law": ObjType("法律", "law"),
        "checklist": ObjType("检查清单", "checklist"),
        "source": ObjType("来源法规", "source"),
        "fact": ObjType("来源事实", "fact"),
        "edition": ObjType("版本", "edition"),
    }
    directives: ClassVar[dict[str, type[Directive]]] = dict(DIRECTIVES)
    roles: ClassVar[dict[str, Any]] = {
        name: HandbookRole()
        for name in (
            *("policy", "provision", "role", "flow", "param", "law", "checklist", "source", "fact"),
            "edition",
        )
    }
    dangling_warnings: ClassVar[dict[str, str]] = {
        name: f"没有登记的编号（{name}）：%(target)s" for name in roles
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "viewers": set(),
        "pages": {},
    }
    data_version = 3

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.handbook = Handbook()
        """The handbook as read at the start of this build; not in ``data``, which is saved and sent about."""
        self.terms: frozenset[str] = frozenset()
        """The words of the handbook that a redline keeps whole."""
        self.history: tuple[EditionStep, ...] = ()
        """The released editions; read as the handbook is, and not in ``data`` either."""
        self.unreleased = False
        """Whether something that binds differs from the last edition."""
        self.article_histories: Mapping[str, ArticleHistory] = {}
        """What the editions did to each article, by its full id."""
        self.instruments: Mapping[str, Instrument] = {}
        """The instruments by the path of their file."""
        self.shown: Mapping[str, str] = {}
        """What each page shows of the handbook, as a digest, once all pages have been read."""
        self._policies: Mapping[str, Policy] = {}

    @property
    def viewers(self) -> set[str]:
        """The pages that show something of the handbook."""
        return cast(set[str], self.data["viewers"])

    def note_history(self, history: tuple[EditionStep, ...], instruments: Mapping[str, Instrument]) -> None:
        """Keep the released editions, and the instruments that made them."""
        self.history, self.instruments = history, instruments
        self.article_histories = find_article_histories(history)

    def note_handbook(self, handbook: Handbook) -> None:
        """Keep the handbook of this build."""
        self.handbook, self.terms = handbook, known_terms(handbook)
        self._policies = {policy.docname: policy for policy in reversed(handbook.policies)}

    def note_shown(self, docnames: Iterable[str]) -> None:
        """Keep what the pages *docnames* show of the handbook."""
        editions = tuple(step.digest for step in self.history)
        self.shown = Showing(self.handbook, self.data["pages"], editions).digests(docnames)

    def note_viewer(self, docname: str) -> None:
        """Keep that a page shows something of the handbook."""
        self.data["viewers"].add(docname)

    def note_page(self, view: str, argument: str, docname: str) -> None:
        """Keep that a view with this argument stands on a page."""
        self.note_viewer(docname)
        self.data["pages"].setdefault((view, argument), set()).add(docname)

    def clear_doc(self, docname: str) -> None:
        """Forget what a page shows."""
        self.data["viewers"].discard(docname)
        for docnames in self.data["pages"].values():
            docnames.discard(docname)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader noted of *docnames*."""
        read = set(docnames)
        self.data["viewers"] |= otherdata["viewers"] & read
        for key, found in otherdata["pages"].items():
            self.data["pages"].setdefault(key, set()).update(found & read)

    def policy_of(self, docname: str) -> Policy | None:
        """Return the policy whose page *docname* is."""
        return self._policies.get(docname)

    def find_page(self, view: str, *arguments: str) -> str:
        """Return the page of a view: the first by name that is not a policy, else a policy's, else nothing.

        The view may be written with any of *arguments*.
        """
        pages: dict[tuple[str, str], set[str]] = self.data["pages"]
        docnames = {name for each in arguments or ("",) for name in pages.get((view, each), ())}
        return min(docnames, key=lambda name: (self.policy_of(name) is not None, name), default="")

    def find_object(self, typ: str, target: str) -> Shown | None:
        """Return where the object is shown that a role of type *typ* names, `None` where it is unknown."""
        find = {
            "policy": self._find_policy,
            "provision": self._find_provision,
            "role": self._find_role,
            "flow": self._find_flow,
            "param": self._find_parameter,
            "law": self._find_law,
            "checklist": self._find_checklist,
            "source": self._find_source,
            "fact": self._find_fact,
            "edition": self._find_edition,
        }[typ]
        return find(target)

    def _find_policy(self, target: str) -> Shown | None:
        policy = self.handbook.find_policy(target)
        return Shown(f"《{policy.title}》", policy.docname, "") if policy else None

    def _find_provision(self, target: str) -> Shown | None:
        found = self.handbook.find_target(target)
        return Shown(full_label(found), found.policy.docname, local_id(found.id)) if found else None

    def _find_role(self, target: str) -> Shown | None:
        role = self.handbook.find_role(target)
        if role is None:
            return None
        names = (
            name for name in (role.id, role.name, *role.aliases) if self.handbook.find_role(name) is role
        )
        page = self.find_page("role-duties", *names)
        return Shown(role.name, page or self.find_page("role-index"), "" if page else f"role-{role.id}")

    def _find_flow(self, target: str) -> Shown | None:
        flow = self.handbook.find_flow(target)
        return Shown(flow.title, self.find_page("approval-flow", target), f"flow-{target}") if flow else None

    def _find_parameter(self, target: str) -> Shown | None:
        found = self.handbook.find_parameter(target)
        if found is None:
            return None
        explanation = f"{found.title}：{found}（{found.origin.value}）"
        return Shown(str(found), self.find_page("parameter-ledger"), f"param-{target}", explanation)

    def _find_law(self, target: str) -> Shown | None:
        identifier, _, article = target.partition(" ")
        law = self.handbook.find_law(identifier)
        page = self.find_page("law-register")
        return Shown(f"{law}{article.strip()}", page, f"law-{identifier}") if law else None

    def _find_checklist(self, target: str) -> Shown | None:
        found = self.handbook.find_checklist(target)
        page = self.find_page("checklist", target)
        return Shown(found.title, page, f"checklist-{target}") if found else None

    def _find_source(self, target: str) -> Shown | None:
        found = self.handbook.find_source(target)
        return Shown(f"《{found.title}》", self.find_page("provenance", target), "") if found else None

    def _find_fact(self, target: str) -> Shown | None:
        found = self.handbook.find_fact(target)
        if found is None:
            return None
        page = self.find_page("provenance", found.source)
        return Shown(found.id, page, f"fact-{target}", found.gist)

    def _find_edition(self, target: str) -> Shown | None:
        head = next((step.head for step in self.history if str(step.head.number) == target), None)
        if head is None:
            return None
        return Shown(head.name, self.find_page("edition-history"), f"edition-{target}", head.title)

    def resolve_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,  # noqa: ARG002 - as above
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return a link to the object, with its label where the author gave no text."""
        if typ == "provision":
            target = join_id(node.get("handbook:policy", ""), target)
        shown = self.find_object(typ, target)
        if shown is None:
            return None
        content = contnode if node.get("refexplicit") else nodes.inline("", shown.title)
        if not shown.docname:
            return cast(nodes.reference, content)  # known, but on no page: its words without a link
        anchor = anchor_on(builder, shown.anchor, self.policy_of(shown.docname))
        # a note that only says the words of the link again helps nobody
        title = shown.explanation or (shown.title if shown.title != content.astext() else None)
        if builder.name == SINGLE_PAGE and anchor:
            link = nodes.reference("", "", content, internal=True, refid=anchor)
            if title:
                link["reftitle"] = title
        else:
            link = make_refnode(builder, fromdocname, shown.docname, anchor, content, title)
        if typ in _EXPLAINING:
            link["classes"].append(EXPLAINED)
        return link

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return links to every object of this name."""
        found = (
            (typ, self.resolve_xref(env, fromdocname, builder, typ, target, node, contnode))
            for typ in self.roles
        )
        return [(f"handbook:{typ}", reference) for typ, reference in found if reference is not None]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every object for the inventory."""
        for typ, role, name in self._names():
            shown = self.find_object(role, name)
            if shown and shown.docname:
                yield name, shown.title, typ, shown.docname, shown.anchor, 1

    def _names(self) -> Iterator[tuple[str, str, str]]:
        handbook, registers = self.handbook, self.handbook.registers
        yield from (("policy", "policy", policy.id) for policy in handbook.policies)
        for identifier, target in handbook.targets.items():
            typ = "item" if target.items else "provision" if target.provision else "article"
            yield typ, "provision", identifier
        yield from (("role", "role", role.id) for role in registers.roles)
        yield from (("flow", "flow", flow.id) for flow in registers.flows)
        yield from (("parameter", "param", parameter.id) for parameter in registers.parameters)
        yield from (("law", "law", law.id) for law in registers.laws)
        yield from (("checklist", "checklist", each.id) for each in registers.checklists)
        yield from (("source", "source", source.id) for source in registers.sources)
        yield from (("fact", "fact", fact.id) for fact in registers.facts)
        yield from (("edition", "edition", str(step.head.number)) for step in self.history)


def find_domain(env: BuildEnvironment) -> HandbookDomain:
    """Return the domain of a build."""
    return cast(HandbookDomain, env.get_domain(HandbookDomain.name))
