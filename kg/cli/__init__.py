"""The command line: each command is one library call; data go to stdout, everything else to stderr."""

from __future__ import annotations

from kg.cli.app import cli, main

__all__ = ["cli", "main"]
