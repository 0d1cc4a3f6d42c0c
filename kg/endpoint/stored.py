"""Stored queries on a server: the same rows as on a local store, in the same type of result."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.endpoint.binding import with_values
from kg.endpoint.client import Endpoint
from kg.endpoint.errors import AddressError
from kg.endpoint.fetch import fetch
from kg.endpoint.names import EndpointNames
from kg.identifiers import Identifiers
from kg.query import Names, QueryResult, StoredQuery, answer, bind, find_query

PLACES = ("auto", "server", "here")
"""Where a query may be evaluated: by the server, or here on its graphs; auto knows which servers get them right."""


def answer_at(
    endpoint: Endpoint,
    query: StoredQuery | str,
    values: Mapping[str, str] | None = None,
    *,
    ids: Identifiers | None = None,
    names: Names | None = None,
    where: str = "auto",
    progress: Callable[[int], None] | None = None,
) -> QueryResult:
    """Answer a stored query (or the shipped one of that name) from a server, `values` as the user typed them.

    `names` saves reading the names again from query to query; `progress` is called with triples read where the query
    is evaluated here. Raises EndpointError, and QueryError as a local store does.
    """
    if where not in PLACES:
        raise AddressError(f"a query is evaluated at {', '.join(PLACES)}, not at {where!r}")
    stored = find_query(query) if isinstance(query, str) else query
    base = ids or Identifiers()
    if evaluated_here(endpoint, where):
        return answer(fetch(endpoint, base, progress), stored, values, ids=base)
    terms = bind(stored, values or {}, names or EndpointNames(endpoint, base))
    # Checked as a whole by with_values or when the query was found: an ASK is told from a SELECT by its columns.
    return endpoint.rows(with_values(stored.text, terms), "" if not stored.columns else "SELECT")


def evaluated_here(endpoint: Endpoint, where: str = "auto") -> bool:
    """Tell whether a stored query is evaluated here, on the graphs of the server."""
    return where == "here" or (where == "auto" and not endpoint.profile.runs_stored)
