"""Decides which person a name and an office mean on a given day."""

from __future__ import annotations

import datetime as dt
import re

from kg.identifiers import slug
from kg.linking.spots import Office
from kg.linking.vocabulary import Vocabulary
from kg.model.entities import Entity, EntityKind
from kg.vocabulary.folding import fold

ANY_MINISTER = "any-minister"
"""The office of somebody addressed as Minister or Secretary without a department."""
# Codes that one phrase may stand for: a monarch is "king" in the data whatever the page's word is.
_ALIKE = {
    "president": {
        "president",
        "chairman",
        "commission-president",
        "council-president",
        "parliament-speaker",
        "company-head",
    },
    "prime-minister": {"prime-minister", "chancellor", "crown-prince", "president"},
    "king": {"king", "queen", "emperor", "emir", "sultan"},
    "emir": {"emir", "king", "sultan", "president", "crown-prince"},
    "chairman": {"chairman", "president", "parliament-speaker", "commission-president"},
    "minister": {"minister"},
    # "Secretary Quibble", whatever the department.
    ANY_MINISTER: {
        "minister",
        "foreign-minister",
        "defence-minister",
        "finance-minister",
        "interior-minister",
        "economy-minister",
        "energy-minister",
        "health-minister",
        "education-minister",
        "agriculture-minister",
        "transport-minister",
        "culture-minister",
        "sport-minister",
        "justice-minister",
    },
    "other": {"emir", "prime-minister", "supreme-leader", "parliament-speaker", "crown-prince", "king", "president"},
    "prince": {"prince", "crown-prince"},
    "secretary-general": {"secretary-general", "general-secretary"},
}
# One code for many posts of a country.
_OF_MANY = frozenset(
    {
        "ambassador",
        "company-head",
        "governor",
        "intelligence-chief",
        "mayor",
        "military-chief",
        "minister",
        "other",
        "presidential-aide",
        "regional-head",
        "religious-leader",
        "special-envoy",
    }
)
# Whom "the Minister" or "the Secretary" may mean.
MINISTERS = frozenset({"foreign-minister", "defence-minister", "finance-minister", "interior-minister"})
# Where the Foreign Secretary is the first civil servant of the ministry, not the minister.
_CIVIL_SECRETARIES = frozenset({"BD", "BT", "IN", "LK", "MV", "NP", "PK"})
_LEADER_ORDER = (
    "president",
    "prime-minister",
    "chancellor",
    "king",
    "emperor",
    "emir",
    "sultan",
    "supreme-leader",
    "pope",
    "prince",
    "grand-duke",
    "crown-prince",
    "chairman",
    "secretary-general",
    "commission-president",
    "council-president",
)


def alike(code: str) -> set[str]:
    """Return the office codes of the reference data that a page's office word may mean."""
    return _ALIKE.get(code, set()) | {code}


def words_of(name: str) -> list[str]:
    """Return the comparable words of a name: folded, lower case, without initials and suffixes."""
    found = re.findall(r"[a-zа-я']+", fold(name).lower().replace("-", " "))
    return [w for w in found if len(w) > 1 and w not in ("jr", "sr", "ii", "iii", "his", "majesty", "highness")]


def resolve_person(
    name: str, exact: list[str], families: list[str], office: Office | None, day: dt.date | None, vocabulary: Vocabulary
) -> str:
    """Return the slug of the known person that `name` means, or an empty string.

    `exact` are the people who carry the whole name, `families` those whose family name ends it.
    A name that only shares a surname with somebody known is never taken for that person unless the office agrees.
    """
    if len(exact) == 1:
        return exact[0]
    if exact:
        return _best(exact, office, day, vocabulary) or sorted(exact)[0]
    words = words_of(name)
    if not words:
        return ""
    if office is not None and not office.elect and (office.country or office.organization):
        for slug in _holders(office, day, vocabulary):
            if set(words) & _person_words(slug, vocabulary) and _compatible(words, slug, vocabulary):
                return slug
    if len(words) == 1:
        return _by_surname(families, office, day, vocabulary)
    return _by_words(words, office, day, vocabulary)


def _person_words(slug: str, vocabulary: Vocabulary) -> set[str]:
    record = vocabulary.reference.records[("person", slug)]
    return {w for n in record.texts("label", "altLabel", "familyName") for w in words_of(n)}


def _compatible(words: list[str], slug: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the given name does not contradict: "John Smith" is not "Adam Smith" although the office agrees."""
    known = _person_words(slug, vocabulary)
    if len(words) == 1 or set(words) <= known:
        return True
    missing = [w for w in words if w not in known]
    return len(missing) < len(words) and any(w[:2] == k[:2] for w in missing for k in known)


def _holders(office: Office, day: dt.date | None, vocabulary: Vocabulary) -> list[str]:
    found = []
    for owner in (office.country, office.organization):
        for code in sorted(alike(office.code), key=lambda c: (c != office.code, c)):
            found += [slug for slug, _ in vocabulary.reference.holders(owner, code, day)] if owner else []
    return list(dict.fromkeys(found))


def _best(slugs: list[str], office: Office | None, day: dt.date | None, vocabulary: Vocabulary) -> str:
    """Return the one of several people whose post on the day fits best; empty when two fit alike."""
    scored = []
    for person in slugs:
        posts = vocabulary.reference.posts_on(person, day, slack=3)
        score = 0
        if office is not None and any(p.office in alike(office.code) for p in posts):
            score += 4
        if office is not None and office.country and any(p.country == office.country for p in posts):
            score += 3
        score += 2 if any(p.leader for p in posts) else 1 if posts else 0
        scored.append((score, person))
    scored.sort(reverse=True)
    if not scored or scored[0][0] == 0 or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return ""
    return scored[0][1]


def _by_surname(families: list[str], office: Office | None, day: dt.date | None, vocabulary: Vocabulary) -> str:
    """A title and a surname: the person must have held a post of that sort on the day (or long enough before)."""
    reference = vocabulary.reference
    fitting = []
    for person in families:
        posts = reference.posts_on(person, day, slack=3)
        if office is None:
            if any(p.leader for p in posts):
                fitting.append(person)
        elif any(
            p.office in alike(office.code) and (not office.country or p.country in ("", office.country)) for p in posts
        ):
            fitting.append(person)
    if not fitting and office is not None and office.code == "president" and not office.country:
        # Heads of government who preside over a council of ministers are called President too.
        fitting = [p for p in families if any(post.leader for post in reference.posts_on(p, day, slack=3))]
    if len(fitting) == 1:
        return fitting[0]
    return _best(fitting, office, day, vocabulary) if fitting else ""


def _by_words(words: list[str], office: Office | None, day: dt.date | None, vocabulary: Vocabulary) -> str:
    """Several words: somebody whose recorded names hold all of them, or who holds all of theirs ("Joseph Biden")."""
    index = vocabulary.people_by_word
    candidates = set.intersection(*(index.get(w, set()) for w in words))
    if not candidates and len(words) > 2:
        rare = min((w for w in words if w in index), key=lambda w: len(index[w]), default="")
        candidates = {s for s in index.get(rare, ()) if _full_name_inside(s, words, vocabulary)}
    if len(candidates) == 1:
        return next(iter(candidates))
    return _best(sorted(candidates), office, day, vocabulary) if candidates else ""


def _full_name_inside(slug: str, words: list[str], vocabulary: Vocabulary) -> bool:
    record = vocabulary.reference.records[("person", slug)]
    have = set(words)
    return any(len(w) > 1 and set(w) <= have for w in (words_of(n) for n in record.texts("label", "altLabel")))


def leader_of(country: str, day: dt.date | None, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return (person slug, office code) of the first leader of a country or organisation on `day`."""
    record = vocabulary.reference.records.get(("country", country))
    first = record.one("ledBy") if record is not None else ""
    for code in (first, *_LEADER_ORDER) if first else _LEADER_ORDER:
        for person, post in vocabulary.reference.holders(country, code, day):
            if post.leader:
                return person, code
    return "", ""


def holder_of(office: Office, day: dt.date | None, vocabulary: Vocabulary, title: str = "") -> str:
    """Return the person who held a nameless office on `day`; empty when nobody or more than one is known.

    `title` is the office as printed: where one code stands for many posts, only the title tells which is meant.
    """
    if office.of_body or office.elect or office.deputy:
        return ""
    if is_civil_secretary(office.country, title):
        return ""
    if office.leader_word:
        return leader_of(office.country or office.organization, day, vocabulary)[0]
    if title and (found_by_title := vocabulary.post_titles.holder(title, office.country, day)):
        return found_by_title
    if title and office.code in _OF_MANY:
        return ""
    for owner in (office.organization, office.country):
        found = {s for s, _ in vocabulary.reference.holders(owner, office.code, day)} if owner else set()
        if len(found) == 1:
            return found.pop()
    if office.code in ("king", "queen", "emir", "sultan", "crown-prince"):
        found = set(_holders(office, day, vocabulary))
        return found.pop() if len(found) == 1 else ""
    return ""


def is_civil_secretary(country: str, title: str) -> bool:
    """Tell whether a title is that of a ministry's first civil servant in `country`."""
    return country in _CIVIL_SECRETARIES and title.endswith("Foreign Secretary")


def person_entity(slug: str, vocabulary: Vocabulary) -> Entity:
    """Return the known person `slug` as an entity."""
    return vocabulary.reference.entity("person", slug)


def new_person(name: str, language: str, english: str = "") -> Entity:
    """Make a person known only from the page; the slug comes from the (romanised) name."""
    label = english or name
    labels = ((label, "en"),) if language != "ru" else ((label, "en"), (name, "ru"))
    return Entity(EntityKind.PERSON, slug(label.replace("'", "")), labels, known=False)
