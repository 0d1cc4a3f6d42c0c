"""Requests that are tried again when that is safe, answered when they are challenged, and never led elsewhere."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping

import urllib3

from kg.endpoint.address import Address, shown_location
from kg.endpoint.authentication import Authentication
from kg.endpoint.credentials import Credentials
from kg.endpoint.errors import AnswerError, DeniedError, RedirectRefusedError, UnavailableError
from kg.endpoint.wire import Answer, Limits, Wire, WireError

AGENT = "parley-kg"
_AGAIN = frozenset((429, 500, 502, 503, 504))
_SURELY_NOT_DONE = frozenset((429, 503))
_REDIRECTS = range(300, 400)
_CHALLENGES = 2
"""How often one request answers a challenge: the first one, and once more when a nonce has grown old."""

Credit = Mapping[tuple[str, str, int], Credentials]
"""The credentials of each origin; an origin that is not named here is never sent any."""


class Transport:
    """Sends requests to the origins of a few addresses, each with credentials of its own."""

    def __init__(
        self,
        credentials: Credit | None = None,
        limits: Limits | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits = limits or Limits()
        self._credentials = dict(credentials or {})
        self._sleep = sleep
        self._wires: dict[tuple[str, str, int], Wire] = {}
        self._authentications: dict[tuple[str, str, int], Authentication] = {}
        self._asked: set[str] = set()

    def send(
        self,
        method: str,
        address: Address,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        repeatable: bool = True,
        final: Callable[[Answer], bool] | None = None,
    ) -> Answer:
        """Return the answer to a request, of whatever status that is not worth another try.

        `repeatable` says that doing it twice does no harm; what is not is sent again only where the server cannot have
        acted on it. `final` may tell that an answer will not change by asking again. Raises UnavailableError,
        DeniedError, RedirectRefusedError or AnswerError.
        """
        deadline = time.monotonic() + self.limits.total
        reason = ""
        for attempt in range(1, self.limits.tries + 1):
            wait = self._backoff(attempt)
            try:
                answer = self._authorized(method, address, dict(headers or {}), body, deadline)
            except WireError as error:
                reason = str(error)
                if reason.startswith(("an answer of", "the answer cannot")):
                    raise AnswerError(f"{address}: {reason}") from None
                if not error.retry or (error.sent and not repeatable):
                    raise UnavailableError(self._lost(address, reason, attempt, error.sent, repeatable)) from None
            else:
                if not self._worth_another_try(answer, repeatable, final):
                    return answer
                reason = f"status {answer.status}{self._said(address, answer)}"
                wait = _retry_after(answer, wait)
            if attempt < self.limits.tries:
                self._pause(wait, deadline, address, reason)
        raise UnavailableError(f"{address}: {reason} ({self.limits.tries} tries)")

    def redact(self, text: str) -> str:
        """Return `text` without any of the secrets."""
        for credentials in self._credentials.values():
            text = credentials.redact(text)
        return text

    def close(self) -> None:
        """Close all connections."""
        for wire in self._wires.values():
            wire.close()

    def _authorized(
        self, method: str, address: Address, headers: dict[str, str], body: bytes | None, deadline: float
    ) -> Answer:
        """Send one request; a challenge is answered, a redirect refused."""
        authentication = self._authentication(address)
        if authentication.must_ask and body is not None and address.url not in self._asked:
            self._asked.add(address.url)
            # Virtuoso drops the connection when a long body comes without credentials: ask with an empty hand first.
            asked = self._once("GET", address, {"Accept": "*/*"}, None, deadline, authentication)
            if asked.status == 401:
                authentication.learn(asked.headers.getlist("www-authenticate"))
        answer = self._once(method, address, headers, body, deadline, authentication)
        for _ in range(_CHALLENGES):
            if answer.status != 401 or not authentication.learn(answer.headers.getlist("www-authenticate")):
                break
            answer = self._once(method, address, headers, body, deadline, authentication)
        if answer.status in _REDIRECTS:
            place = self.redact(shown_location(str(answer.headers.get("location", ""))))
            raise RedirectRefusedError(
                f"{address}: redirected to {place} (status {answer.status}), which is not followed; "
                "give that address if it is the right one"
            )
        if answer.status in (401, 403):
            raise DeniedError(self._denial(address, answer))
        return answer

    def _once(
        self,
        method: str,
        address: Address,
        headers: dict[str, str],
        body: bytes | None,
        deadline: float,
        authentication: Authentication,
    ) -> Answer:
        sent = {"User-Agent": AGENT, "Accept-Encoding": "gzip", **headers}
        if value := authentication.header(method, address.target):
            sent["Authorization"] = value
        return self._wire(address).exchange(method, address.target, sent, body, deadline)

    def _wire(self, address: Address) -> Wire:
        if address.origin not in self._wires:
            self._wires[address.origin] = Wire(address, self.limits)
        return self._wires[address.origin]

    def _authentication(self, address: Address) -> Authentication:
        if address.origin not in self._authentications:
            self._authentications[address.origin] = Authentication(self._credentials.get(address.origin))
        return self._authentications[address.origin]

    @staticmethod
    def _worth_another_try(answer: Answer, repeatable: bool, final: Callable[[Answer], bool] | None) -> bool:
        if answer.status not in (_AGAIN if repeatable else _SURELY_NOT_DONE):
            return False
        return final is None or not final(answer)

    def _backoff(self, attempt: int) -> float:
        pause = min(self.limits.longest_pause, self.limits.backoff * 2.0 ** (attempt - 1))
        # Clients that were turned away together must not come back together.
        return pause * random.uniform(1.0, 1.1)  # noqa: S311 - no secret depends on it

    def _pause(self, seconds: float, deadline: float, address: Address, reason: str) -> None:
        if time.monotonic() + seconds >= deadline:
            raise UnavailableError(
                f"{address}: {reason}; the next try would be in {seconds:.0f} s, after the time limit "
                f"of {self.limits.total:g} s"
            )
        self._sleep(seconds)

    def _lost(self, address: Address, reason: str, attempt: int, sent: bool, repeatable: bool) -> str:
        tries = f" ({attempt} tries)" if attempt > 1 else ""
        unsure = "; whether the change was made is not known" if sent and not repeatable else ""
        limit = f" (limit {self.limits.total:g} s)" if reason == "out of time" else ""
        return f"{address}: {reason}{limit}{tries}{unsure}"

    def _denial(self, address: Address, answer: Answer) -> str:
        if answer.status == 403:
            return f"{address}: not allowed (status 403); these credentials have no right to do that"
        if address.origin in self._credentials:
            return f"{address}: the credentials were refused (status 401)"
        return (
            f"{address}: credentials are needed (status 401); set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, "
            "or KG_ENDPOINT_TOKEN, or use a netrc file"
        )

    def _said(self, address: Address, answer: Answer) -> str:
        return self.redact(said(answer))


def said(answer: Answer) -> str:
    """Return ": " and the first words of what a server answered in words; "" when there are none."""
    text = answer.body[:4000].decode("utf-8", "replace")
    if "<" in text and answer.media_type in ("text/html", "application/xhtml+xml", "application/xml", ""):
        text = "".join(part.partition(">")[2] for part in f">{text}".split("<"))
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return f": {words[:200]}{'…' if len(words) > 200 else ''}" if words else ""


def _retry_after(answer: Answer, otherwise: float) -> float:
    """Return the pause that the server asks for, as seconds or as a date; `otherwise` when it asks for none."""
    value = answer.headers.get("retry-after")
    if value is None:
        return otherwise
    try:
        return max(0.0, float(urllib3.Retry().parse_retry_after(str(value))))
    except (urllib3.exceptions.InvalidHeader, ValueError, OverflowError):
        return otherwise
