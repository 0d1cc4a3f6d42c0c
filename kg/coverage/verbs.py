"""Who does what in a sentence, by form alone: a person or collective and the finite verb beside it.

No syntax is worked out, so some verbs are missed; what is found is the verb of a subject, whether the lexicon knows
it or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from kg.coverage.lexicon import acts
from kg.coverage.reading import Reading
from kg.linking.spots import Spot
from kg.linking.spots_ru import is_case
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.russian import parses

_WORD_RU = re.compile(r"[А-Яа-я-]+|[;:.]")
# How many words a Russian verb may stand away from its subject.
_NEAR = 5
_BACK = 150  # characters, more than so many words take


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite verb with a resolved subject: where it stands, its form or lemma, and whether the lexicon knows it."""

    verb: Span
    lemma: str
    known: bool


def clauses(reading: Reading, sentence: Sentence) -> list[Clause]:
    """Return the clauses of a sentence, each verb once."""
    find = _russian if reading.linked.vocabulary.language == "ru" else _english
    known: list[Span] | None = None
    out: dict[Span, Clause] = {}
    for spot in reading.linked.people.within(sentence.span.start, sentence.span.end):
        found = find(reading, sentence, spot) if spot.entities else None
        if found is None or reading.quoted(found[0].start, sentence):
            continue
        if known is None:
            known = [act.span for act in acts(reading, sentence)]
        verb, lemma = found
        out[verb] = Clause(verb, lemma, any(span.overlaps(verb) for span in known))
    return list(out.values())


@dataclass(frozen=True)
class _English:
    """The forms that a verb behind its subject may take."""

    verb: re.Pattern[str]
    modal: frozenset[str]
    perfect: frozenset[str]
    passive: frozenset[str]
    irregular: frozenset[str]
    not_verbs: frozenset[str]

    def is_past(self, word: str) -> bool:
        return (word.endswith("ed") or word in self.irregular) and word not in self.not_verbs


@lru_cache(maxsize=8)
def _forms(pack: Pack) -> _English:
    table = pack.table("coverage", "verbs")
    words = {key: frozenset(value) for key, value in table.items() if key != "between"}
    auxiliary = "|".join(sorted(words["modal"] | words["perfect"] | words["passive"]))
    between = table["between"]
    verb = re.compile(rf"{between} (?:(?P<aux>{auxiliary})(?![\w-]){between} ?)?(?P<verb>[a-z]+(?:-[a-z]+)?)?(?![\w'])")
    return _English(verb, **words)


def _english(reading: Reading, sentence: Sentence, spot: Spot) -> tuple[Span, str] | None:
    forms = _forms(reading.pack)
    match = forms.verb.match(reading.text, spot.span.end, sentence.span.end)
    if match is None:
        return None
    auxiliary, word = match["aux"] or "", match["verb"] or ""
    here = Span(match.start("verb"), match.end("verb")) if word else None
    if not auxiliary:
        third = word.endswith("s") and not word.endswith("ss") and len(word) > 3
        finite = forms.is_past(word) or (third and word not in forms.not_verbs)
        return (here, word) if here is not None and finite else None
    if auxiliary in forms.modal and here is not None and word not in forms.not_verbs:
        return here, word
    if auxiliary in forms.perfect and here is not None and forms.is_past(word):
        return here, word
    if auxiliary in forms.passive and here is not None and forms.is_past(word):
        return here, f"be {word}"
    if auxiliary in forms.modal:
        return None
    return Span(match.start("aux"), match.end("aux")), "have" if auxiliary in forms.perfect else "be"


def _russian(reading: Reading, sentence: Sentence, spot: Spot) -> tuple[Span, str] | None:
    if not is_case(spot, "nomn", reading.linked):
        return None
    after = _first_verb(list(islice(_WORD_RU.finditer(reading.text, spot.span.end, sentence.span.end), _NEAR)))
    if after is not None:
        return after
    before = list(_WORD_RU.finditer(reading.text, max(sentence.span.start, spot.span.start - _BACK), spot.span.start))
    return _first_verb(before[::-1][:_NEAR])


def _first_verb(words: list[re.Match[str]]) -> tuple[Span, str] | None:
    for match in words:
        if not match[0][0].isalpha():
            return None
        reading = parses(match[0].lower())[0]
        if reading.tag.POS == "VERB":
            return Span(match.start(), match.end()), str(reading.normal_form)
    return None
