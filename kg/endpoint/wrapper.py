"""SPARQLWrapper as everybody knows it, with the parts replaced that lose data, leak credentials or guess."""

from __future__ import annotations

import io
import json
from typing import Any

from SPARQLWrapper import JSON, POST, SPARQLWrapper

from kg.endpoint.address import Address
from kg.endpoint.answers import check_read, check_written
from kg.endpoint.errors import AnswerError
from kg.endpoint.results import JSON as JSON_TYPES
from kg.endpoint.transport import AGENT, Transport
from kg.endpoint.wire import Answer
from kg.query.errors import SparqlError

# The names that SPARQLWrapper has for what rdflib's parser calls the parts of a request.
_FORMS = {"SelectQuery": "SELECT", "AskQuery": "ASK", "ConstructQuery": "CONSTRUCT", "DescribeQuery": "DESCRIBE"}
_UPDATES = {
    "InsertData": "INSERT",
    "DeleteData": "DELETE",
    "DeleteWhere": "DELETE",
    "Modify": "INSERT",
    "Load": "LOAD",
    "Clear": "CLEAR",
    "Drop": "DROP",
    "Create": "CREATE",
    "Add": "ADD",
    "Move": "MOVE",
    "Copy": "COPY",
}


class ResponseBody(io.BytesIO):
    """A whole answer with the methods that SPARQLWrapper expects of urllib's."""

    def __init__(self, address: Address, answer: Answer) -> None:
        super().__init__(answer.body)
        self.answer = answer
        self._address = address

    def info(self) -> dict[str, str]:
        """Return the headers."""
        return dict(self.answer.headers.items())

    def geturl(self) -> str:
        """Return the address that was asked; none is ever asked that was not given."""
        return str(self._address)


class Wrapper(SPARQLWrapper):
    """A SPARQLWrapper over our transport: POST, one media type, no parameters of its own, no urllib opener."""

    def __init__(
        self, query: Address, transport: Transport, update: Address | None = None, known_page: str = ""
    ) -> None:
        self._transport = transport
        self._query_address = query
        self._update_address = update
        self._known_page = known_page
        self._form = ""
        # The real addresses stay with the transport: what is printed of this object must not hold a key.
        super().__init__(str(query), str(update) if update else None, returnFormat=JSON, agent=AGENT)

    def resetQuery(self) -> None:  # noqa: N802 - SPARQLWrapper's name
        """Set all options back; POST stays, for a long query does not fit into an address."""
        super().resetQuery()
        self.setMethod(POST)
        self.setOnlyConneg(True)

    def _parseQueryType(self, query: str) -> str:  # noqa: N802 - SPARQLWrapper's name
        """Return what the request is, as a parser sees it; SPARQLWrapper looks for words."""
        return self._form or request_type(query)

    def _query(self) -> tuple[Any, str]:
        """Send the request; the answer is whole and of the right kind when this returns."""
        request = self._createRequest()
        update = self.isSparqlUpdateRequest()
        address = (self._update_address or self._query_address) if update else self._query_address
        headers = {name: value for name, value in request.header_items() if name.lower() != "authorization"}
        answer = self._transport.send(
            "POST", address, headers=headers, body=_bytes(request.data), repeatable=not update, final=_is_permanent
        )
        if update:
            check_written(address, answer, self._transport.redact, self._known_page)
        else:
            check_read(address, answer, self._accepted(), self._transport.redact)
        return ResponseBody(address, answer), self.returnFormat

    def _accepted(self) -> tuple[str, ...]:
        return JSON_TYPES if self.returnFormat == JSON else tuple(self._getAcceptHeader().split(","))

    def json(self, text: str, form: str = "") -> tuple[dict[str, Any], Answer]:
        """Run a SELECT or ASK and return its JSON, parsed, with the answer. Raises EndpointError or SparqlError.

        `form` is the form of a query that the caller wrote; it is then not parsed, which for a long one takes longer
        than the answer.
        """
        self._form = form
        try:
            self.setQuery(text)
        finally:
            self._form = ""
        self.setReturnFormat(JSON)
        body, _ = self._query()
        try:
            value = json.loads(body.read())
        except (ValueError, RecursionError):
            raise AnswerError(f"{self._query_address}: the answer is not JSON; it may have been cut off") from None
        if not isinstance(value, dict):
            raise AnswerError(f"{self._query_address}: the answer is not SPARQL results in JSON")
        return value, body.answer


def _bytes(data: object) -> bytes:
    if not isinstance(data, bytes):
        raise TypeError("SPARQLWrapper sends bytes by POST")
    return data


def request_type(text: str) -> str:
    """Return what a parser takes `text` for: SELECT, ASK, …, INSERT, … (of the last operation).

    Raises SparqlError when it is neither a query nor an update.
    """
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

    try:
        return _FORMS[parseQuery(text)[1].name]
    except ParseException as error:
        failed = error
    except RecursionError:
        raise SparqlError("nested too deeply") from None
    try:
        return _UPDATES[list(parseUpdate(text).request)[-1].name]
    except (ParseException, IndexError, RecursionError, AttributeError, TypeError):
        raise SparqlError(f"not SPARQL: {failed.msg} near {failed.line.strip()[:60]!r}", failed.lineno) from None


def _is_permanent(answer: Answer) -> bool:
    """Tell whether a 500 is a query that this server will never run: Virtuoso says so with an SQL state."""
    return answer.status == 500 and answer.body.startswith((b"Virtuoso 37000", b"Virtuoso 22", b"Virtuoso 42"))
