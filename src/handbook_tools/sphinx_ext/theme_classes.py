"""The classes of the theme's style sheets that a page of a handbook may have; rules for others are left out.

A test compares them with the classes of every page of the site, so that a theme that names its parts
otherwise fails there.
"""

from __future__ import annotations

from typing import Final

_FRAME: Final = """
    active article-header-buttons bd-article bd-article-container bd-container bd-container__inner
    bd-content bd-footer bd-footer-content bd-footer-content__inner bd-header bd-header-article bd-links
    bd-main bd-page-width bd-sidebar bd-sidebar-primary bd-sidebar-secondary bd-toc btn btn-sm caption
    caption-text current d-flex d-none d-print-none flex-column has-children header-article-item
    header-article-items header-article-items__end header-article__inner hide-on-wide left-prev
    logo__image logo__title nav nav-item nav-link navbar navbar-brand navbar-expand-lg navbar-nav
    onthispage page-toc prev-next-area prev-next-info prev-next-subtitle prev-next-title primary-toggle
    pst-async-banner-revealer pst-navbar-icon pst-show_toc_level pst-sidebar-hidden right-next
    rounded-pill sbt-scroll-pixel-helper scrolled secondary-toggle section-nav sidebar-header-items
    sidebar-primary-item sidebar-primary-items__end sidebar-primary-items__start sidebar-secondary-item
    sidebar-secondary-items sidebar-toggle skip-link text-right toc-entry toctree-l0 toctree-l1
    toctree-toggle toctree-wrapper visually-hidden
"""
_TEXT: Final = """
    added admonition admonition-title align-center align-default align-left align-right arabic attention
    attribution blockquote body brackets c caption-number caution centered changed citation code
    code-block-caption compound container danger deprecated document docutils download epigraph eqno error
    external field-body field-even field-list field-name field-odd figure first footnote
    footnote-reference glossary gp guilabel headerlink highlight highlights hint hlist hll icon important
    k label line-block linenos list-caption literal literal-block-wrapper loweralpha lowerroman m math
    menuselection n note o only-dark only-light option-list pre pst-scrollable-table-container pull-quote
    reference removed row rubric s seealso sidebar sidebar-title simple small system-message table tip
    todo topic upperalpha upperroman versionadded versionchanged versionmodified versionremoved warning
    xref
"""

KEPT: Final = frozenset(f"{_FRAME} {_TEXT}".split())
"""Of the frame of a page, and of its text and code."""
