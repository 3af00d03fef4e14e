"""Search: the handbook as an index of articles and provisions, for a browser to search in."""

from handbook_tools.search.generation import FormerNames, generate_index
from handbook_tools.search.index import (
    Address,
    FormerName,
    IndexedArticle,
    IndexedChapter,
    IndexedObject,
    IndexedPassage,
    IndexedPolicy,
    IndexedRole,
    IndexedSynonym,
    ObjectKind,
    SearchIndex,
)
from handbook_tools.search.writing import CHAPTER, POLICY, render_index

__all__ = [
    "CHAPTER",
    "POLICY",
    "Address",
    "FormerName",
    "FormerNames",
    "IndexedArticle",
    "IndexedChapter",
    "IndexedObject",
    "IndexedPassage",
    "IndexedPolicy",
    "IndexedRole",
    "IndexedSynonym",
    "ObjectKind",
    "SearchIndex",
    "generate_index",
    "render_index",
]
