"""The SPARQL 1.1 Graph Store Protocol: whole named graphs, one request each."""

from __future__ import annotations

from kg.endpoint.address import Address
from kg.endpoint.answers import check_read, check_status, check_written
from kg.endpoint.errors import AnswerError
from kg.endpoint.transport import Transport

NTRIPLES = "application/n-triples"
TURTLE = "text/turtle"
_MISSING = frozenset((404, 410))
_NO_HEAD = frozenset((405, 501))
_NESTED = 1_000


class GraphStore:
    """Reads and writes the named graphs at one address; graph names are IRIs, data bytes of UTF-8 N-Triples."""

    def __init__(self, address: Address, transport: Transport, page: str = "") -> None:
        self.address = address
        self._transport = transport
        self._page = page

    def put(self, graph: str, ntriples: bytes) -> None:
        """Replace a graph. Doing it twice is doing it once, so a lost answer is made good by another try."""
        answer = self._transport.send(
            "PUT", self._of(graph), headers={"Content-Type": NTRIPLES}, body=ntriples, repeatable=True
        )
        check_written(self.address, answer, self._transport.redact, self._page)

    def get(self, graph: str) -> bytes | None:
        """Return a graph as Turtle, None when there is none.

        Turtle, because Virtuoso's N-Triples turn large integers into decimals.
        """
        answer = self._transport.send("GET", self._of(graph), headers={"Accept": TURTLE})
        if answer.status in _MISSING:
            return None
        check_read(self.address, answer, (TURTLE,), self._transport.redact)
        if answer.body.count(b"<<") > _NESTED:
            # Terms nested some ten thousand deep would end the process, not the request.
            raise AnswerError(f"{self.address}: too many nested terms in the answer")
        return answer.body

    def head(self, graph: str) -> bool:
        """Tell whether there is such a graph; asked by GET of a server that has no HEAD."""
        answer = self._transport.send("HEAD", self._of(graph), headers={"Accept": TURTLE}, final=lambda _: True)
        if answer.status in _NO_HEAD:
            return self.get(graph) is not None
        if answer.status in _MISSING:
            return False
        check_status(self.address, answer, self._transport.redact)
        return True

    def delete(self, graph: str) -> bool:
        """Remove a graph; return whether there was one."""
        answer = self._transport.send("DELETE", self._of(graph))
        if answer.status in _MISSING:
            return False
        check_written(self.address, answer, self._transport.redact, self._page)
        return True

    def _of(self, graph: str) -> Address:
        return self.address.with_parameter("graph", graph)
