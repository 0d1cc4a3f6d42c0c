"""Addresses of servers: checked before anything is sent, and shown without what may be secret."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kg.endpoint.errors import AddressError

_SCHEMES = ("http", "https")
_PORTS = {"http": 80, "https": 443}
_LOCAL = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https URL. `str` gives it without its query part, in which some services put a key."""

    url: str

    def __post_init__(self) -> None:
        text = self.url
        if not text.isascii() or any(c.isspace() or not c.isprintable() for c in text):
            raise AddressError("the address of an endpoint holds characters that no URL has; write it percent-encoded")
        try:
            parts = urlsplit(text)
            port = parts.port
        except ValueError:
            raise AddressError("not an address: its host or port cannot be read") from None
        if "@" in parts.netloc:
            # Not shown: what stands before the @ is a password.
            raise AddressError(
                "the address holds a user or password; leave them out and set KG_ENDPOINT_USER and "
                "KG_ENDPOINT_PASSWORD, or use a netrc file"
            )
        if parts.scheme.lower() not in _SCHEMES:
            raise AddressError(
                f"{parts.scheme or text[:40]!r} addresses are not asked; an endpoint is http or https, as in http://127.0.0.1:7878"
            )
        if not parts.hostname or port == 0:
            raise AddressError("an address needs a host, as in http://127.0.0.1:7878")
        if parts.fragment:
            raise AddressError(f"{self}: an endpoint's address has no part after #")

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}{parts.path}" + ("?…" if parts.query else "")

    def __repr__(self) -> str:
        return f"Address({str(self)!r})"

    @property
    def scheme(self) -> str:
        """The scheme: http or https."""
        return urlsplit(self.url).scheme.lower()

    @property
    def host(self) -> str:
        """The host name in lower case."""
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        """The port, also when the address leaves it out."""
        return urlsplit(self.url).port or _PORTS[self.scheme]

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: what credentials belong to."""
        return self.scheme, self.host, self.port

    @property
    def target(self) -> str:
        """Path and query, as the request line has them."""
        parts = urlsplit(self.url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    @property
    def is_private(self) -> bool:
        """Whether what is sent cannot be read on the way: encrypted, or not leaving this machine."""
        return self.scheme == "https" or self.host in _LOCAL

    def with_parameter(self, name: str, value: str) -> Address:
        """Return this address with one more query parameter."""
        mark = "&" if urlsplit(self.url).query else "?"
        return Address(f"{self.url}{mark}{name}={quote(value, safe='')}")


def shown_location(location: str) -> str:
    """Return the target of a redirect as a message may show it: without user, query and fragment."""
    try:
        parts = urlsplit(location)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return "an address that cannot be read"
    plain = f"{parts.scheme}://{host}{parts.path}" if host else parts.path
    return "".join(c if c.isprintable() else "?" for c in plain)[:200] or "nowhere"
