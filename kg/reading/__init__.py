"""Reading: files of several formats become `RawPage`s; a page that cannot be read becomes a `PageError` instead."""

from __future__ import annotations

from kg.reading.readers import read_bytes, read_paths, read_stream

__all__ = ["read_bytes", "read_paths", "read_stream"]
