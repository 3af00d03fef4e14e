"""Sphinx configuration of the handbook; build with ``sphinx-build -c . docs _build/html``."""

from handbook_tools.sphinx_ext.settings import *

project = "自媒体管理制度手册"
author = "主管部门"
html_title = project
latex_documents = [("index", "handbook.tex", project, author, "manual")]
