"""Reads office phrases ("First Deputy Prime Minister of the Republic of X") around a role word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.linking.raw import Names, category, slugs
from kg.linking.spots import Office
from kg.linking.vocabulary import Vocabulary
from kg.model.text import Span
from kg.vocabulary.matcher import Hit

CAPITAL = r"(?:[A-Z]\.(?=[ A-Z])|(?:Jr|Sr|St|Dr)\.|[A-Z][\w'\u0300-\u036f-]*)"
_PARTICLE = r"(?:bin|ben|ibn|al|el|de|da|del|di|do|dos|van|von|der|den|la|le|ud|e|y|and? of)"
# Forms of the Arabic article that are English words when they stand alone.
_ARTICLE = r"(?:as|ad|ash|ar|at|az|ur|ul)"
NAME = re.compile(rf"{CAPITAL}(?: {{1,9}}(?:{_PARTICLE}[ -]|{_ARTICLE}-)*{CAPITAL}){{0,5}}")
_OF = re.compile(r" (?:of|for|to|at|on|in charge of|from) (?:the )?(?=[A-Z\"])")
_OWN = re.compile(r" (?:of|for|in) (?:this|that|our|the) (?:country|state|nation)(?= [A-Z])")
_AND = re.compile(r"(?: and| &|,) (?:the )?(?=[A-Z])")
_MORE_OFFICE = re.compile(r"(?:,? and| &|,) (?:the )?[A-Z]|(?: [a-z]+)? (?:of|for|to) ")
_WORD = re.compile(CAPITAL)
# "Deputy OMB Director": not the director.
_DEPUTY = re.compile(r"\b(?:Deputy|Assistant|Associate|Under|Former|Vice|Ex|then) $")
# "First President of X" is who held the office first, not who holds it.
_FOUNDING = re.compile(r"\bFirst President$")
_ORDINAL = re.compile(r"(?<= )(?:1|2|3)(?:<sup>)?(?:st|nd|rd)(?:</sup>)? $")
_ABBREVIATION = re.compile(r" ?\((?:the )?[A-Z][\w&./ -]{1,16}\)(?= [A-Z])")
_BEFORE = re.compile(rf"({CAPITAL})[ -]$")
_JOINED = re.compile(r"(?: [A-Z][\w-]+){1,3} and $")
_NOT_MODIFIERS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "With",
        "By",
        "When",
        "While",
        "As",
        "Today",
        "Yesterday",
        "Earlier",
        "Also",
        "And",
        "But",
        "For",
        "From",
        "To",
        "Of",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "His",
        "Her",
        "Its",
        "Their",
        "He",
        "She",
        "They",
        "It",
        "This",
        "That",
        "Thank",
        "Dear",
        "Former",
        "This",
    ]
)
# Whoever heads one of these does not stand for a country.
_PRIVATE = frozenset(["company", "ngo", "university", "media", "bank", "other"])
_LANDS = ("country", "adjective", "government", "place")
_BODIES = ("domestic", "country", "organization", "place", "government", "adjective", "agreement")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An office phrase and the stretch of capital words after it that may be (or end in) a name."""

    office: Office
    tail: Span | None
    complement: bool  # "of X" was read: a following office may belong to the same person


def _modifiers(names: Names, start: int, ends: dict[int, Hit]) -> tuple[int, list[Hit]]:
    """Walk left over adjectives, countries and capital words; return the new start and the hits met."""
    met: list[Hit] = []
    while start > 1 and names.text[start - 1] in " -":
        hit = ends.get(start - 1)
        if hit is None and names.text[start - 3 : start] == "'s " and (hit := ends.get(start - 3)) is not None:
            return (hit.span.start, [*met, hit]) if category(hit) in _LANDS else (start, met)
        if hit is None and (ordinal := _ORDINAL.search(names.text, max(0, start - 24), start)) is not None:
            start = ordinal.start()
            continue
        if hit is not None and category(hit) in _BODIES:
            met.append(hit)
            start = hit.span.start
            continue
        match = _BEFORE.search(names.text, max(0, start - 40), start)
        if match is None and (joined := _JOINED.search(names.text, max(0, start - 60), start)) is not None:
            body = ends.get(joined.start())  # "United Nations | Senior Relief and | Aid Coordinator"
            if body is not None and category(body) == "organization":
                return body.span.start, [*met, body]
        if match is None or match[1] in _NOT_MODIFIERS or match[1].endswith("."):
            break
        if hit is not None:  # a person or another role word ends here
            break
        if match.start() == 0 or names.text[max(0, match.start() - 2) : match.start()].rstrip().endswith(
            (".", ":", "!", "?")
        ):
            break  # the first word of a sentence has its capital for another reason
        start = match.start()
    if names.text[start : start + 1] == "-":
        start += 1
    return start, met


def read_office(names: Names, hit: Hit, vocabulary: Vocabulary, ends: dict[int, Hit]) -> Phrase:
    """Return the office phrase around the role word `hit`."""
    start, bodies = _modifiers(names, hit.span.start, ends)
    deputy = (
        _DEPUTY.search(names.text, max(0, start - 24), start) is not None
        or _FOUNDING.search(names.text, max(0, start - 8), hit.span.end) is not None
    )
    end, tail, complement = hit.span.end, None, False
    while True:
        end = _skip_abbreviation(names.text, end) if complement else end
        step = _OF.match(names.text, end) or (_AND.match(names.text, end) if complement else None)
        if step is None:
            own = _OWN.match(names.text, end)
            if own is None:
                break
            end, complement = own.end(), True
            bodies += _country_before(names, hit.span.start) if own[0].split()[1] in ("this", "that") else []
            continue
        body = names.by_start.get(step.end())
        if body is not None and category(body) in _BODIES:
            if not _is_field(step[0], body):
                bodies.append(body)
            complement = True
            end, tail = _capital_run(names, body.span.end, vocabulary, bodies)
            if tail is not None:
                break
            continue
        if (
            body is not None
            and category(body) == "role"
            and (inner := _inner_office(names, body, vocabulary, ends, serves=step[0] == " to the "))
        ):
            office = inner.office
            span = Span(start, office.span.end)
            whole = Office(span, slugs(hit, "role")[0], office.country, office.organization)
            return Phrase(whole, inner.tail, complement=True)
        if body is not None or _starts_name(names, step.end(), vocabulary):
            break
        word = _WORD.match(names.text, step.end())
        if word is None:
            break
        end, complement = _bare(word.end(), names.text), True
        end, tail = _capital_run(names, end, vocabulary, bodies)
        if tail is not None:
            break
    if tail is None:
        end = _skip_abbreviation(names.text, end) if complement else end
        tail = _tail(names, end, vocabulary)
        if tail is not None and complement and not _is_name(names, tail):
            tail = None  # "CEO of Acme | Shipping": one unknown word behind a body is more of the body
    country, organization = owner(bodies, vocabulary)
    code = slugs(hit, "role")[0]
    words = set(re.findall(r"[A-Z]\w+", names.text[hit.span.end : end]))
    of_body = not organization and bool(words & vocabulary.body_words)
    elect = names.text[hit.span.start : hit.span.end].lower().endswith(("-elect", "-designate"))
    office = Office(Span(start, end), code, country, organization, code == "leader-word", elect, of_body, deputy)
    return Phrase(office, tail, complement)


def _country_before(names: Names, position: int) -> list[Hit]:
    """Return the last country named before `position`: "this country" means it."""
    found = [h for h in names.hits if position - 200 < h.span.start < position and category(h) == "country"]
    return found[-1:]


def _skip_abbreviation(text: str, end: int) -> int:
    """Pass over the abbreviation of a body in brackets: "Assembly of the X Council (AXC) Jane Quibble"."""
    match = _ABBREVIATION.match(text, end)
    return match.end() if match is not None else end


def _is_field(preposition: str, body: Hit) -> bool:
    """Tell whether a country is what an office deals with ("Envoy for Yemen", "Ambassador to Mexico"), not its own."""
    return preposition.strip().split()[0] in ("for", "to", "on", "at") and category(body) in _LANDS


def _is_name(names: Names, span: Span) -> bool:
    """Tell whether capital words can be a name by themselves: several words, or a family name that is known."""
    return " " in names.text[span.start : span.end] or span.start in names.families


def _inner_office(
    names: Names, hit: Hit, vocabulary: Vocabulary, ends: dict[int, Hit], *, serves: bool
) -> Phrase | None:
    """Read "of the Prime Minister of X Name" inside "Director of the Cabinet of …", unless Name is that minister.

    With `serves` ("Counsellor to the President Name") nothing need stand between the inner office and the name.
    """
    inner = read_office(names, hit, vocabulary, ends)
    if inner.tail is None or not (inner.complement or serves):
        return None
    named = names.by_start.get(inner.tail.start)
    if named is None or category(named) != "person" or named.span != inner.tail:
        return inner
    return inner if serves and not _ever_held(named, inner.office.code, vocabulary) else None


def _ever_held(person: Hit, code: str, vocabulary: Vocabulary) -> bool:
    reference = vocabulary.reference
    tenures = [t for slug in slugs(person, "person") for t in reference.tenures_of_person.get(slug, ())]
    return any(reference.posts[t.post].office == code for t in tenures if t.post in reference.posts)


def _bare(end: int, text: str) -> int:
    """Leave a possessive or a full stop out of a word's end."""
    if text[end - 2 : end] == "'s":
        return end - 2
    return end - 1 if text[end - 1] in ".-'" else end


def _starts_name(names: Names, position: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a person's name starts here: a known one, or a known first name before another capital word."""
    word = _WORD.match(names.text, position)
    if word is None:
        return False
    follows = re.compile(rf" (?:{_PARTICLE} )*[A-Z]").match(names.text, word.end())
    return follows is not None and word[0] in vocabulary.given_names


def _capital_run(names: Names, end: int, vocabulary: Vocabulary, bodies: list[Hit]) -> tuple[int, Span | None]:
    """Read capital words that stand directly after a complement: more of the office, or the name.

    "Minister of Labour | and Social Protection Anton Kotyakov": the last two words of a long run are the name.
    """
    words: list[Span] = []
    position = end
    while names.text[position : position + 1] == " ":
        at = position + 1
        hit = names.by_start.get(at)
        if (hit is not None and category(hit) in ("person", "role")) or _starts_name(names, at, vocabulary):
            return position, None  # the name begins here: all words so far are office
        if hit is not None and category(hit) in _BODIES and not words:
            bodies.append(hit)
            position = end = hit.span.end
            continue
        word = _WORD.match(names.text, at)
        if word is None:
            break
        words.append(Span(at, _bare(word.end(), names.text)))
        position = words[-1].end
    stop = vocabulary.not_names
    last = max((i for i, w in enumerate(words) if names.text[w.start : w.end] in stop), default=-1)
    if (
        last >= 0
    ):  # "the Commodity | Futures Trading Commission | Jane Quibble": the body ends with its last common word
        position = end = words[last].end
        words = words[last + 1 :]
    if len(words) >= 2:
        keep = 3 if len(words) > 2 and words[-2].end - words[-2].start <= 2 else 2
        kept = words[:-keep]
        return (kept[-1].end if kept else end), Span(words[-keep].start, words[-1].end)
    if len(words) == 1 and _MORE_OFFICE.match(names.text, words[0].end):
        return words[0].end, None  # "Farm | Production and Conservation": still the office
    if len(words) == 1:
        return end, None if words[0].start not in names.families else words[0]
    return position, None


def _tail(names: Names, end: int, vocabulary: Vocabulary) -> Span | None:
    """Return the capital words that follow directly: the name, when the office is complete."""
    if names.text[end : end + 1] != " ":
        return None
    hit = names.by_start.get(end + 1)
    if hit is not None and category(hit) == "person":
        return hit.span
    if hit is not None and category(hit) in ("role", "adjective"):
        return None
    match = NAME.match(names.text, end + 1)
    if match is None:
        return None
    stop = _bare(match.end(), names.text)
    for position in range(match.start() + 1, stop):
        inner = names.by_start.get(position)
        if inner is not None and category(inner) == "person":
            return inner.span  # an honorific before a known name
        if inner is not None and category(inner) == "role":
            stop = position - 1
            break
    text = names.text[match.start() : stop]
    cut = text.find("'s ")
    stop = match.start() + cut if cut > 0 else stop
    for word in re.finditer(r"[\w'.-]+", names.text[match.start() : stop]):
        if word[0].rstrip(".") in vocabulary.not_names:
            stop = match.start() + word.start() - 1
            break
    stop = _bare(stop, names.text)
    stop -= 2 if re.search(r" [A-Z]$", names.text[match.start() : stop]) else 0  # "Quibble | U.S. efforts"
    return Span(match.start(), stop) if stop > match.start() else None


def owner(bodies: list[Hit], vocabulary: Vocabulary) -> tuple[str, str]:
    """Return the country and the organisation that an office belongs to, out of the names in its phrase."""
    country = organization = of_body = ""
    for hit in bodies:
        kind = category(hit)
        slug = slugs(hit, kind)[0]
        if kind in ("country", "adjective", "government") and not country:
            country = slug
        elif kind == "organization":
            record = vocabulary.reference.records[("organization", slug)]
            land = record.one("ofCountry") if record.one("organizationKind") not in _PRIVATE else ""
            if not organization or (of_body and land not in ("", of_body)):
                # "Department of Defence Policy of the Northland Ministry of Defence": the wider body tells whose it is.
                organization, of_body = slug, land
        elif kind == "place" and not country:
            country = vocabulary.reference.cities_of_country.get(slug, "")
    return country or of_body, organization  # a country that is named says more than a body's name
