"""Markdown articles: text <-> model, the only code that knows the Markdown parser."""
