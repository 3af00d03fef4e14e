"""Impact: whom and what the changes between two versions of a handbook touch."""

from collections.abc import Callable, Mapping
from typing import Final

from handbook_tools.impact.finding import find_impact
from handbook_tools.impact.impact import Impact
from handbook_tools.impact.json_report import render_json
from handbook_tools.impact.markdown_report import render_markdown
from handbook_tools.impact.text_report import render_text

RENDERERS: Final[Mapping[str, Callable[[Impact], str]]] = {
    "text": render_text,
    "markdown": render_markdown,
    "json": render_json,
}
"""How an impact can be reported, by the name of the format."""

__all__ = ["RENDERERS", "Impact", "find_impact", "render_json", "render_markdown", "render_text"]
