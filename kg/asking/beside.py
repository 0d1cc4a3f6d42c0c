"""What a question leaves out although the graph has it: the understanding of a second look, if there is one."""

from __future__ import annotations

from dataclasses import replace

from kg.asking.model import Asked, Given, Understanding
from kg.asking.relations import relation

_DISTANT = frozenset(("telephone-conversation", "videoconference"))
_TWO = 2


def beside(it: Understanding) -> Understanding | None:
    """Return what is to be told beside the answer to `it`, so that no answer is less than what the graph knows.

    Agreements that were signed are known by name; what was signed without a name of an agreement is an outcome. Who
    met is known of reported events; a meeting may also be known only because a page on another one recalls it. What
    several discussed, all of them are said to have discussed; one may also have taken it up with the others there. An
    agreement is discussed where the sentence on the talks refers to it; others on the event may do so as well.
    """
    other = relation(it.relation).beside
    if other == "sign":
        return _signed(it)
    if other == "raise":
        return _raised(it)
    if other == "refer":
        return _referred(it)
    return _recalled(it, other) if other else None


def _signed(it: Understanding) -> Understanding | None:
    asked = any(asked.role == "theme" for asked in it.asked)
    if not asked or any(given.role == "theme" for given in it.given) or it.planned:
        return None
    given = tuple(replace(one, role="theme") if one.role == "context" else one for one in it.given)
    return replace(
        it, relation="sign", measure="list", asked=(Asked("statement", "statement"),), given=given, edge="", notes=()
    )


def _recalled(it: Understanding, other: str) -> Understanding | None:
    """Return the look for recalled meetings of two or more; more sides, places and plans it cannot tell."""
    people = sum(len(given.things) for given in it.given if _takes_part(given))
    if people < _TWO or it.planned or not all(map(_takes_part, it.given)) or (set(it.types) <= _DISTANT and it.types):
        return None
    return replace(it, relation=other, measure="list", asked=(Asked("event", "event"),), types=(), edge="", notes=())


def _raised(it: Understanding) -> Understanding | None:
    """Return the look for what one of several people took up; sides that others sit for it cannot tell."""
    agents = [given for given in it.given if given.role == "agent" and not given.any_of]
    people = tuple(thing for given in agents for thing in given.things)
    themes = [given for given in it.given if given.role == "theme" and len(given.things) == 1]
    if len(people) < _TWO or not themes or it.planned or any(thing.kind != "person" for thing in people):
        return None
    given = (*it.given, Given("speaker", people, any_of=True))
    event = (Asked("event", "event"),)
    return replace(it, relation="raise", measure="list", asked=event, given=given, edge="", notes=())


def _referred(it: Understanding) -> Understanding | None:
    """Return the look for agreements that a page on an event of the same people refers to, of which they may talk."""
    if it.planned:
        return None
    agreements = tuple(asked for asked in it.asked if asked.role == "theme")
    asked = agreements or (Asked("event", "event"),)
    return replace(it, relation="refer", measure="list", asked=asked, edge="", notes=())


def _takes_part(given: Given) -> bool:
    return given.role in ("agent", "participant") and not given.any_of
