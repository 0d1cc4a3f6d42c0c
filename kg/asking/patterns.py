"""The graph patterns of an understanding: claim, roles, event and days. No word of a question gets in here.

What is put into the patterns are IRIs that the store gave, days, and the templates of relations.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pyoxigraph import NamedNode

from kg.asking.model import Asked, Given, Thing, Understanding
from kg.asking.relations import Relation, relation
from kg.identifiers import Identifiers

VARIABLES = ("?thing", "?other")
_CLASSES = {
    "leader": "parley:Leader",
    "person": "parley:Person",
    "country": "parley:Country",
    "organization": "parley:Organization",
    "agreement": "parley:Agreement",
    "topic": "parley:Topic",
    "place": "parley:Place",
}
# How a country, body or office takes part: through somebody who represents or holds it.
_SEAT = {
    "country": "parley:represents",
    "organization": "parley:represents|parley:agent",
    "post": "parley:capacity",
}
_PEOPLE = ("agent", "patient", "participant")
# What only proves: nothing else depends on it, so counting does without.
_EVIDENCE = "?claim parley:evidence ?evidence ."
_PROOF = ("?claim parley:inDocument ?document .", _EVIDENCE, "?evidence oa:exact ?exact .")
_ANY_DAY = "OPTIONAL { ?happening parley:date ?date }"


def variables(understanding: Understanding) -> tuple[str, ...]:
    """Return the variable of each thing asked for; who makes a statement is its holder."""
    if [asked.wanted for asked in understanding.asked[:1]] == ["statement"]:
        return ("?words", "?holder")[: len(understanding.asked)]
    return VARIABLES[: len(understanding.asked)]


class Patterns:
    """Writes the patterns of one understanding: `inside` for the graph of a page, `outside` for the whole store.

    `seats` are queries of their own for who sat where for a country that is given; they come before the others.
    """

    def __init__(self, understanding: Understanding, ids: Identifiers) -> None:
        self._it = understanding
        self._ids = ids
        self._relation: Relation = relation(understanding.relation)
        self._number = 0
        self._actors: list[str] = []
        self.seats: list[str] = []
        self.inside: list[str] = []
        self.outside: list[str] = []
        self._write()
        self.inside = list(dict.fromkeys(filter(None, self.inside)))

    def _write(self) -> None:
        planned = self._it.planned
        self.inside.append(self._relation.where_planned if planned else self._relation.where)
        self.inside += self._acts()
        if not self._relation.any_realis:
            self.inside.append(f"?claim parley:realis parley:{'planned' if planned else 'actual'} .")
        self.inside.append("?claim parley:inEvent ?happening .")
        self.inside += _PROOF
        for asked, variable in zip(self._it.asked, variables(self._it), strict=True):
            self._ask(asked, variable)
        for given in self._it.given:
            self._give(given)
        if self._relation.always and self._relation.always not in self._roles():
            self._fill(self._relation.always, self._new("?named"))
        self._tell_apart()
        self.inside += self._event()
        if self._relation.dated != "?happening":
            self.outside.append(self._unreported())
        if self._relation.is_contact and self._actors:
            self._choose_witness()

    def counted(self) -> list[str]:
        """Return what of `inside` decides which events and things count; every claim has its document and sentence."""
        rows = [row for row in self.inside if row not in (*_PROOF, _ANY_DAY)]
        return [*rows, _EVIDENCE] if any("?evidence" in row for row in rows) else rows

    def _roles(self) -> set[str]:
        return {asked.role for asked in self._it.asked} | {given.role for given in self._it.given}

    def _choose_witness(self) -> None:
        """The proof is that of who is asked for; a filter would first pair everybody who was there with everybody."""
        if any(asked.role == "agent" for asked in self._it.asked):
            self.inside[0] = self.inside[0].replace("?witness", self._actors[0])
        else:
            self.inside.append(f"FILTER(?witness IN ({', '.join(self._actors)}))")

    def _acts(self) -> Iterator[str]:
        acts = self._relation.acts
        if acts:
            yield f"?claim parley:speechAct ?act . FILTER(?act IN ({', '.join(f'parley:{act}' for act in acts)}))"

    # Roles.

    def _ask(self, asked: Asked, variable: str) -> None:
        if asked.wanted == "statement":
            return
        if asked.wanted == "event":
            self.inside.append(f"BIND(?happening AS {variable})")
        elif asked.role in _PEOPLE and asked.wanted in _SEAT:
            self._fill(asked.role, self._seated(asked.wanted, variable))
        elif asked.role == "place":
            self._place(variable, asked.wanted)
        else:
            # What is discussed is the topic; a country or region that narrows it counts when countries are asked for.
            narrow = asked.role == "theme" and self._relation.name == "discuss" and asked.wanted != "country"
            self._fill(asked.role, variable, narrow=narrow)
        if asked.wanted in _CLASSES and not (asked.wanted == "topic" and self._relation.name == "discuss"):
            self.outside.append(
                f"FILTER EXISTS {{ GRAPH {self._new('?kind')} {{ {variable} a {_CLASSES[asked.wanted]} }} }}"
            )

    def _give(self, given: Given) -> None:
        if given.any_of:
            self._give_any(given)
        elif given.role == "theme" and len(given.things) > 1:
            self._give_themes(given)
        else:
            for thing in given.things:
                self._give_one(given.role, thing)

    def _give_one(self, role: str, thing: Thing) -> None:
        node = _iri(thing)
        if role == "place" or (role == "destination" and thing.kind == "country"):
            self._place(node, thing.kind) if role == "place" else self._destination(node)
        elif role == "setting" or (role == "context" and role not in self._relation.roles):
            self._setting(node)
        elif role == "patient" and thing.kind in self._relation.receives:
            self.inside.append(self._received(thing))
        elif role in _PEOPLE and thing.kind in _SEAT:
            variable = self._new("?who")
            # A query of its own, or engines pair all claims of a representative with all events of the country.
            seat = self._seat(thing.kind, node, variable)
            self.seats.append(f"{{ SELECT DISTINCT ?g ?happening {variable} WHERE {{ GRAPH ?g {{ {seat} }} }} }}")
            self._fill(role, variable)
        elif role == "agent" and self._relation.is_contact:
            there = f"{self._new('?part')} a parley:Participation ; parley:inEvent ?happening ; parley:agent {node}"
            self.seats.append(f"{{ SELECT DISTINCT ?g ?happening WHERE {{ GRAPH ?g {{ {there} }} }} }}")
            self._actors.append(node)
        elif role == "theme" and (thing.subjects or self._relation.rare):
            # A query of its own, or engines read all talks before they look at the few sentences that count.
            self.seats.append(f"{{ SELECT DISTINCT ?g ?claim WHERE {{ GRAPH ?g {{ {self._about(thing)} }} }} }}")
        elif role == "theme":
            self.inside.append(self._about(thing))
        else:
            self._fill(role, node)

    def _about(self, thing: Thing) -> str:
        """Return the pattern for a claim about a thing.

        A conflict is discussed under its country; that the region is meant, a mention in the sentence tells.
        """
        node = _iri(thing)
        if thing.gathering:
            return self._stated("gathering", node)
        if thing.kind in self._relation.named:
            return self._stated("named", node)
        own = self._stated("theme", node)
        if not thing.subjects or self._relation.name not in ("discuss", "raise"):
            return own
        proof = self._new("?proof")
        named = (
            f"{self._new('?naming')} parley:mentions {node} ; parley:evidence {proof} . ?claim parley:evidence {proof}"
        )
        return _union([own, *(f"{named} ; parley:topic {NamedNode(one)} ." for one in thing.subjects)])

    def _received(self, thing: Thing) -> str:
        """Return the pattern for what is promised to a country: to its people, about it, or in words that name it."""
        node, variable = _iri(thing), self._new("?who")
        to = f"{self._seat(thing.kind, node, variable)} {self._stated('patient', variable)}"
        said, label = self._new("?said"), self._new("?label")
        named = (
            f"?claim parley:proposition {said} . GRAPH {self._new('?map')} {{ {node} rdfs:label {label} }} "
            f'FILTER(REGEX(STR({said}), CONCAT("\\\\b", STR({label}), "\\\\b")))'
        )
        return _union([to, self._stated("theme", node), self._stated("named", node), named])

    def _stated(self, role: str, value: str) -> str:
        return self._relation.roles[role].format(x=value, n=self._next())

    def _give_any(self, given: Given) -> None:
        variable = self._new("?any")
        if given.role == "place":
            options = [self._placed(_iri(thing), thing.kind, variable) for thing in given.things]
            self.inside.append(f"?happening parley:place {variable} .")
            self.outside.append(_union(options))
            return
        if given.role in _PEOPLE:
            options = [self._option(thing, variable) for thing in given.things]
            self.inside.append(_union(options))
            self._fill(given.role, variable)
            return
        if given.role == "theme":
            self.inside.append(_union([self._about(thing) for thing in given.things]))
            return
        nodes = " ".join(_iri(thing) for thing in given.things)
        self.inside.append(f"VALUES {variable} {{ {nodes} }}")
        self._setting(variable) if given.role == "setting" else self._fill(given.role, variable)

    def _option(self, thing: Thing, variable: str) -> str:
        """Return a pattern that binds `variable` to a person, or to whoever sits for a country or body."""
        if thing.kind not in _SEAT:
            return f"VALUES {variable} {{ {_iri(thing)} }}"
        return self._seat(thing.kind, _iri(thing), variable)

    def _give_themes(self, given: Given) -> None:
        """All the subjects at one event: the evidence may be for any of them, and each has a claim like this one."""
        self.inside.append(_union([self._about(thing) for thing in given.things]))
        roles = [given for given in self._it.given if given.role == "agent" and not given.any_of]
        people = [_iri(thing) for role in roles for thing in role.things if thing.kind not in _SEAT]
        if self._asked_agents():
            people += [variable for asked, variable in self._asked_agents() if asked.wanted not in _SEAT]
        self.inside += [self._like_this(thing, people) for thing in given.things]

    def _like_this(self, thing: Thing, people: list[str]) -> str:
        claim, number = self._new("?twin"), self._next()
        rows = [
            self._relation.where.replace("?way", f"?way{number}").replace("?act", f"?act{number}"),
            f"?claim parley:inEvent ?happening ; parley:realis parley:{'planned' if self._it.planned else 'actual'} .",
            self._about(thing),
            *(self._stated("agent", person) for person in people),
        ]
        return " ".join(row.replace("?claim", claim) for row in rows)

    def _fill(self, role: str, value: str, *, narrow: bool = False) -> None:
        """Write that `value` (an IRI or a variable) has the role in the claim; "participant" is of the event."""
        if role == "participant":
            self.inside.append(
                f"{self._new('?part')} a parley:Participation ; parley:inEvent ?happening ; parley:agent {value} ."
            )
            return
        patterns = self._relation.narrow if narrow else self._relation.roles
        self.inside.append(patterns[role].format(x=value, n=self._next()))
        if role == "agent":
            self._actors.append(value)

    def _seated(self, kind: str, node: str) -> str:
        """Return a variable for whoever sits in the event for a country, body or office."""
        variable = self._new("?who")
        self.inside.append(self._seat(kind, node, variable))
        return variable

    def _seat(self, kind: str, node: str, variable: str) -> str:
        seat = self._new("?seat")
        return (
            f"{seat} a parley:Participation ; parley:inEvent ?happening ; "
            f"parley:agent {variable} ; {_SEAT[kind]} {node} ."
        )

    def _tell_apart(self) -> None:
        """Nobody talks to themselves, and what sits at both sides of a table is no answer to who sat at the other."""
        agents = self._asked_agents()
        for asked, variable in agents:
            for given in (given for given in self._it.given if given.role in ("agent", "participant")):
                self.inside += [self._not_of(variable, asked.wanted, thing) for thing in given.things]
        for one, two in combinations(dict.fromkeys(self._actors), 2):
            if "?" in one + two:
                self.inside.append(f"FILTER({one} != {two})")
        if len(agents) == 2:
            self.inside.append(f"FILTER(STR({agents[0][1]}) < STR({agents[1][1]}))")
        if self._relation.name == "visit":
            lands = [thing for given in self._it.given if given.role == "place" for thing in given.things]
            for actor in dict.fromkeys(self._actors):
                self.inside += [self._sits_not_for(land, actor) for land in lands if land.kind == "country"]

    def _asked_agents(self) -> list[tuple[Asked, str]]:
        pairs = zip(self._it.asked, variables(self._it), strict=True)
        return [(asked, variable) for asked, variable in pairs if asked.role == "agent"]

    def _not_of(self, variable: str, wanted: str, thing: Thing) -> str:
        if thing.kind in _SEAT:
            return f"FILTER({variable} != {_iri(thing)}) {self._sits_not_for(thing, variable)}"
        if wanted in _SEAT:
            return f"FILTER NOT EXISTS {{ {self._seat(wanted, variable, _iri(thing))} }}"
        return f"FILTER({variable} != {_iri(thing)})"

    def _sits_not_for(self, thing: Thing, variable: str) -> str:
        return f"FILTER NOT EXISTS {{ {self._seat(thing.kind, _iri(thing), variable)} }}"

    # Events.

    def _event(self) -> Iterator[str]:
        if self._it.types:
            nodes = ", ".join(str(NamedNode(self._ids.iri("eventtype", name))) for name in self._it.types)
            yield f"?happening parley:eventType ?sort . FILTER(?sort IN ({nodes}))"
        if self._it.measure == "where":
            yield "?happening parley:place ?thing ."
        if self._relation.in_person and self._it.has_place and len(set(self._actors)) > 1:
            yield f"FILTER NOT EXISTS {{ ?happening parley:placeOf {self._new('?owner')} }}"
        dated = bool(self._it.period) or bool(self._it.edge) or self._it.measure == "when"
        whose = self._relation.dated
        dated |= whose != "?happening"
        yield f"{whose} parley:date ?date ." if dated else _ANY_DAY
        if self._it.period.first:
            yield f'FILTER(?date >= "{self._it.period.first.isoformat()}"^^xsd:date)'
        if self._it.period.last:
            yield f'FILTER(?date <= "{self._it.period.last.isoformat()}"^^xsd:date)'

    def _unreported(self) -> str:
        """No event of that day at which all of them were is reported by a page."""
        there = [
            f"{self._new('?part')} a parley:Participation ; parley:inEvent ?reported ; parley:agent {actor} ."
            for actor in dict.fromkeys(self._actors)
        ]
        rows = " ".join(["?reported parley:date ?date .", *there])
        return f"FILTER NOT EXISTS {{ GRAPH {self._new('?report')} {{ {rows} }} }}"

    def _setting(self, node: str) -> None:
        number = self._next()
        self.inside.append(
            f"VALUES ?under{number} {{ parley:topic parley:about }} "
            f"?talk{number} ?under{number} {node} ; a parley:Discussion ; parley:inEvent ?happening ; "
            f"parley:realis parley:actual ; parley:modality ?manner{number} . "
            f"FILTER(?manner{number} IN (parley:discussed, parley:spoke))"
        )

    def _place(self, node: str, kind: str) -> None:
        variable = self._new("?place")
        self.inside.append(f"?happening parley:place {variable} .")
        self.outside.append(self._placed(node, kind, variable))

    def _placed(self, node: str, kind: str, variable: str) -> str:
        """Return the pattern for a place in a country, or a place and those printed with it ("The Kremlin, Moscow")."""
        graph = self._new("?map")
        if kind == "country":
            return f"GRAPH {graph} {{ {variable} parley:inCountry {node} }}"
        if node.startswith("?"):
            return f"BIND({variable} AS {node})"
        here, there = self._new("?here"), self._new("?there")
        # A query of its own, or engines pair every label with every other before they look at the event.
        return (
            f"{{ SELECT DISTINCT {variable} WHERE {{ GRAPH {graph} {{ {node} rdfs:label {there} }} "
            f"GRAPH {self._new('?map')} {{ {variable} a parley:Place ; rdfs:label {here} }} "
            f'FILTER({variable} = {node} || STRENDS(STR({here}), CONCAT(", ", STR({there}))) '
            f'|| STRSTARTS(STR({here}), CONCAT(STR({there}), ", "))) }} }}'
        )

    def _destination(self, node: str) -> None:
        """An invitation to a city of a country is one to the country."""
        variable, graph = self._new("?goal"), self._new("?map")
        self._fill("destination", variable)
        self.outside.append(
            f"FILTER({variable} = {node} || EXISTS {{ GRAPH {graph} {{ {variable} parley:inCountry {node} }} }})"
        )

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _new(self, stem: str) -> str:
        return f"{stem}{self._next()}"


def _iri(thing: Thing) -> str:
    """Return an IRI as SPARQL has it; NamedNode refuses whatever is not one."""
    return str(NamedNode(thing.iri))


def _union(options: list[str]) -> str:
    return " UNION ".join(f"{{ {option} }}" for option in options)
