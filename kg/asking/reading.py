"""Decides what one reading of a question means: relation, roles, measure. What does not fit is refused, not ignored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.asking.model import Asked, Given, Thing, Understanding
from kg.asking.packs import Pack
from kg.asking.parts import Named, Parts, Wanted
from kg.asking.relations import Relation, kinds, relation, wanted
from kg.asking.things import Candidates, ThingFinder

EVENT = "event"
STATEMENT = "statement"
DOCUMENT = "document"
_IN_PERSON = "in-person"
_PAPERS = ("sign", "announce")  # what is signed goes by the sentence that says so, whatever paper it is
_ACTS = ("agent", "participant", "patient")


class ReadingError(Exception):
    """A reading that means nothing; `final` when no other reading may take its place."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final


class Reader:
    """Turns the parts of one reading into an Understanding, with the texts of one language for what it notes."""

    def __init__(self, parts: Parts, pack: Pack, finder: ThingFinder, verb: str) -> None:
        self._parts = parts
        self._texts = pack.texts
        self._finder = finder
        self._verb = verb
        self._notes: list[str] = []
        self._relation = self._chosen()

    def understanding(self) -> Understanding:
        """Return what the question means; raises ReadingError with the reason when it means nothing."""
        if self._parts.empty_period:
            raise self._error("empty_period", final=True)
        asked = self._asked()
        given = self._given()
        both = {"agent"} & {role.role for role in asked} & {role.role for role in given}
        if both and not self._relation.together:
            raise self._error("twice", role=self._texts["role"]["agent"])
        measure = self._measure(asked)
        self._check_both()
        self._note_limits(asked, given)
        found = Understanding(
            self._relation.name,
            measure,
            asked,
            given,
            self._parts.period,
            self._types(),
            self._edge(measure, asked),
            self._parts.planned,
        )
        if self._relation.in_person and found.has_place:
            self._notes.append(self._texts["whereabouts_note"])
        return replace(found, notes=tuple(dict.fromkeys(self._notes)))

    def _note_limits(self, asked: tuple[Asked, ...], given: tuple[Given, ...]) -> None:
        """Note where the graph says less than the verb: who refers to something, and what a position is aimed at."""
        roles = {role.role for role in asked} | {role.role for role in given}
        if self._relation.name in ("cite", "mention") and "agent" in roles:
            self._notes.append(self._texts["whose_note"])
        aimed = self._relation.acts and self._relation.slots.get("object") == "theme"
        if aimed and any(role.role == "theme" for role in given):
            self._notes.append(self._texts["aim_note"])

    # The relation.

    def _chosen(self) -> Relation:
        """Return the relation that verb or noun stand for, after what is said "about" and agreements have had a say."""
        parts = self._parts
        if parts.verb is None and not parts.event_noun:
            raise self._error("nothing_to_say")
        if parts.verbs > 1 or (parts.verb is not None and parts.event_noun):
            raise self._error("nothing_to_say")
        found = relation(parts.verb.value if parts.verb else _relation_of(parts.event_noun))
        if found.name == "talk" and self._asks_for_words():
            return relation("say")
        if "about" in found.becomes and self._has_slot("about"):
            if found.name == "call":
                parts.manner.append(found.types[0])
            found = relation(found.becomes["about"])
        if "agreement" in found.becomes and self._means_agreement(found):
            found = relation(found.becomes["agreement"])
            if found.name == "treat":
                self._notes.append(self._texts["agreement_note"])
        if found.name == "call":
            self._notes.append(self._texts["call_note"])
        return found

    def _asks_for_words(self) -> bool:
        """Tell whether what somebody "talked" about something is asked for («что говорил Байден о санкциях»)."""
        return self._has_slot("about") and any(
            wanted.wanted == "what" and wanted.slot == "object" for wanted in self._parts.wanted
        )

    def _has_slot(self, slot: str) -> bool:
        return slot in {named.slot for named in self._parts.named} | {asked.slot for asked in self._parts.wanted}

    def _means_agreement(self, found: Relation) -> bool:
        """Tell whether agreements are asked for, or named where nothing else of that name fits."""
        if any(wanted.wanted == "agreement" for wanted in self._parts.wanted):
            return True
        themes = [named for named in self._parts.named if found.slots.get(named.slot) == "theme"]
        return any(
            name.of("agreement") and not any(name.strictly(kind) for kind in kinds("theme", found.name))
            for named in themes
            for name in named.names
        )

    # What is asked for.

    def _asked(self) -> tuple[Asked, ...]:
        parts = self._parts
        asked = [self._asked_role(wanted) for wanted in parts.wanted]
        noun_alone = parts.event_noun and not (parts.adverbs or parts.asks_whether)
        if (parts.wants_events or noun_alone) and not parts.counts_events:
            asked.append(Asked(EVENT, EVENT))
        if len(asked) > 2 or len({role.role for role in asked if role.role != "agent"}) < sum(
            role.role != "agent" for role in asked
        ):
            raise self._error("nothing_to_say")
        statements = [role for role in asked if role.wanted == STATEMENT]
        return tuple(statements + [role for role in asked if role.wanted != STATEMENT])

    def _asked_role(self, part: Wanted) -> Asked:
        what = self._relation.what
        papers = part.wanted == DOCUMENT and self._relation.name in _PAPERS and not part.counted
        if (part.wanted == "what" or papers) and what == STATEMENT and part.slot in ("object", "about"):
            return Asked(STATEMENT, STATEMENT)
        role = self._role(part.slot)
        if part.wanted == "who":
            kind = "person"
        else:
            kind = (what if role == "theme" else "anything") if part.wanted == "what" else part.wanted
        if kind not in wanted(role, self._relation.name):
            shown = self._texts["wanted"].get(kind, kind)
            raise self._error("bad_wanted", asked=shown, role=self._texts["role"][role], verb=self._verb)
        return Asked(role, kind)

    def _measure(self, asked: tuple[Asked, ...]) -> str:
        parts = self._parts
        ranked = "most" in parts.ranks
        counted = any(part.counted for part in parts.wanted)
        if len(parts.adverbs) > 1 or (parts.adverbs and (asked or ranked)) or len(parts.ranks) > 1:
            raise self._error("nothing_to_say")
        if parts.adverbs:
            return parts.adverbs[0]
        if parts.asks_whether:
            if asked or ranked:
                raise self._error("nothing_to_say")
            return "whether"
        if ranked:
            if counted or len(asked) != 1 or asked[0].wanted in (STATEMENT, EVENT):
                raise self._error("no_most", final=True)
            return "most"
        if counted:
            if len(asked) > 1:
                raise self._error("nothing_to_say")
            return "count"
        if parts.counts_events:
            return "often"
        if not asked:
            raise self._error("nothing_to_say")
        return "list"

    def _edge(self, measure: str, asked: tuple[Asked, ...]) -> str:
        edge = next((rank for rank in self._parts.ranks if rank != "most"), "")
        if edge and measure not in ("when", "where", "list"):
            raise self._error("nothing_to_say")
        return edge

    # What is given.

    def _given(self) -> tuple[Given, ...]:
        """Return the roles that are filled; names in several places of one role are taken together."""
        found: dict[tuple[str, bool], list[Thing]] = {}
        if sum(named.slot == "subject" for named in self._parts.named) > 1:
            raise self._error("twice", role=self._texts["role"]["agent"])  # one of them is what the verb governs
        for named in self._parts.named:
            if named.slot == "between" and len(named.names) < 2:
                raise self._error("one_between")
            role = named.slot if named.slot in ("setting", "participant") else self._role(named.slot)
            things = [self._thing(name, role) for name in named.names]
            any_of = named.any_of or self._any_will_do(named, role)
            known = found.setdefault((role, any_of and len(things) > 1), [])
            if known and (role not in ("agent", "setting", "participant") or any_of):
                raise self._error("twice", role=self._texts["role"][role])
            known += [thing for thing in things if thing not in known]
        roles = sorted(found.items(), key=lambda item: item[0])
        return tuple(Given(role, tuple(things), any_of) for (role, any_of), things in roles)

    def _any_will_do(self, named: Named, role: str) -> bool:
        """Tell whether "and" means any of the names: what Putin and Macron said is what either of them said."""
        if len(named.names) < 2 or named.any_of or role in ("setting", "participant"):
            return False
        if role == "theme" or (role == "agent" and self._relation.together):
            return False
        names = self._texts["joined"].join(name.text for name in named.names)
        if role != "agent" or named.both or self._parts.asks_whether or self._parts.adverbs:
            raise self._error("both_each", names=names, verb=self._verb, final=True)
        self._notes.append(self._texts["each_note"].format(names=names))
        return True

    def _check_both(self) -> None:
        for named in self._parts.named:
            if named.both and (named.any_of or len(named.names) != 2):
                raise self._error("nothing_to_say")

    def _role(self, slot: str) -> str:
        role = self._relation.slots.get(slot)
        if role is None:
            raise self._error("no_slot", words=self._texts["slot"].get(slot, slot), verb=self._verb)
        return role

    def _thing(self, name: Candidates, role: str) -> Thing:
        """Return the one thing that a name means in a role; anything less sure is refused or noted."""
        allowed = kinds(role, self._relation.name)
        by_kind = [found for kind in allowed if (found := name.strictly(kind))]
        if not by_kind and not self._is_called_so(name):
            by_kind = [found for kind in allowed if (found := name.of(kind))]
        if name.governments:
            by_kind = self._with_governments(name, role, by_kind)
        if not by_kind:
            raise self._wrong_kind(name, role)
        things = by_kind[0]
        thing = things[0] if len(things) == 1 else self._one_leader(name, things)
        others = [other for found in by_kind[1:] for other in found if other not in things]
        if others:
            self._note("also", name=name.text, label=thing.label, short=thing.short, others=_listed(others))
        if thing in name.loose:
            self._note("wider", name=name.text, label=thing.label, short=thing.short)
        if role == "theme" and thing.kind in self._relation.named and not name.gathering:
            self._note("named", name=thing.label)
        if role == "patient" and thing.kind in self._relation.receives:
            self._note("received", name=thing.label)
        if role == "theme" and thing.subjects and self._relation.name == "discuss":
            countries = self._texts["either"].join(map(self._finder.label, thing.subjects))
            self._note("region_note", name=thing.label, country=countries)
        if name.gathering:
            if role != "theme" or "gathering" not in self._relation.roles:
                raise self._wrong_kind(name, role)
            self._note("gathering", name=name.gathering)
        if name.title:
            self._note("title", name=thing.label, title=name.title)
        return thing

    def _is_called_so(self, name: Candidates) -> bool:
        """Tell whether an agreement or a body has the name, of which a topic is no more than the wider subject."""
        return bool(name.of("agreement") or name.of("organization"))

    def _with_governments(
        self, name: Candidates, role: str, by_kind: list[tuple[Thing, ...]]
    ) -> list[tuple[Thing, ...]]:
        """Return the readings with the country whose government goes by the name, where people and countries act."""
        countries = _listed(name.governments)
        if role not in _ACTS:
            if by_kind and role != "place":
                self._note("metonym_not", name=name.text, others=countries)
            return by_kind
        if by_kind or len(name.governments) > 1:
            choices = [*name.governments, *(thing for things in by_kind for thing in things)]
            raise self._error("ambiguous", name=name.text, choices=_listed(choices), final=True)
        self._note("metonym", name=name.text, label=name.governments[0].label, short=name.governments[0].short)
        return [name.governments]

    def _one_leader(self, name: Candidates, things: tuple[Thing, ...]) -> Thing:
        leaders = [thing for thing in things if name.by_family and self._finder.is_leader(thing)]
        if len(leaders) != 1:
            raise self._error("ambiguous", name=name.text, choices=_listed(things), final=True)
        (leader,) = leaders
        others = [thing for thing in things if thing != leader]
        self._note("family", name=name.text, label=leader.label, short=leader.short, others=_listed(others))
        return leader

    def _wrong_kind(self, name: Candidates, role: str) -> ReadingError:
        if role == "theme" and self._relation.name == "discuss":
            return self._error("no_theme", name=name.text)
        kind = self._texts["kind"][name.things[0].kind if name.things else "country"]
        return self._error("bad_kind", name=name.text, kind=kind, role=self._texts["role"][role])

    # Kinds of event.

    def _types(self) -> tuple[str, ...]:
        """Return the notations of the event types that count; empty when every kind does."""
        parts = self._parts
        limits = [set(types) for noun in (*parts.manner, *parts.setting_nouns) if (types := _types_of(noun))]
        own = self._relation.types
        if parts.event_noun:
            own = _types_of(parts.event_noun) or own
        if own:
            limits.append(set(own))
        if not limits:
            return ()
        common = set.intersection(*limits)
        if not common:
            raise self._error("nothing_to_say")
        return tuple(sorted(common))

    # Refusals and notes.

    def _error(self, text: str, *, final: bool = False, **values: str) -> ReadingError:
        return ReadingError(self._texts[text].format(**values), final=final)

    def _note(self, text: str, **values: str) -> None:
        self._notes.append(self._texts[text].format(**values))


def _relation_of(noun: str) -> str:
    """Return the relation that a noun for events asks about."""
    return "event" if noun == EVENT else "contact"


def _types_of(noun: str) -> tuple[str, ...]:
    """Return the event types that a noun or an adverb stands for; none for "talks" in general."""
    if noun in (EVENT, "any"):
        return ()
    if noun == "meeting":
        return relation("meet").types
    return (*relation("meet").types, "visit") if noun == _IN_PERSON else (noun,)


def _listed(things: Iterable[Thing]) -> str:
    found = [f"{thing.label} ({thing.short})" for thing in things]
    return ", ".join(found[:6]) + (f" … ({len(found)})" if len(found) > 6 else "")
