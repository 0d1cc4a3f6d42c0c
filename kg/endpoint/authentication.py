"""Answers a server's challenge: basic and bearer (RFC 7617, 6750) and digest (RFC 7616), without any global state."""

from __future__ import annotations

import base64
import hashlib
import os
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.endpoint.credentials import Credentials

_HASHES: dict[str, Callable[[bytes], str]] = {
    "MD5": lambda data: hashlib.md5(data, usedforsecurity=False).hexdigest(),
    "SHA-256": lambda data: hashlib.sha256(data).hexdigest(),
}


@dataclass(slots=True)
class _Digest:
    """What a server asked for, and how often its nonce has been used."""

    realm: str
    nonce: str
    algorithm: str
    qop: str
    opaque: str | None
    stale: bool
    count: int = 0


class Authentication:
    """Authorization headers for one origin; it learns from challenges how the server wants them."""

    def __init__(self, credentials: Credentials | None) -> None:
        self._credentials = credentials
        self._scheme = credentials.scheme if credentials else ""
        self._digest: _Digest | None = None

    @property
    def must_ask(self) -> bool:
        """Whether there are credentials, but the server has not yet said how it wants them."""
        return self._credentials is not None and not self._ready

    @property
    def _ready(self) -> bool:
        return self._scheme in ("basic", "bearer") or (self._scheme == "digest" and self._digest is not None)

    def header(self, method: str, target: str) -> str | None:
        """Return the Authorization header for a request, or None while there is nothing to send."""
        if self._credentials is None or not self._ready:
            return None
        if self._scheme == "bearer":
            return f"Bearer {self._credentials.token}"
        if self._scheme == "basic":
            pair = f"{self._credentials.user}:{self._credentials.password}"
            return "Basic " + base64.b64encode(pair.encode()).decode()
        return self._digest_header(method, target)

    def learn(self, challenges: Iterable[str]) -> bool:
        """Take in the WWW-Authenticate headers of a 401; return whether the request is worth another try."""
        if self._credentials is None or self._credentials.token:
            return False
        offered = _parsed(challenges)
        wanted = self._credentials.scheme
        if wanted in ("", "digest") and (digest := _best_digest(offered)):
            # A server that refused an answer to a fresh nonce refuses the password; a stale nonce is another matter.
            fresh = self._digest is None or self._digest.count > 1 or digest.stale
            self._scheme, self._digest = "digest", digest
            return fresh
        if wanted in ("", "basic") and any(scheme == "basic" for scheme, _ in offered):
            fresh = self._scheme != "basic"
            self._scheme = "basic"
            return fresh
        return False

    def _digest_header(self, method: str, target: str) -> str:
        digest, credentials = self._digest, self._credentials
        if digest is None or credentials is None:
            raise AssertionError("asked for before there was a challenge")
        digest.count += 1
        hashed = _HASHES[digest.algorithm.upper().removesuffix("-SESS")]
        count, own = f"{digest.count:08x}", os.urandom(12).hex()
        first = hashed(f"{credentials.user}:{digest.realm}:{credentials.password}".encode())
        if digest.algorithm.upper().endswith("-SESS"):
            first = hashed(f"{first}:{digest.nonce}:{own}".encode())
        second = hashed(f"{method}:{target}".encode())
        middle = f"{digest.nonce}:{count}:{own}:auth" if digest.qop else digest.nonce
        response = hashed(f"{first}:{middle}:{second}".encode())
        fields = {
            "username": _quoted(credentials.user),
            "realm": _quoted(digest.realm),
            "nonce": _quoted(digest.nonce),
            "uri": _quoted(target),
            "response": f'"{response}"',
            "algorithm": digest.algorithm,
        }
        if digest.opaque is not None:
            fields["opaque"] = _quoted(digest.opaque)
        if digest.qop:
            fields |= {"qop": "auth", "nc": count, "cnonce": f'"{own}"'}
        return "Digest " + ", ".join(f"{name}={value}" for name, value in fields.items())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _parsed(challenges: Iterable[str]) -> list[tuple[str, dict[str, str]]]:
    """Return each challenge as its scheme in lower case and its parameters."""
    found: list[tuple[str, dict[str, str]]] = []
    for challenge in challenges:
        scheme, _, rest = challenge.strip().partition(" ")
        pairs = (item.split("=", 1) for item in urllib.request.parse_http_list(rest) if "=" in item)
        found.append((scheme.lower(), {key.strip().lower(): value.strip().strip('"') for key, value in pairs}))
    return found


def _best_digest(offered: list[tuple[str, dict[str, str]]]) -> _Digest | None:
    """Return the strongest digest challenge that can be answered here."""
    usable = []
    for scheme, fields in offered:
        algorithm = fields.get("algorithm", "MD5")
        qops = [qop.strip() for qop in fields.get("qop", "").split(",") if qop.strip()]
        known = algorithm.upper().removesuffix("-SESS") in _HASHES and (not qops or "auth" in qops)
        if scheme == "digest" and "nonce" in fields and known:
            stale = fields.get("stale", "").lower() == "true"
            usable.append(
                _Digest(
                    fields.get("realm", ""),
                    fields["nonce"],
                    algorithm,
                    "auth" if qops else "",
                    fields.get("opaque"),
                    stale,
                )
            )
    return max(usable, key=lambda digest: digest.algorithm.upper().startswith("SHA"), default=None)
