"""One language's view of the reference data: the matcher over all names, and the words that linking needs."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.linking.posts import PostTitles
from kg.vocabulary import russian
from kg.vocabulary.folding import fold
from kg.vocabulary.matcher import Matcher
from kg.vocabulary.packs import Pack
from kg.vocabulary.reference import Reference
from kg.vocabulary.turtle import Record

Name = tuple[str, str, str]
# "имени М.В. Ломоносова"
_INITIALS = re.compile(r"(?<=имени )(?:[А-Я]\.)+ ")


@dataclass
class Vocabulary:
    """Reference data and language pack of one language, compiled on first use."""

    reference: Reference
    pack: Pack

    @property
    def language(self) -> str:
        """The language tag of the pack."""
        return self.pack.language

    @cached_property
    def matcher(self) -> Matcher:
        """The automaton over every name of this language; categories are kinds, "family", "adjective", "role" …"""
        return Matcher(self._names())

    def _names(self) -> Iterator[Name]:
        yield from self._entity_names()
        yield from self._person_names()
        yield from self._role_names()

    def _forms(self, name: str) -> Iterator[str]:
        """Yield a name with its case forms, folded."""
        if self.language == "ru":
            yield from (fold(f) for f in russian.phrase_forms(name))
        else:
            yield fold(name)

    def _entity_names(self) -> Iterator[Name]:
        tag = self.language
        for kind in ("country", "organization", "agreement", "place"):
            for record in self.reference.of_kind(kind):
                for name in record.texts("label", "altLabel", language=tag):
                    yield from ((f, kind, record.slug) for f in self._forms(name) if len(f) > 1)
                    if tag == "ru" and name.isascii():
                        yield fold(name), kind, record.slug
                    if tag == "ru" and kind == "organization":
                        yield from ((f, kind, record.slug) for f in self._variants(name))
        for record in self.reference.of_kind("organization"):
            for name in record.texts("domesticName", language=tag):
                yield from ((f, "domestic", record.slug) for f in self._forms(name))
        for record in self.reference.of_kind("country"):
            yield from self._country_words(record)

    def _variants(self, name: str) -> Iterator[str]:
        """Yield how else a Russian body's name is written: its noun small, the person it is called after shorter."""
        spellings = {name}
        for initials in _INITIALS.findall(name):
            spellings |= {name.replace(initials, initials.replace(" ", "")), name.replace(initials, "")}
        small = "«" in name or " имени " in name or name.split(" ")[0].lower() in self._small_heads
        for spelling in sorted(spellings):
            for form in self._forms(spelling):
                if spelling != name:
                    yield form
                if small:
                    yield form[:1].lower() + form[1:]

    @cached_property
    def _small_heads(self) -> frozenset[str]:
        """Nouns at the head of a body's name that are written small as often as not."""
        return frozenset(self.pack.words("organizations", "quoted", "heads"))

    def _country_words(self, record: Record) -> Iterator[Name]:
        tag = self.language
        for word in record.texts("adjective", language=tag):
            forms = russian.adjective_forms(word) | russian.first_halves(word) if tag == "ru" else frozenset([word])
            for form in forms:
                yield fold(form), "adjective", record.slug
                # A Russian adjective is written with a capital at the head of a sentence only.
                yield fold(form[:1].upper() + form[1:]), "adjective", record.slug
        for word in record.texts("demonym", language=tag):
            whole = tag == "ru" and " " not in word
            for form in russian.noun_forms(word) if whole else frozenset(self._forms(word)):
                yield fold(form), "adjective", record.slug
                if tag == "ru":
                    yield fold(form[:1].upper() + form[1:]), "adjective", record.slug
        for word in record.texts("governmentMetonym", language=tag):
            for form in self._forms(word):
                yield form, "government", record.slug

    def _person_names(self) -> Iterator[Name]:
        tag = self.language
        for record in self.reference.of_kind("person"):
            gender = record.one("gender")
            for name in record.texts("label", "altLabel", language=tag):
                yield from ((f, "person", record.slug) for f in self._person_forms(name, gender) if " " in f)
                if not name.isascii() and tag == "en":
                    # Some pages write "ö" as two signs; folding cannot join them without moving every offset.
                    yield fold(unicodedata.normalize("NFD", name)), "person", record.slug
            for name in record.texts("familyName", language=tag):
                yield from ((f, "family", record.slug) for f in self._person_forms(name, gender))

    def _person_forms(self, name: str, gender: str) -> Iterator[str]:
        if self.language == "ru":
            yield from (fold(f) for f in russian.person_forms(name, gender))
        else:
            yield fold(name)

    def _role_names(self) -> Iterator[Name]:
        for code, phrases in self.pack.table("roles", "offices").items():
            for phrase in phrases:
                for form in self._forms(phrase):
                    yield form, "role", code
                    yield form[:1].upper() + form[1:], "role", code
        for phrase in self.pack.words("roles", "leader_words"):
            for form in self._forms(phrase):
                yield form, "role", "leader-word"
                yield form[:1].upper() + form[1:], "role", "leader-word"

    @cached_property
    def given_names(self) -> frozenset[str]:
        """First names: the language pack's and the first words of all full names in the reference data, folded."""
        out = {fold(name) for name in self.pack.words("names", "given")}
        for record in self.reference.of_kind("person"):
            for name in record.texts("label", language=self.language):
                parts = fold(name).split()
                if len(parts) > 1 and len(parts[0]) > 2:
                    out.add(parts[0])
        return frozenset(out)

    @cached_property
    def not_names(self) -> frozenset[str]:
        """Capital words that are never part of a person's name."""
        return frozenset(self.pack.words("names", "not_names"))

    @cached_property
    def post_titles(self) -> PostTitles:
        """The posts of the reference data by their titles."""
        return PostTitles(self.reference)

    @cached_property
    def titles_behind(self) -> frozenset[str]:
        """Capital words that may stand directly behind a person's name: the office of the next one."""
        return frozenset(self.pack.words("names", "titles_behind"))

    @cached_property
    def address_words(self) -> frozenset[str]:
        """Last words of the offices that people are addressed by before a bare surname."""
        return frozenset(self.pack.words("names", "address_words"))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Family names of leaders that are common words too."""
        return frozenset(self.pack.words("names", "common_words"))

    @cached_property
    def body_words(self) -> frozenset[str]:
        """Capital words that make a name the name of a body ("Institute", "Parliament")."""
        return frozenset(self.pack.words("names", "body_words"))

    @cached_property
    def people_by_word(self) -> dict[str, set[str]]:
        """Map each folded word of people's names, lower case, to the people that carry it."""
        index: dict[str, set[str]] = defaultdict(set)
        for record in self.reference.of_kind("person"):
            for name in record.texts("label", "altLabel", language=self.language):
                for word in fold(name).lower().replace("-", " ").split():
                    index[word].add(record.slug)
        return index
