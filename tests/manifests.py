"""Changing a store's manifest by hand, as tests do: without the hash that would tell of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Write what `change` makes of the manifest at `path`, unsealed."""
    value = json.loads(change(path.read_text(encoding="utf-8")))
    value.pop("sha256", None)
    path.write_text(json.dumps(value), encoding="utf-8")
