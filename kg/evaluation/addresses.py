"""Which page an address means, whatever its spelling."""

from __future__ import annotations

import re

_KREMLIN = re.compile(r"kremlin\.ru/.*?/(\d+)/?$")
_HOST = re.compile(r"^https?://(www\.)?")


def page_key(url: str) -> str:
    """Return what identifies the page at `url`: for the Kremlin its number, else the address without its scheme.

    >>> page_key("http://en.kremlin.ru/events/president/news/900000001")
    'kremlin-en-900000001'
    >>> page_key("https://www.example.org/a/")
    'example.org/a'
    """
    numbered = _KREMLIN.search(url)
    if numbered:
        edition = "en" if "//en." in url else "ru"
        return f"kremlin-{edition}-{numbered[1]}"
    return _HOST.sub("", url).rstrip("/")
