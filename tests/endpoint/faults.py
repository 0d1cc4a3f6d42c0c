"""A triplestore on 127.0.0.1 that misbehaves on request, and a listener that tells who came by a redirect."""

from __future__ import annotations

import base64
import contextlib
import email.utils
import gzip
import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
from pyoxigraph import NamedNode

USER, PASSWORD = "editor", "s3cret/Pa55 wörd"
MODES = (
    "500",
    "502",
    "503-seconds",
    "503-date",
    "429",
    "hang-before",
    "hang-after",
    "reset-before",
    "reset-after",
    "cut",
    "302",
    "307",
    "html",
    "json-error",
    "endless",
    "half",
    "drip",
    "bomb",
    "silent-drop",
    "404",
)
"""The fault modes; those with "after" (and cut) do what they were asked and fail only to say so."""

ACTED = frozenset(("hang-after", "reset-after", "cut", "endless", "drip", "bomb"))
_BOMB = gzip.compress(bytes(64 << 20), 9)
_LOGIN = b"<!DOCTYPE html><html><body><form action='/login'>Please sign in</form></body></html>"


@dataclass
class State:
    """What the server holds, what went wrong, and every request as it came."""

    store: pyoxigraph.Store = field(default_factory=pyoxigraph.Store)
    mode: str = ""
    at: int = 0
    times: int = 0
    only_changes: bool = False
    elsewhere: str = ""
    password: str = ""
    graph_store: bool = True
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    seen: int = 0
    failed: int = 0
    release: threading.Event = field(default_factory=threading.Event)

    def plan(self, mode: str, *, at: int = 1, times: int = 1) -> None:
        """Let the `at`-th request from now on, and `times` in all, fail in `mode`."""
        self.mode, self.at, self.times, self.seen, self.failed = mode, at, times, 0, 0

    def fault(self) -> str:
        """Return the mode in which this request is to fail, "" for none."""
        self.seen += 1
        if self.mode and self.at <= self.seen < self.at + self.times:
            self.failed += 1
            return self.mode
        return ""


class Handler(BaseHTTPRequestHandler):
    """Query, update and Graph Store Protocol over the state of its server."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: FaultServer

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _handle(self) -> None:
        state = self.server.state
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        state.requests.append((self.command, self.path, dict(self.headers.items())))
        if state.password and not self._is_authorized(state.password):
            self._answer(401, b"who are you?", "text/plain", {"WWW-Authenticate": 'Basic realm="test"'})
            return
        fault = state.fault()
        if fault in ACTED:
            self._act(body, silent=True)
        if fault:
            self._fail(fault, body)
        else:
            self._act(body)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = _handle  # noqa: N815

    def _is_authorized(self, password: str) -> bool:
        pair = base64.b64encode(f"{USER}:{password}".encode()).decode()
        return self.headers.get("authorization") == f"Basic {pair}"

    def _answer(self, status: int, body: bytes = b"", kind: str = "", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**({"Content-Type": kind} if kind else {}), **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _act(self, body: bytes, *, silent: bool = False) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/store" and self.server.state.graph_store:
            status, data, kind = self._graph(parse_qs(parts.query)["graph"][0], body)
        elif self.command == "GET":
            status, data, kind = 400, b"no query", "text/plain"
        elif parts.path == "/update":
            self.server.state.store.update(parse_qs(body.decode())["update"][0])
            status, data, kind = 204, b"", ""
        elif parts.path == "/query":
            status, data, kind = self._query(parse_qs(body.decode())["query"][0])
        else:
            status, data, kind = 404, b"nothing here", "text/plain"
        if not silent:
            self._answer(status, data, kind)

    def _query(self, text: str) -> tuple[int, bytes, str]:
        try:
            found = self.server.state.store.query(text)
        except SyntaxError as error:
            return 400, str(error).encode(), "text/plain"
        assert isinstance(found, (pyoxigraph.QuerySolutions, pyoxigraph.QueryBoolean))
        data = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
        return 200, data or b"", "application/sparql-results+json"

    def _graph(self, name: str, body: bytes) -> tuple[int, bytes, str]:
        store, graph = self.server.state.store, NamedNode(name)
        if self.command == "PUT":
            store.remove_graph(graph)
            store.load(body, pyoxigraph.RdfFormat.N_TRIPLES, to_graph=graph)
            return 204, b"", ""
        there = any(True for _ in store.quads_for_pattern(None, None, None, graph))
        if not there:
            return 404, b"", ""
        if self.command == "DELETE":
            store.remove_graph(graph)
            return 204, b"", ""
        data = store.dump(format=pyoxigraph.RdfFormat.TURTLE, from_graph=graph) or b""
        return 200, data, "text/turtle"

    def _fail(self, fault: str, body: bytes) -> None:
        state = self.server.state
        if fault in ("500", "502", "404"):
            self._answer(int(fault), f"sorry, {PASSWORD}".encode(), "text/plain")
        elif fault == "503-seconds":
            self._answer(503, b"", "", {"Retry-After": "7"})
        elif fault == "503-date":
            self._answer(503, b"", "", {"Retry-After": email.utils.formatdate(time.time() + 9, usegmt=True)})
        elif fault == "429":
            self._answer(429, b"slow down", "text/plain", {"Retry-After": "3"})
        elif fault.startswith("hang"):
            state.release.wait(5)
            self.close_connection = True
        elif fault.startswith("reset"):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
        elif fault == "cut":
            self._open(200, {"Content-Type": "application/sparql-results+json", "Content-Length": "5000"})
            self.wfile.write(b'{"head":')
            self.close_connection = True
        elif fault in ("302", "307"):
            self._answer(int(fault), b"", "", {"Location": f"{state.elsewhere}/update?key=k3y"})
        elif fault == "html":
            self._answer(200, _LOGIN, "text/html")
        elif fault == "json-error":
            self._answer(200, json.dumps({"error": "quota"}).encode(), "application/json")
        elif fault == "half":
            self._half(body)
        elif fault == "silent-drop":
            self._answer(204)
        else:
            self._stream(fault)

    def _half(self, body: bytes) -> None:
        """Take in the first half of the triples of a PUT and call it done; anything else is done as asked."""
        lines = body.splitlines(keepends=True)
        self._act(b"".join(lines[: len(lines) // 2]) if self.command == "PUT" else body)

    def _open(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self, fault: str) -> None:
        headers = {"Content-Type": "application/sparql-results+json", "Connection": "close"}
        self.close_connection = True
        with contextlib.suppress(OSError):
            if fault == "bomb":
                self._open(200, {**headers, "Content-Encoding": "gzip"})
                self.wfile.write(_BOMB)
                return
            self._open(200, headers)
            while not self.server.state.release.is_set():
                self.wfile.write(b" " if fault == "drip" else bytes(1 << 16))
                self.wfile.flush()
                if fault == "drip":
                    time.sleep(0.02)


class FaultServer(ThreadingHTTPServer):
    """The server; `url` is its base address."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.state = State()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that hung up."""


@contextmanager
def fault_server() -> Iterator[FaultServer]:
    """Run a server in a thread."""
    server = FaultServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.state.release.set()
        server.shutdown()
        server.server_close()
        thread.join()
