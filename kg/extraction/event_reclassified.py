"""What the people who take part change in an event's type: work at home, diplomacy, summits."""

from __future__ import annotations

import re

from kg.extraction.event_stretches import body_spans
from kg.linking.link import LinkedPage
from kg.linking.members import Member
from kg.linking.spots import SpotKind
from kg.model.entities import Entity

_HEADS = ("president", "prime-minister", "chancellor", "king", "emir", "sultan", "crown-prince")
# Offices of the own country although their region is disputed, so that its country by law is another.
_REGIONAL = ("governor", "mayor", "head-of-region")


def reclassified(notation: str, linked: LinkedPage) -> str:
    """A head of state with people of the own country only is at work, not in diplomacy."""
    for step in (_in_diplomacy, _of_many, _at_work):
        notation = step(notation, linked)
    return notation


def _in_diplomacy(notation: str, linked: LinkedPage) -> str:
    """A working meeting with somebody from abroad is a meeting."""
    own = linked.cast.own_country
    if notation != "working-meeting":
        return notation
    people = linked.cast.principals
    if any(_is_foreign(m, own) and m.office_code not in _REGIONAL for m in people):
        return "meeting"
    if linked.page.source == "whitehouse" and not any(m.office_code == "president" for m in people):
        return "meeting"
    return notation


def _of_many(notation: str, linked: LinkedPage) -> str:
    """A meeting of the leaders of more than two countries is a summit, unless they were met one after the other."""
    leaders = {m.country for m in linked.cast.principals if m.country and m.office_code in _HEADS}
    if notation != "meeting" or len(leaders) < 3:
        return notation
    separately = linked.vocabulary.pack.table("events", "reclassify").get("separately", "$^")
    first = body_spans(linked.page)[:1]
    return notation if any(re.search(separately, linked.text[s.start : s.end]) for s in first) else "summit"


def _at_work(notation: str, linked: LinkedPage) -> str:
    """What the own head of state does with people of the own country alone is a working meeting."""
    own = linked.cast.own_country
    people, members = linked.cast.principals, linked.cast.members
    types = linked.vocabulary.pack.words("events", "reclassify", "working_types")
    if notation not in types or notation == "videoconference" or not own or not people:
        return notation
    leader = any(m.country == own and m.office_code == "president" for m in people)
    foreign = any(_is_foreign(m, own) or (m.organization and m.country != own) for m in members)
    foreign = foreign or _from_abroad(linked)
    official = len(people) == 1 or any(m.office_code and m.office_code != "president" for m in members)
    if not leader or foreign or _is_social(linked):
        return notation
    return "working-meeting" if official or _at_home(linked) else notation


def _is_foreign(member: Member, own: str) -> bool:
    """Tell whether somebody stands for another state, or heads a land that is no state of the reference data."""
    return member.country not in ("", own) or (
        not member.country and not member.organization and member.entity.known and member.office_code in _HEADS
    )


def _from_abroad(linked: LinkedPage) -> bool:
    """Tell whether title or first sentences say that the other side, of whom nobody may be known, is foreign."""
    table, own = linked.vocabulary.pack.table("events", "reclassify"), linked.cast.own_country
    kinds = (SpotKind.COUNTRY, SpotKind.ADJECTIVE, SpotKind.GOVERNMENT)
    if "counterpart" not in table:
        return False
    for span in (linked.page.title, *body_spans(linked.page)[:2]):
        for match in re.finditer(table["counterpart"], linked.text[span.start : span.end]):
            spots = linked.mentions.within(span.start + match.start(), span.start + match.end())
            if re.search(table["abroad"], match.group()):
                return True
            if any(s.kind in kinds and s.entities[0].slug != own for s in spots):
                return True
            bodies = [s.entities[0] for s in spots if s.kind is SpotKind.ORGANIZATION]
            if any(_country_of(body, linked) not in ("", own) or _of_states(body, linked) for body in bodies):
                return True  # "a delegation of the Northland Senate", "leaders of the Northern Community"
    return False


def _country_of(body: Entity, linked: LinkedPage) -> str:
    """Return the code of the country whose body it is, "" when that is not known or it is of none."""
    record = linked.vocabulary.reference.records.get(body.key)
    return record.one("ofCountry") if record is not None else body.country


def _of_states(body: Entity, linked: LinkedPage) -> bool:
    record = linked.vocabulary.reference.records.get(body.key)
    return record is not None and record.one("organizationKind") == "international-organization"


def _is_social(linked: LinkedPage) -> bool:
    """Tell whether the people met hold no office of the state: clergy, families, veterans, students."""
    social = linked.vocabulary.pack.table("events", "reclassify").get("social", "")
    title = linked.page.title
    if not social:
        return False
    clergy = any(m.office_code == "religious-leader" for m in linked.cast.principals)
    return clergy or re.search(social, linked.text[title.start : title.end]) is not None


def _at_home(linked: LinkedPage) -> bool:
    """Tell whether title and lead name no country but the own one, on pages that call such meetings working ones."""
    if linked.page.source != "kremlin":
        return False
    spans = [linked.page.title, *([linked.page.lead] if linked.page.lead is not None else [])]
    spots = [s for span in spans for s in linked.mentions.within(span.start, span.end)]
    kinds = (SpotKind.COUNTRY, SpotKind.ADJECTIVE, SpotKind.GOVERNMENT)
    return not any(s.kind in kinds and s.entities[0].slug != linked.cast.own_country for s in spots)
