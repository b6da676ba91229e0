"""Parsing and wording of input."""
