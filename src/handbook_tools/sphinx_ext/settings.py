"""What a handbook's conf.py sets alike everywhere: ``from handbook_tools.sphinx_ext.settings import *``.

A conf.py then names the project and its author, and sets anew below what it wants otherwise.
"""

from __future__ import annotations

from handbook_tools.markdown.syntax import EXTENSIONS

__all__ = [
    "exclude_patterns",
    "extensions",
    "html_context",
    "html_copy_source",
    "html_domain_indices",
    "html_last_updated_fmt",
    "html_show_copyright",
    "html_show_sourcelink",
    "html_show_sphinx",
    "html_sidebars",
    "html_theme",
    "html_theme_options",
    "html_use_index",
    "language",
    "latex_elements",
    "latex_engine",
    "myst_enable_extensions",
    "nitpicky",
    "primary_domain",
]

language = "zh_CN"
extensions = ["myst_parser", "handbook_tools"]
myst_enable_extensions = list(EXTENSIONS)
primary_domain = "handbook"
nitpicky = True
exclude_patterns = ["_build"]

html_theme = "sphinx_book_theme"
html_show_copyright = False
html_show_sphinx = False
html_show_sourcelink = False
html_copy_source = False
html_last_updated_fmt = None
html_use_index = False
html_domain_indices = False
html_context = {"default_mode": ""}
html_theme_options = {
    "show_toc_level": 2,
    "home_page_in_toc": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "use_source_button": False,
    "navbar_end": [],
    "navbar_persistent": [],
    "article_header_end": ["handbook-buttons.html"],
    "primary_sidebar_end": [],
    "secondary_sidebar_items": ["handbook-contents.html"],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    "footer_content_items": [],
}
html_sidebars = {
    "**": ["navbar-logo.html", "handbook-search-field.html", "handbook-editions.html", "sbt-sidebar-nav.html"]
}

latex_engine = "xelatex"
latex_elements = {"preamble": r"\usepackage{xeCJK}"}
