"""Length-preserving folding of text, so that a match in folded text has the same offsets in the page."""

from __future__ import annotations

import sys
import unicodedata


def _table() -> dict[int, str]:
    """Map letters with marks to their base letter, typographic signs to plain ones, all white space to a space."""
    table: dict[int, str] = {}
    # Latin only: folding Cyrillic would turn й into и, which are different letters.
    for code in [*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code) and base.isalpha():
            table[code] = base
    table.update({ord(a): b for a, b in zip("øØłŁđĐıİħŧ", "oOlLdDiIht", strict=True)})
    table.update({ord("ё"): "е", ord("Ё"): "Е"})
    table.update({ord(c): "'" for c in "’‘ʼʹ′`´"})
    table.update({ord(c): '"' for c in "“”„«»"})
    table.update({ord(c): "-" for c in "‐‑‒–—―−"})
    for code in range(sys.maxunicode + 1):
        if code != 0x20 and chr(code).isspace():
            table[code] = " "
    # Invisible characters must keep their place, or every later offset would move.
    table.update(dict.fromkeys((8203, 65279), " "))
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """Return `text` without diacritics and typographic variants, letter case kept, length unchanged."""
    return text.translate(_TABLE)
