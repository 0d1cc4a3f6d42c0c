"""Whether an account at least names what the other says was discussed: silence is only said of what is not even named.

The store holds the sentences that prove something, not whole pages, so a name in any other sentence is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.explanation import Sentence
from kg.explanation.reading import Reader
from kg.namespaces import PARLEY, RDFS, SKOS
from kg.vocabulary.folding import fold
from kg.vocabulary.lexicon import load_lexicon
from kg.vocabulary.packs import languages, load_pack

_ARGUMENTS = (PARLEY.topic, PARLEY.about, PARLEY.mentions, PARLEY.references)
_TOPIC = "/topic/"
_ACRONYM = 5
"""A label of so many capitals is an acronym: "US" is a name and "us" is none."""


@dataclass(frozen=True)
class Words:
    """The words of one account: its claims by IRI, and its sentences, each with the language of its page."""

    reader: Reader
    claims: dict[str, tuple[Sentence, ...]]
    sentences: tuple[tuple[Sentence, str], ...]

    def naming(self, thing: NamedNode) -> tuple[Sentence, ...]:
        """Return the sentences that name `thing`, each once, in text order: by a claim, a label, or a topic's words."""
        found = [*self._claimed(thing), *self._labelled(thing), *self._worded(thing)]
        once = {(sentence.url, " ".join(sentence.quote.split())): sentence for sentence in found}
        return tuple(sorted(once.values(), key=lambda sentence: (sentence.url, sentence.start or 0, sentence.quote)))

    def _claimed(self, thing: NamedNode) -> Iterator[Sentence]:
        for argument in _ARGUMENTS:
            for claim in self.reader.subjects(argument, thing):
                yield from self.claims.get(claim.value, ())

    def _labelled(self, thing: NamedNode) -> Iterator[Sentence]:
        labels = [term for name in (RDFS.label, SKOS.altLabel) for term in self.reader.objects(thing, name)]
        patterns = [_pattern(fold(term.value)) for term in labels if isinstance(term, Literal)]
        for sentence, _ in self.sentences:
            text = fold(" ".join(sentence.quote.split()))
            if any(pattern.search(text) for pattern in patterns):
                yield sentence

    def _worded(self, thing: NamedNode) -> Iterator[Sentence]:
        name = thing.value.rpartition("/")[2]
        if _TOPIC in thing.value:
            yield from (sentence for sentence, topics in self._topics if name in topics)

    @cached_property
    def _topics(self) -> list[tuple[Sentence, frozenset[str]]]:
        """The sentences with the topics that the word list of their language finds in them."""
        known = languages()
        return [
            (sentence, _topics_in(sentence.quote, language if language in known else "en"))
            for sentence, language in self.sentences
        ]


def _topics_in(text: str, language: str) -> frozenset[str]:
    hits = load_lexicon(load_pack(language)).find(fold(text))
    return frozenset(topic for hit in hits for topic in hit.topics)


def _pattern(label: str) -> re.Pattern[str]:
    exact = label.isupper() and len(label) <= _ACRONYM
    return re.compile(rf"(?<!\w){re.escape(label)}(?!\w)", 0 if exact else re.IGNORECASE)


def things(reader: Reader, claims: Iterable[NamedNode], argument: str, label: str) -> list[NamedNode]:
    """Return what the `argument` of these claims is, as far as it is called `label`."""
    values = {value for claim in claims for value in reader.objects(claim, argument) if isinstance(value, NamedNode)}
    return sorted((value for value in values if reader.label(value) == label), key=lambda value: value.value)
