"""Ten small pages of our own, written as the graph has them, over the real reference data.

Each answer in cases.toml can be checked by reading this file: what a page says stands beside the claim that says it.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from kg.identifiers import Identifiers
from kg.namespaces import DCTERMS, OA, PARLEY, RDF, RDFS, SCHEMA, XSD
from kg.store.reference import read_reference

IDS = Identifiers()
SEATS = {
    "vladimir-putin": ("RU", "president-of-russia"),
    "angela-merkel": ("DE", "federal-chancellor-of-germany"),
    "emmanuel-macron": ("FR", "president-of-france"),
    "recep-tayyip-erdogan": ("TR", "president-of-turkey"),
    "joe-biden": ("US", "president-of-the-united-states"),
    "volodymyr-zelenskyy": ("UA", "president-of-ukraine"),
    "alexander-lukashenko": ("BY", "president-of-belarus"),
    "sergei-lavrov": ("RU", "foreign-minister-of-russia"),
}
PUTIN, MERKEL, MACRON, ERDOGAN = "vladimir-putin", "angela-merkel", "emmanuel-macron", "recep-tayyip-erdogan"
BIDEN, ZELENSKYY, LUKASHENKO, LAVROV = "joe-biden", "volodymyr-zelenskyy", "alexander-lukashenko", "sergei-lavrov"
_XSD_DATE, _XSD_URI = NamedNode(XSD.date), NamedNode(XSD.anyURI)


class Page:
    """Writes one page: its event, and its claims in the order of its sentences."""

    def __init__(
        self,
        name: str,
        title: str,
        day: str,
        kind: str,
        *people: str,
        place: str = "",
        event: str = "",
        lang: str = "en",
        realis: str = "actual",
    ) -> None:
        self.name, self.lang, self.people = name, lang, people
        self.quads: list[Quad] = []
        self.graph = NamedNode(IDS.graph(name))
        self.document = IDS.document(name)
        self.event = IDS.iri("event", event or name)
        self.position = self.count = 0
        self.add(self.document, RDF.type, PARLEY.Document)
        self.add(self.document, SCHEMA.url, Literal(f"https://pages.example/{name}", datatype=_XSD_URI))
        self.add(self.document, DCTERMS.title, Literal(title, language=lang))
        self.add(self.document, PARLEY.reports, self.event)
        self.add(self.event, RDF.type, PARLEY.Event)
        self.add(self.event, RDFS.label, Literal(title, language=lang))
        self.add(self.event, PARLEY.eventType, IDS.iri("eventtype", kind))
        self.add(self.event, PARLEY.date, Literal(day, datatype=_XSD_DATE))
        self.add(self.event, PARLEY.eventRealis, f"{PARLEY.iri}{realis}")
        if place:
            self.add(self.event, PARLEY.place, IDS.iri("place", place))

    def add(self, subject: str, predicate: str, value: str | Literal) -> None:
        node = value if isinstance(value, Literal) else NamedNode(value)
        self.quads.append(Quad(NamedNode(subject), NamedNode(predicate), node, self.graph))

    def says(self, sentence: str, *claims: tuple[str, dict[str, object]], by: str = "", realis: str = "actual") -> Page:
        """Add a sentence with the claims that it proves: (class, property -> value or values)."""
        start, self.position = self.position, self.position + len(sentence) + 1
        evidence = f"{self.document}#char={start},{start + len(sentence)}"
        self.add(evidence, RDF.type, PARLEY.Evidence)
        self.add(evidence, OA.exact, Literal(sentence))
        for kind, properties in claims:
            self.count += 1
            claim = IDS.iri("claim", f"{self.name}--{kind.lower()}-{self.count}")
            self.add(claim, RDF.type, PARLEY.Claim)
            self.add(claim, RDF.type, f"{PARLEY.iri}{kind}")
            self.add(claim, PARLEY.inEvent, self.event)
            self.add(claim, PARLEY.inDocument, self.document)
            self.add(claim, PARLEY.evidence, evidence)
            self.add(claim, PARLEY.assertedBy, IDS.iri("person", by) if by else f"{PARLEY.iri}narrator")
            self.add(claim, PARLEY.realis, f"{PARLEY.iri}{realis}")
            for name, value in properties.items():
                for one in value if isinstance(value, tuple) else (value,):
                    self.add(claim, f"{PARLEY.iri}{name}", _term(str(one)))
        return self

    def recalls(self, sentence: str, name: str, day: str) -> Page:
        """Add a sentence that recalls talks on another day, which are an event of their own."""
        event = IDS.iri("event", f"{self.name}--{day}")
        self.add(event, RDF.type, PARLEY.Event)
        self.add(event, RDFS.label, Literal(name, language=self.lang))
        self.add(event, PARLEY.category, Literal("talks"))
        self.add(event, PARLEY.date, Literal(day, datatype=_XSD_DATE))
        reference: dict[str, object] = {"references": f"event:{self.name}--{day}", "relation": "mentioned"}
        return self.says(sentence, ("EventReference", reference), realis="historical")

    def takes_part(self, sentence: str) -> Page:
        """Add the sentence that says who took part."""
        return self.says(sentence, *[("Participation", _seat(person)) for person in self.people])


def _seat(person: str) -> dict[str, object]:
    country, post = SEATS[person]
    return {"agent": f"person:{person}", "represents": f"country:{country}", "capacity": f"post:{post}"}


def _term(value: str) -> str | Literal:
    kind, colon, local = value.partition(":")
    if kind == "text":
        return Literal(local, language="en")
    return IDS.iri(kind, local) if colon else f"{PARLEY.iri}{value}"


def discussed(topic: str, *people: str, modality: str = "discussed", about: str = "") -> tuple[str, dict[str, object]]:
    found: dict[str, object] = {"topic": topic, "discussant": _people(people), "modality": modality}
    return "Discussion", {**found, **({"about": about} if about else {})}


def stance(act: str, about: str, words: str, *people: str, to: str = "") -> tuple[str, dict[str, object]]:
    found: dict[str, object] = {
        "speechAct": act,
        "about": about,
        "proposition": f"text:{words}",
        "holder": _people(people),
    }
    return "Stance", {**found, **({"addressee": f"person:{to}"} if to else {})}


def cited(agreement: str, about: str, relation: str = "cited") -> tuple[str, dict[str, object]]:
    return "AgreementReference", {"references": f"agreement:{agreement}", "relation": relation, "about": about}


def outcome(kind: str, about: str, *people: str) -> tuple[str, dict[str, object]]:
    return "Outcome", {"outcomeKind": kind, "about": about, "agent": _people(people)}


def invitation(inviter: str, invitee: str, destination: str, status: str) -> tuple[str, dict[str, object]]:
    people: dict[str, object] = {"inviter": f"person:{inviter}", "invitee": f"person:{invitee}"}
    return "Invitation", {**people, "destination": destination, "status": status}


def named(what: str) -> tuple[str, dict[str, object]]:
    return "Mention", {"mentions": what}


def _people(people: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"person:{person}" for person in people)


def pages() -> list[Page]:
    """Return the pages; read them to check the answers."""
    return [
        Page("berlin-guest", "Guest from Berlin", "2020-01-11", "talks", PUTIN, MERKEL, place="the-kremlin-moscow")
        .takes_part("Vladimir Putin had Angela Merkel as a guest.")
        .says("Libya and Syria took most of the hour.",
              discussed("country:LY", PUTIN, MERKEL), discussed("country:SY", PUTIN, MERKEL))
        .says("Angela Merkel wants gas to go on flowing across Ukraine.",
              stance("emphasise", "country:UA", "gas goes on flowing across Ukraine", MERKEL))
        .says("On Ukraine both of them pointed to the Minsk agreements.",
              discussed("country:UA", PUTIN, MERKEL), cited("minsk-agreements", "country:UA")),

        Page("paris-screen", "Paris on the screen", "2020-06-26", "videoconference", PUTIN, MACRON)
        .takes_part("Vladimir Putin and Emmanuel Macron saw each other on a screen.")
        .says("They went into Libya.", discussed("country:LY", PUTIN, MACRON))
        .says("The climate came next.", discussed("topic:climate-change", PUTIN, MACRON))
        .says("Emmanuel Macron recalled the Paris Agreement.",
              cited("paris-agreement", "topic:climate-change"), by=MACRON)
        .says("Do come to Russia, said Vladimir Putin.", invitation(PUTIN, MACRON, "country:RU", "extended"), by=PUTIN)
        .says("The economy is for next time.", discussed("topic:economy", PUTIN, MACRON, modality="announced"),
              realis="planned"),

        Page("ankara-call-en", "Ankara on the line", "2020-07-13", "telephone-conversation", PUTIN, ERDOGAN,
             event="ankara-call")
        .takes_part("Vladimir Putin had Recep Tayyip Erdoğan on the line.")
        .says("Libya was the matter.", discussed("country:LY", PUTIN, ERDOGAN))
        .recalls("In March they had talked of it at one table.", "talks in March", "2020-03-05")
        .recalls("The call followed the call of the day.", "talks of the day", "2020-07-13")
        .says("Both want the ceasefire there to hold.",
              stance("support", "topic:ceasefire", "the ceasefire holds", PUTIN, ERDOGAN)),

        Page("ankara-call-ru", "Звонок в Анкару", "2020-07-13", "telephone-conversation", PUTIN, ERDOGAN,
             event="ankara-call", lang="ru")
        .takes_part("Владимир Путин созвонился с Реджепом Тайипом Эрдоганом.")
        .says("Речь шла о Ливии.", discussed("country:LY", PUTIN, ERDOGAN)),

        Page("washington-view", "Seen from Washington", "2021-12-07", "videoconference", BIDEN, PUTIN)
        .takes_part("Joe Biden and Vladimir Putin met by video.")
        .says("Ukraine came first.", discussed("country:UA", BIDEN, PUTIN))
        .says("Joe Biden is worried about the troops near Ukraine.",
              stance("concern", "country:UA", "the troops near Ukraine", BIDEN))
        .says("NATO was named.", named("organization:nato")),

        Page("moscow-view", "Seen from Moscow", "2021-12-07", "videoconference", PUTIN, BIDEN, place="sochi")
        .takes_part("By video Vladimir Putin met Joe Biden.")
        .says("Vladimir Putin called the Minsk agreements the only way.",
              stance("emphasise", "country:UA", "the Minsk agreements are the only way", PUTIN),
              cited("minsk-agreements", "country:UA"))
        .says("Strategic stability was a subject.", discussed("topic:strategic-stability", PUTIN, BIDEN)),

        Page("kyiv-call", "A call to Kyiv", "2021-12-09", "telephone-conversation", BIDEN, ZELENSKYY)
        .takes_part("Joe Biden rang Volodymyr Zelenskyy.")
        .says("They spoke of military aid.", discussed("topic:military-aid", BIDEN, ZELENSKYY))
        .says("Volodymyr Zelenskyy thanked him for it.",
              stance("thank", "topic:military-aid", "the aid", ZELENSKYY, to=BIDEN))
        .says("Joe Biden condemned the shelling in Ukraine.", stance("condemn", "country:UA", "the shelling", BIDEN))
        .says("France was named too.", named("country:FR")),

        Page("minsk-guest", "Guest from Minsk", "2022-03-11", "meeting", PUTIN, LUKASHENKO, place="moscow")
        .takes_part("Alexander Lukashenko came to see Vladimir Putin.")
        .says("Trade was on the table.", discussed("topic:trade-and-investment", PUTIN, LUKASHENKO))
        .says("A paper on energy was signed.", outcome("signed", "topic:energy", PUTIN, LUKASHENKO))
        .says("They agreed to build more.", outcome("agreed", "topic:infrastructure", PUTIN, LUKASHENKO))
        .says("Come to Belarus, said Alexander Lukashenko.",
              invitation(LUKASHENKO, PUTIN, "country:BY", "extended"), by=LUKASHENKO)
        .says("France was named once more.", named("country:FR")),

        Page("neva-walk", "A walk by the Neva", "2022-06-25", "meeting", PUTIN, LUKASHENKO, LAVROV,
             place="st-petersburg")
        .takes_part("Vladimir Putin, Alexander Lukashenko and Sergei Lavrov took a walk.")
        .says("New START was concluded again, if only on paper.", cited("new-start", "topic:arms-control", "concluded"))
        .says("Poland was named.", named("country:PL"))
        .says("They spoke of Karabakh.", discussed("country:AZ", PUTIN, LUKASHENKO), named("place:nagorno-karabakh"))
        .says("Space was a matter for Alexander Lukashenko alone.", discussed("topic:space", LUKASHENKO))
        .says("Angela Merkel was named in passing.", named("person:angela-merkel")),

        Page("ankara-plan", "On the way to Ankara", "2022-07-19", "visit", PUTIN, ERDOGAN, place="ankara",
             realis="planned")
        .takes_part("Vladimir Putin will go to see Recep Tayyip Erdoğan.")
        .says("They will talk about Syria.", discussed("country:SY", PUTIN, ERDOGAN, modality="announced"),
              realis="planned")
        .says("Iran is not on the list.", discussed("country:IR", PUTIN, ERDOGAN), realis="negated"),
    ]  # fmt: skip


def _link(one: str, predicate: str, other: str) -> Quad:
    ends = (NamedNode(IDS.iri("event", name)) for name in (one, other))
    return Quad(next(ends), NamedNode(f"{PARLEY.iri}{predicate}"), next(ends), NamedNode(IDS.graph("links")))


LINKS = [
    _link("moscow-view", "sameEvent", "washington-view"),
    _link("moscow-view", "sameOccasion", "washington-view"),
    _link("minsk-guest", "sameEvent", "neva-walk"),
]
"""The two video meetings of 7 December 2021 are one occasion; to tell of another in passing makes no occasion one."""


def page_quads() -> list[Quad]:
    return [*(quad for page in pages() for quad in page.quads), *LINKS]


@cache
def store() -> pyoxigraph.Store:
    """Return the pages with all of the reference data."""
    return store_of(page_quads())


def store_of(quads: list[Quad]) -> pyoxigraph.Store:
    """Return the quads with all of the reference data."""
    found = pyoxigraph.Store()
    reference = read_reference(IDS)
    found.load("\n".join(reference.reference).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    found.extend(quads)
    return found
