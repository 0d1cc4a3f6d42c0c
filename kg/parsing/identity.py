"""Document ids and digests: made of the fewest values that do not change, never of the title alone."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from urllib.parse import urlsplit

from kg.model.pages import RawPage
from kg.parsing.sites import Site, host_of

# One page has one number on the site, under whichever section it is listed, and under the short address /d/.
_NUMBERED = re.compile(r"^/(?:events|d)/(?:[a-z0-9_/-]{0,80}/)?(\d{1,9})/?$", re.IGNORECASE)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 60


def document_id(raw: RawPage, site: Site, *, day: date | None, time: str, title: str, place: str, language: str) -> str:
    """Return the key of the document: "kremlin-en-63564", "whitehouse-<slug>-<hash>", "kremlin-2020-06-26-2000-…"."""
    host = host_of(raw.url)
    if not host:
        stamp = "-".join(filter(None, (day.isoformat() if day else "undated", time.replace(":", ""))))
        return f"{site.source}-{stamp}-{_short(title, stamp, place)}"
    path = urlsplit(raw.url).path
    numbered = _NUMBERED.match(path) if site.numbered else None
    if numbered:
        return f"{site.source}-{_edition(host, language)}-{numbered[1]}"
    return _slug_id(site, raw.url, path)


def event_id(raw: RawPage, site: Site) -> str:
    """Return the key of the event that all language editions of a page report ("kremlin-63564"); else "".

    A site that numbers its pages gives the editions of one page one number.
    """
    numbered = _NUMBERED.match(urlsplit(raw.url).path) if site.numbered and host_of(raw.url) else None
    return f"{site.source}-{numbered[1]}" if numbered else ""


def digest_of(raw: RawPage) -> str:
    """Return the SHA-256 of everything that the reader found, except where it found it."""
    digest = hashlib.sha256()
    fields = ";".join(f"{name}:{span.start}:{span.end}" for name, span in sorted(raw.fields.items()))
    people = "\x1e".join(f"{person.name}\x1f{person.post}" for person in raw.participants)
    for value in (raw.layout, raw.url, raw.language, raw.published, fields, people, raw.text):
        digest.update(value.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


def _edition(host: str, language: str) -> str:
    """The English site has a host of its own; the Russian one is the bare name; other hosts say nothing."""
    if host.startswith("en."):
        return "en"
    return "ru" if host in ("kremlin.ru", "www.kremlin.ru") else language


def _slug_id(site: Site, url: str, path: str) -> str:
    """A slug alone may recur under another date, so an address with folders, or a long slug, adds a short hash."""
    segments = [segment for segment in path.split("/") if segment]
    query = urlsplit(url).query
    slug = _NOT_SLUG.sub("-", segments[-1].lower()).strip("-") if segments else ""
    cut = slug[:_SLUG_LENGTH].rstrip("-")
    if slug and cut == slug and len(segments) <= 3 and not query:
        return f"{site.source}-{slug}"
    return "-".join(filter(None, (site.source, cut, _short(host_of(url), path, query))))


def _short(*values: str) -> str:
    return hashlib.sha256("\x1f".join(values).encode("utf-8", "surrogatepass")).hexdigest()[:8]
