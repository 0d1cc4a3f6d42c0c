"""What is known about each site: its name, its clock, and how its pages are numbered."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.model.pages import RawPage
from kg.parsing import zones
from kg.parsing.dates import ZoneOf


@dataclass(frozen=True, slots=True)
class Site:
    """A site that publishes pages.

    `source` is its label in document ids. `zone` is the clock that its times are in. `wall_clock` says that its
    machine-readable times end in `Z` although they are local time: on both sites where this holds nothing is
    published between two and six at night by that clock, and evening addresses fall in the evening.
    """

    source: str
    zone: ZoneOf
    wall_clock: bool = False
    numbered: bool = False


KREMLIN = Site("kremlin", zones.moscow, wall_clock=True, numbered=True)
UKRAINE = Site("president-gov-ua", zones.kyiv, wall_clock=True)
WHITE_HOUSE = Site("whitehouse", zones.washington)

_HOSTS = {
    "kremlin.ru": KREMLIN,
    "president.gov.ua": UKRAINE,
    "whitehouse.gov": WHITE_HOUSE,
    "archives.gov": WHITE_HOUSE,
}
_ONLY_WHITE_HOUSE = "whitehouse"


def host_of(url: str) -> str:
    """Return the host name of `url` in lower case, or an empty string for what is not an http address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") else ""


def site_of(raw: RawPage) -> Site:
    """Return the site that a page comes from; the text layout is the Kremlin's own."""
    host = host_of(raw.url)
    if not host:
        return KREMLIN if raw.layout in ("text", "html") else Site("page", zones.universal)
    for suffix, site in _HOSTS.items():
        if host == suffix or host.endswith("." + suffix):
            if suffix == "archives.gov" and _ONLY_WHITE_HOUSE not in host:
                break
            return site
    return Site(_label(host), zones.universal)


def _label(host: str) -> str:
    """Return a host name as a label of plain letters and digits, at most 60 of them."""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return "site"
    plain = "".join(c if c.isalnum() else "-" for c in host.removeprefix("www."))
    return plain[:60].strip("-") or "site"
