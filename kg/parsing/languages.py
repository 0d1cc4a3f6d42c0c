"""The language of a page: what its record says, else the script of its text."""

from __future__ import annotations

import re

from kg.model.pages import RawPage

_KNOWN = frozenset(("en", "ru", "uk"))
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SAMPLE = 4000
_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_RUSSIAN = frozenset("ыэъёЫЭЪЁ")


def language_of(raw: RawPage) -> str:
    """Return "en", "ru" or "uk", or the two letters that the record gives."""
    said = raw.language.lower().replace("_", "-").partition("-")[0]
    if said in _KNOWN or (len(said) == 2 and said.isascii() and said.isalpha()):
        return said
    sample = raw.text[:_SAMPLE]
    if sample.isascii():
        return "en"
    cyrillic = len(_CYRILLIC.findall(sample))
    letters = sum(map(str.isalpha, sample))
    if cyrillic * 2 < letters or not letters:
        return "en"
    ukrainian = sum(character in _UKRAINIAN for character in sample)
    russian = sum(character in _RUSSIAN for character in sample)
    return "uk" if ukrainian > russian else "ru"
