"""Finds who held a post by the title that a page gives it: "the Labor Secretary", "Head of the President's Office"."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

from kg.vocabulary.folding import fold
from kg.vocabulary.reference import Reference

_SMALL = frozenset(["the", "of", "a", "and", "for", "to", "in", "on", "at", "s", "with", "acting", "his", "her"])
_SPELLINGS = {"adviser": "advisor", "defence": "defense", "labour": "labor", "center": "centre", "programme": "program"}
# Bodies that the head of state of a country works in are part of the country's own titles.
_HOUSES = frozenset(["white", "house", "kremlin"])

Title = frozenset[str]


class PostTitles:
    """The titles of the posts of one reference, indexed for each country on first use."""

    def __init__(self, reference: Reference) -> None:
        """Prepare for `reference`."""
        self.reference = reference
        self._names: dict[str, Title] = {}
        self._titles: dict[str, dict[Title, list[str]]] = {}

    def holder(self, title: str, country: str, day: dt.date | None) -> str:
        """Return the slug of the one person who held the post of this `title` in `country` on `day`, or ""."""
        if day is None or not country:
            return ""
        words = _words(title, self._names_of(country))
        posts = self._of(country).get(words, ()) if words else ()
        found = {t.person for post in posts for t in self.reference.tenures_of_post.get(post, ()) if t.covers(day)}
        return found.pop() if len(found) == 1 else ""

    def _names_of(self, country: str) -> Title:
        if country not in self._names:
            record = self.reference.records.get(("country", country))
            texts = record.texts("label", "altLabel", "adjective", language="en") if record is not None else []
            words = {w for text in texts for w in re.findall(r"[a-z]+", fold(text).lower())}
            self._names[country] = frozenset(words | _HOUSES)
        return self._names[country]

    def _of(self, country: str) -> dict[Title, list[str]]:
        if country not in self._titles:
            titles: dict[Title, list[str]] = defaultdict(list)
            for slug, post in self.reference.posts.items():
                if post.country == country:
                    record = self.reference.records[("post", slug)]
                    for words in {
                        _words(t, self._names_of(country)) for t in record.texts("label", "altLabel", language="en")
                    }:
                        titles[words].append(slug)
            self._titles[country] = dict(titles)
        return self._titles[country]


def _words(title: str, names: Title) -> Title:
    """Return the words that tell a title from others, whatever their order."""
    found = re.findall(r"[a-z]+", fold(title).lower())
    return frozenset(_SPELLINGS.get(w, w) for w in found if w not in _SMALL and w not in names)
