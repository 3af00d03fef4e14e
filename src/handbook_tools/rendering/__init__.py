"""Rendering: values -> text, deterministic."""
