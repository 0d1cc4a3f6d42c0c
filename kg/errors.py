"""Error classes, one per input that can be wrong; each message is one line that says where and what to do."""

from __future__ import annotations


class ParleyError(Exception):
    """The base of every error that a user's input can cause; `exit_code` is what the command line returns."""

    exit_code = 2


class PageError(ParleyError):
    """A page that cannot be read or parsed: names file, page (1-based), line (1-based) and the reason."""

    exit_code = 1

    def __init__(self, reason: str, *, file: str = "-", page: int = 1, line: int = 1) -> None:
        super().__init__(f"{file}, page {page}, line {line}: {reason}")
        self.reason = reason
        self.file = file
        self.page = page
        self.line = line


class InputError(ParleyError):
    """A path, pattern or stream that cannot be used as input at all."""


class ReferenceDataError(ParleyError):
    """A Turtle file, lexicon or language pack of ours (or the user's) that is not what it must be."""


class StoreError(ParleyError):
    """A store folder that cannot be opened, is held by another process, or is not a store."""


class QueryError(ParleyError):
    """A stored query that does not exist or a parameter that is missing, misspelt or of the wrong type."""


class ExportError(ParleyError):
    """An output file or format that cannot be written."""
