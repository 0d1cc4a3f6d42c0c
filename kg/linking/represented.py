"""For whom those stand whose office names no state: a side of the talks, the site's own state, the one they served."""

from __future__ import annotations

from kg.linking.ambiguous import means_another
from kg.linking.members import OWN_SIDE, Cast, Member
from kg.linking.offices import owner
from kg.linking.raw import Names, category, slugs
from kg.linking.vocabulary import Vocabulary
from kg.model.entities import Entity
from kg.model.pages import Page
from kg.vocabulary.patterns import fast

# Offices that bodies of any country have: without a country in the phrase nothing is known about it.
_OF_ANY_BODY = frozenset(
    {
        "chairman",
        "company-head",
        "director-general",
        "executive-director",
        "other",
        "president",
        "secretary-general",
        "special-envoy",
    }
)

_OF_A_STATE = frozenset({"president", "prime-minister", "foreign-minister"})
# Whoever governs a region governs it for the state that put him there, wherever the region lies on the map.
_OF_A_REGION = frozenset({"governor", "regional-head"})


def finish_countries(cast: Cast, page: Page, names: Names, vocabulary: Vocabulary) -> None:
    """Officials of no stated country stand for the side that their list names, else on a site of one country for it."""
    sides = _sides(names, vocabulary)
    for member in cast.members:
        member.country = member.country or _bracketed(member, names)
        if member.office is not None and member.office.code in _OF_A_REGION and member.entity.known:
            posts = vocabulary.reference.posts_on(member.entity.slug, page.date)
            states = [post.country for post in posts if post.office in _OF_A_REGION and post.country]
            member.country = states[0] if states else member.country
        if sides and not (member.office is not None and member.office.country):
            member.country = _side_of(member, page, sides) or member.country
        if member.organization and not member.country and page.source in OWN_SIDE:
            body = vocabulary.reference.records[("organization", member.organization)]
            member.country = body.one("ofCountry") if body.one("ofCountry") == cast.own_country else ""
        if not (member.country or member.organization) and member.entity.known:
            member.country = _only_country(member.entity, vocabulary)
    abroad = {m.country for m in cast.members} - {"", cast.own_country}
    domestic = page.source == "whitehouse" and not abroad
    at_home = page.source == "kremlin" and page.language == "ru" and not abroad
    for member in cast.members:
        if domestic and not member.organization and member.office_code != "religious-leader":
            member.country = cast.own_country  # nobody from abroad: those listed stand for groups of the country
        if at_home and not (member.country or member.organization or member.office or member.entity.known):
            member.country = cast.own_country  # laureates, students, soldiers whom the own head meets
        if member.country or member.organization or member.office is None:
            continue
        if member.met and abroad:
            member.country = next(iter(abroad)) if len(abroad) == 1 else ""
        elif page.source == "kremlin" or member.office.code not in _OF_ANY_BODY:
            member.country = cast.own_country
    for member in cast.members:
        if _heads_no_state(member, page, vocabulary):
            member.country = ""
        elif member.country and means_another(member.country, page, names.text, vocabulary):
            member.country = cast.own_country  # "Congresswoman X of Georgia"


def _heads_no_state(member: Member, page: Page, vocabulary: Vocabulary) -> bool:
    """Tell whether somebody headed, on the day, a land that no country of the reference data is (Abkhazia)."""
    if not member.entity.known:
        return False
    posts = vocabulary.reference.posts_on(member.entity.slug, page.date)
    return any(post.office in _OF_A_STATE and not (post.country or post.organization) for post in posts)


def _bracketed(member: Member, names: Names) -> str:
    """Return the country that stands in brackets behind a name: "Jane Quibble (Northland)"."""
    end = member.span.end
    if not names.text.startswith(" (", end):
        return ""
    hit = names.by_start.get(end + 2) or names.by_start.get(end + 6 if names.text.startswith("the ", end + 2) else end)
    if hit is None or category(hit) != "country" or not names.text.startswith(")", hit.span.end):
        return ""
    return slugs(hit, "country")[0]


def _sides(names: Names, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """Return (position, country) of every "on the American side, …" and "a delegation of the Sejm, …" in order."""
    table = vocabulary.pack.table("cast", "attendance")
    found = []
    for pattern in filter(None, (table.get("side"), table.get("delegation"))):
        for match in fast(pattern).finditer(names.text):
            hit = names.by_start.get(match.start("land"))
            kind = category(hit) if hit is not None else ""
            if hit is not None and kind in ("adjective", "country", "government", "organization"):
                found.append((match.start(), owner([hit], vocabulary)[0]))
    return sorted(found)


def _side_of(member: Member, page: Page, sides: list[tuple[int, str]]) -> str:
    """Return the country of the last side named before a member in the same sentence."""
    start = member.span.start
    sentence = next((s.span for s in page.sentences if s.span.start <= start < s.span.end), None)
    if sentence is None:
        return ""
    return next((land for at, land in reversed(sides) if sentence.start <= at < start), "")


def _only_country(entity: Entity, vocabulary: Vocabulary) -> str:
    """Return the one country that somebody ever held a post of, else an empty string."""
    reference = vocabulary.reference
    held = {
        reference.posts[t.post].country
        for t in reference.tenures_of_person.get(entity.slug, ())
        if t.post in reference.posts
    }
    return held.pop() if len(held) == 1 else ""
