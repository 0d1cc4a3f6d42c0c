"""Flattens what an edge carries to text and numbers, for formats that know nothing else."""

from __future__ import annotations

import re
from typing import Any

# XML 1.0 has no way to write these.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def flat(value: Any) -> Any:
    """Return a list as its items joined by |, a mapping as key=value joined by |, text without control characters."""
    if isinstance(value, dict):
        return "|".join(f"{key}={item}" for key, item in value.items())
    if isinstance(value, list):
        return "|".join(_NOT_XML.sub(" ", str(item)).replace("|", "/") for item in value)
    return _NOT_XML.sub(" ", value) if isinstance(value, str) else value
