"""Whose site a page comes from: the state or body that publishes it, and the office that nameless titles mean there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import ReferenceDataError

_FILE = Path(__file__).resolve().parent.parent / "languages" / "publishers.toml"
# Top-level domains that are not the ISO code of their state.
_DOMAINS = {"uk": "GB"}


@dataclass(frozen=True, slots=True)
class Publisher:
    """The owner of a site: an ISO country code or the slug of an organisation, and the office of its head."""

    country: str = ""
    organization: str = ""
    office: str = ""

    @property
    def owner(self) -> str:
        """The key of the owner in the tables of posts."""
        return self.country or self.organization


NOBODY = Publisher()


@cache
def _tables() -> tuple[dict[str, Publisher], dict[str, str]]:
    """Return the publishers by host, and the offices by telling label of a host."""
    try:
        data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ReferenceDataError(f"{_FILE}: {error}") from error
    hosts = {
        host: Publisher(entry.get("country", ""), entry.get("organization", ""), entry["office"])
        for entry in data["publisher"]
        for host in entry["hosts"]
    }
    return hosts, {label: office for office, labels in data["labels"].items() for label in labels}


@lru_cache(maxsize=4096)
def publisher_of(url: str) -> Publisher:
    """Return who publishes the page at `url`; `NOBODY` for an address that is no official site's."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return NOBODY
    hosts, labels = _tables()
    parts = host.split(".")
    for start in range(len(parts)):
        known = hosts.get(".".join(parts[start:]))
        if known is not None:
            return known
    office = next((labels[part] for part in parts[:-1] if part in labels), "")
    top = parts[-1].upper()
    return Publisher(country=_DOMAINS.get(parts[-1], top), office=office) if office and len(top) == 2 else NOBODY


def publishers() -> dict[str, Publisher]:
    """Return all publishers that have an entry of their own, by host name."""
    return dict(_tables()[0])
