"""Where the pages of a data set come from: publisher, site, languages, days, number of pages, licence."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from kg.dataset.pages import Page, one
from kg.errors import ReferenceDataError
from kg.namespaces import DCTERMS, SCHEMA
from kg.vocabulary.publishers import publisher_of

_FILE = Path(__file__).with_name("licences.toml")
UNKNOWN = "not known: ask the publisher"


@dataclass(frozen=True, slots=True)
class Licence:
    """What a site says about the use of its texts; the address is empty when that is not known."""

    name: str = UNKNOWN
    url: str = ""


@dataclass(slots=True)
class Source:
    """The pages of one publisher on one site; days are those of publication (ISO 8601)."""

    publisher: str
    site: str
    country: str
    licence: Licence
    pages: int = 0
    first: str = ""
    last: str = ""
    languages: set[str] = field(default_factory=set)

    def add(self, day: str, language: str) -> None:
        """Count one page."""
        self.pages += 1
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)
        if language:
            self.languages.add(language)


class Sources:
    """Counts pages by source."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Source] = {}

    def add(self, page: Page, event_day: str) -> None:
        """Count a page; one without a day of publication counts with the day of its event."""
        document = page.of(page.document)
        publisher, url = one(document, DCTERMS.publisher), one(document, SCHEMA.url)
        site = _host(url)
        source = self._found.get((publisher, site))
        if source is None:
            country = publisher_of(url).country if site else ""
            source = self._found[publisher, site] = Source(publisher, site, country, licence_of(site))
        source.add(one(document, DCTERMS.issued)[:10] or event_day, one(document, DCTERMS.language))

    def sorted(self) -> list[Source]:
        """Return the sources by publisher and site."""
        return [self._found[key] for key in sorted(self._found)]


def sources_csv(sources: Iterable[Source]) -> str:
    """Return the sources as CSV."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    head = ["publisher", "site", "country_iso2", "languages", "pages", "first_date", "last_date", "licence"]
    writer.writerow([*head, "licence_url"])
    for one_ in sources:
        row = [one_.publisher, one_.site, one_.country, "|".join(sorted(one_.languages)), one_.pages]
        writer.writerow([*row, one_.first, one_.last, one_.licence.name, one_.licence.url])
    return target.getvalue()


def licence_of(site: str) -> Licence:
    """Return what the site with this host name says about the use of its texts, as far as known."""
    parts = site.split(".")
    known = _licences()
    found = (known.get(".".join(parts[start:])) for start in range(len(parts)))
    return next(filter(None, found), Licence())


@cache
def _licences() -> dict[str, Licence]:
    try:
        data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        return {host: Licence(entry["name"], entry["url"]) for entry in data["site"] for host in entry["hosts"]}
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise ReferenceDataError(f"{_FILE}: {error}") from error


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
