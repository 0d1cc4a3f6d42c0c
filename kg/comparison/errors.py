"""What can be wrong with a comparison."""

from __future__ import annotations

from kg.errors import QueryError


class NoOtherAccountError(QueryError):
    """The event is known, but no page of another publisher is linked with it: an answer, not wrong use."""

    exit_code = 1
