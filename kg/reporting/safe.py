"""Page text inside HTML: escaped, without control characters, and links only to web pages."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit


def safe(text: str) -> str:
    """Return `text` for HTML content or a quoted attribute; control characters become U+FFFD."""
    kept = (c if c in "\n\t" or not (c < " " or "\x7f" <= c <= "\x9f") else "\ufffd" for c in text)
    return escape("".join(kept), quote=True)


def link(url: str, text: str) -> str:
    """Return a link that says `text`; just the text when `url` is no address of a web page."""
    try:
        is_web = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).netloc)
    except ValueError:
        is_web = False
    return f'<a href="{safe(url)}" rel="noreferrer">{safe(text)}</a>' if is_web else safe(text)
