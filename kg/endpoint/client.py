"""A server: queries with all of their rows, updates, and its graphs."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from kg.endpoint.answers import check_written
from kg.endpoint.errors import RefusedError, TruncatedError
from kg.endpoint.graphstore import GraphStore
from kg.endpoint.profiles import Addresses, Profile
from kg.endpoint.results import to_result
from kg.endpoint.transport import Transport
from kg.endpoint.wire import Answer
from kg.endpoint.wrapper import Wrapper
from kg.query import QueryResult
from kg.query.sparql import tokens

_CAP_HEADER = "x-sparql-maxrows"
_USUAL_CAP = 10_000
_FORM = "application/x-www-form-urlencoded"
_VARIABLE = re.compile(r"\w+")


class Endpoint:
    """One server of some `profile`; not to be used by two threads at once."""

    def __init__(self, addresses: Addresses, profile: Profile, transport: Transport) -> None:
        self.addresses = addresses
        self.profile = profile
        self._transport = transport
        self._wrapper = Wrapper(addresses.query, transport, addresses.update, profile.page)
        store = addresses.graph_store
        self.graphs = None if store is None else GraphStore(store, transport, profile.page)

    def __repr__(self) -> str:
        return f"<Endpoint {self.addresses.query} ({self.profile.name})>"

    def rows(self, text: str, form: str = "") -> QueryResult:
        """Run a SELECT or ASK and return every row, page by page where the server gives only so many at a time.

        `form` (SELECT, ASK) is for a caller who knows it: the text is then not parsed here.

        Raises TruncatedError when not all of them can be had, SparqlError for what is not SPARQL.
        """
        result, answer = self._ask(text, form)
        cap = _cap(result, answer)
        if not cap:
            return result
        total = self._total(text)
        return result if total == len(result.rows) else self._paged(text, result, cap, total)

    def update(self, text: str, *, repeatable: bool = False) -> None:
        """Run an update. One that is not `repeatable` is never sent again once the server may have acted on it."""
        address = self.addresses.update
        if address is None:
            raise RefusedError(f"{self.addresses.query}: no address for updates is known; give one")
        body = urlencode({"update": text}).encode()
        answer = self._transport.send(
            "POST", address, headers={"Content-Type": _FORM}, body=body, repeatable=repeatable
        )
        check_written(address, answer, self._transport.redact, self.profile.page)

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def _ask(self, text: str, form: str = "SELECT") -> tuple[QueryResult, Answer]:
        value, answer = self._wrapper.json(text, form)
        return to_result(value), answer

    def _total(self, text: str) -> int:
        prologue, body = _split(text)
        result, _ = self._ask(f"{prologue}\nSELECT (COUNT(*) AS ?total) WHERE {{ {{ {body}\n }} }}")
        try:
            (cell,) = result.rows[0]
            return int(cell.value if cell else "")
        except (IndexError, ValueError):
            raise TruncatedError(f"{self.addresses.query}: the number of rows cannot be found out") from None

    def _paged(self, text: str, first: QueryResult, cap: int, total: int) -> QueryResult:
        """Return all rows through a query around the query: Virtuoso refuses a large OFFSET beside ORDER BY."""
        prologue, body = _split(text)
        if not all(_VARIABLE.fullmatch(column) for column in first.columns):
            raise TruncatedError(f"{self.addresses.query}: {len(first.rows):,} of {total:,} rows, and no way to page")
        columns = " ".join(f"?{column}" for column in first.columns)
        rows = list(first.rows[:0])
        while len(rows) < total:
            page, _ = self._ask(
                f"{prologue}\nSELECT {columns} WHERE {{ {{ {body}\n }} }} LIMIT {cap} OFFSET {len(rows)}"
            )
            if not page.rows:
                break
            rows += page.rows
        if len(rows) != total:
            raise TruncatedError(
                f"{self.addresses.query}: gives {len(rows):,} of {total:,} rows; ask for less, or raise its row limit"
            )
        return QueryResult(first.columns, tuple(rows))


def _cap(result: QueryResult, answer: Answer) -> int:
    """Return how many rows the server gives at most, 0 when nothing says that it left any out."""
    count = len(result.rows)
    said = str(answer.headers.get(_CAP_HEADER, ""))
    if said.isascii() and said.isdigit() and 0 < int(said) <= count:
        return int(said)
    return _USUAL_CAP if count == _USUAL_CAP else 0


def _split(text: str) -> tuple[str, str]:
    """Return the prologue of a query (its prefixes) and the rest."""
    for token in tokens(text):
        if token.kind == "word" and token.depth == 0 and token.text.upper() in ("SELECT", "ASK"):
            return text[: token.start], text[token.start :]
    return "", text
