"""Markdown articles: text <-> model, the only code that knows the Markdown parser."""

from handbook_tools.markdown.policies import PolicyReading, read_policy

__all__ = ["PolicyReading", "read_policy"]
