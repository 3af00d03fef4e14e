"""Benchmarks: what is claimed about speed, runnable."""
