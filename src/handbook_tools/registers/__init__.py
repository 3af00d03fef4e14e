"""Registers: roles, parameters, platforms, laws, flows and checklists, YAML <-> model."""
