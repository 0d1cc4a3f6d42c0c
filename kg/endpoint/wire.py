"""One request and its answer over urllib3: no redirect, no proxy, a size cap, and a deadline that nothing outlives."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    IncompleteRead,
    MaxRetryError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)

from kg.endpoint.address import Address

_PIECE = 1 << 16
_BYTES_PER_SECOND = 100_000
"""How fast a server at least takes in what it is sent; it gets that much more time for its answer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds to connect, between two reads, and for one operation with all its tries.

    `tries` counts the first one; `backoff` is the pause after it in seconds, doubled each time up to `longest_pause`;
    `answer` is the largest answer in bytes, unpacked.
    """

    connect: float = 5.0
    read: float = 30.0
    total: float = 300.0
    tries: int = 5
    backoff: float = 0.5
    longest_pause: float = 30.0
    answer: int = 256 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; header names are compared without case."""

    status: int
    headers: urllib3.HTTPHeaderDict
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type without parameters, in lower case; "" when there is none."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().lower()


class WireError(Exception):
    """No whole answer; `sent` tells whether the server may have acted on the request, `retry` whether to try again."""

    def __init__(self, reason: str, *, sent: bool = True, retry: bool = True) -> None:
        super().__init__(reason)
        self.sent = sent
        self.retry = retry


class Wire:
    """The connection to one origin; kept open between requests, one request at a time."""

    def __init__(self, address: Address, limits: Limits) -> None:
        self._limits = limits
        self._socket: socket.socket | None = None
        self._expired = False
        secure = address.scheme == "https"
        kind = urllib3.HTTPSConnectionPool if secure else urllib3.HTTPConnectionPool
        self._pool = kind(address.host, address.port, maxsize=1)
        self._pool.ConnectionCls = _watched(HTTPSConnection if secure else HTTPConnection, self)

    def exchange(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes | None, deadline: float
    ) -> Answer:
        """Send one request and read all of the answer; `deadline` is in the time of `time.monotonic`.

        Raises WireError.
        """
        left = deadline - time.monotonic()
        if left <= 0:
            raise WireError("out of time", sent=False, retry=False)
        self._expired = False
        # Timeouts of sockets start anew with every byte; only a hand on the socket ends a drip.
        watch = threading.Timer(left, self._cut)
        watch.daemon = True
        watch.start()
        try:
            return self._exchange(method, target, headers, body, left)
        except (HTTPError, OSError, ValueError) as error:
            raise self._explained(error, deadline) from None
        finally:
            watch.cancel()

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()

    def connected(self, connection: socket.socket) -> None:
        """Take note of the socket that the requests go through."""
        self._socket = connection
        connection.settimeout(self._limits.read)

    def _exchange(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes | None, left: float
    ) -> Answer:
        limits = self._limits
        patience = limits.read + len(body or b"") / _BYTES_PER_SECOND
        response = self._pool.urlopen(
            method,
            target,
            # A stream is sent in pieces with a timeout each; one long string would have a single one.
            body=None if body is None else io.BytesIO(body),
            headers={**headers, "Content-Length": str(len(body))} if body is not None else dict(headers),
            timeout=urllib3.Timeout(connect=min(limits.connect, left), read=min(patience, left)),
            retries=False,
            redirect=False,
            preload_content=False,
            decode_content=True,
        )
        try:
            data = bytearray()
            while piece := response.read(_PIECE):
                data += piece
                if len(data) > limits.answer:
                    raise WireError(f"an answer of more than {limits.answer >> 20} MB", retry=False)
            if self._expired:
                # A body without length seems to be whole when the socket is shut.
                raise WireError("out of time", retry=False)
        except BaseException:
            # What was not read to its end must not be taken for the start of the next answer.
            response.close()
            raise
        response.release_conn()
        return Answer(response.status, response.headers, bytes(data))

    def _cut(self) -> None:
        self._expired = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _explained(self, error: Exception, deadline: float) -> WireError:
        while isinstance(error, MaxRetryError) and error.reason is not None:
            error = error.reason
        if self._expired:
            return WireError("out of time", retry=False)
        if isinstance(error, SSLError):
            return WireError("no trusted encrypted connection (TLS)", sent=False, retry=False)
        if isinstance(error, (NewConnectionError, ConnectTimeoutError)):
            return WireError("no connection", sent=False)
        if isinstance(error, ReadTimeoutError | TimeoutError):
            # The socket's own patience ends with the deadline too, and may be the first to notice.
            late = time.monotonic() >= deadline
            return WireError("out of time" if late else "no answer in time", retry=not late)
        if isinstance(error, IncompleteRead) or _is_cut(error):
            return WireError("the answer was cut off")
        if isinstance(error, DecodeError):
            return WireError("the answer cannot be unpacked", retry=False)
        return WireError("the connection was closed")


def _is_cut(error: Exception) -> bool:
    return isinstance(error, ProtocolError) and any(isinstance(part, IncompleteRead) for part in error.args)


def _watched(base: type[Any], owner: Wire) -> type[Any]:
    class Watched(base):  # type: ignore[misc]
        """A connection that tells its owner which socket it uses."""

        def connect(self) -> None:
            super().connect()
            owner.connected(self.sock)

    return Watched
