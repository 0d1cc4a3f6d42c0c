"""Hand-made pages and claims, in our own words, for the tests of everything right of mapping."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from kg.model import claims as c
from kg.model.entities import Entity, EntityKind, ReferencedEvent
from kg.model.pages import Facet, Page, Sentence
from kg.model.text import Origin, Span

TEXT = """Telephone conversation with President of Freedonia Rufus Firefly
Ada Example spoke by telephone with Rufus Firefly.
The two presidents discussed energy and the situation in Sylvania.
They also expressed concern over floods. Grain worth $1.5 million was sent.
The 1999 Treaty of Elbonia was recalled. Rufus Firefly was invited to visit Borduria in spring.
Ada Example: I propose a joint commission. They might talk about sport. The summit of 1998 was named, too.
"""

ADA = Entity(EntityKind.PERSON, "ada-example", (("Ada Example", "en"), ("Ада Пример", "ru")), known=False, leader=True)
RUFUS = Entity(EntityKind.PERSON, "rufus-firefly", (("Rufus Firefly", "en"),), known=False)
FREEDONIA = Entity(EntityKind.COUNTRY, "FR")
POST = Entity(
    EntityKind.POST,
    "president-of-freedonia",
    (("President of Freedonia", "en"),),
    known=False,
    country="FR",
    office="president",
)
ENERGY = Entity(EntityKind.TOPIC, "energy")
SPORT = Entity(EntityKind.TOPIC, "sport")
SYLVANIA = Entity(EntityKind.COUNTRY, "DE")
TREATY = Entity(EntityKind.AGREEMENT, "treaty-of-elbonia", (("Treaty of Elbonia", "en"),), known=False)
BORDURIA = Entity(EntityKind.PLACE, "borduria", (("Borduria", "en"),), known=False)
SUMMIT = ReferencedEvent("summit-1998", "Summit of 1998", "en", "summit", "1998")


def span(words: str, text: str = TEXT) -> Span:
    """Return the span of the first occurrence of `words`."""
    start = text.index(words)
    return Span(start, start + len(words))


def proof(words: str, speaker: Entity | None = None) -> tuple[c.Evidence, ...]:
    """Return the evidence that `words` give."""
    return (c.Evidence(span(words), speaker),)


CALL = proof("Ada Example spoke by telephone with Rufus Firefly.")
TALK = proof("The two presidents discussed energy and the situation in Sylvania.")
WORRY = proof("They also expressed concern over floods.")

CLAIMS: tuple[c.Claim, ...] = (
    c.Participation(evidence=CALL, extractor="t", agent=ADA, role=c.Role.PRINCIPAL),
    c.Participation(
        evidence=CALL, extractor="t", agent=RUFUS, role=c.Role.PRINCIPAL, capacity=POST, represents=FREEDONIA
    ),
    c.Discussion(
        evidence=TALK,
        extractor="t",
        basis=c.Basis.COLLECTIVE,
        topic=ENERGY,
        discussants=(ADA, RUFUS),
        modality=c.Modality.DISCUSSED,
    ),
    c.Discussion(
        evidence=TALK,
        extractor="t",
        basis=c.Basis.COLLECTIVE,
        topic=SYLVANIA,
        discussants=(ADA, RUFUS),
        modality=c.Modality.DISCUSSED,
    ),
    c.Stance(
        evidence=WORRY,
        extractor="t",
        basis=c.Basis.COREFERENCE,
        holders=(ADA, RUFUS),
        speech_act="concern",
        proposition=span("floods"),
    ),
    c.QuantityClaim(
        evidence=proof("Grain worth $1.5 million was sent."),
        extractor="t",
        value=Decimal("1.5E6"),
        value_text="$1.5 million",
        comparator="=",
        unit="USD",
    ),
    c.AgreementReference(
        evidence=proof("The 1999 Treaty of Elbonia was recalled."), extractor="t", agreement=TREATY, stated_date="1999"
    ),
    c.Invitation(
        evidence=proof("Rufus Firefly was invited to visit Borduria in spring."),
        extractor="t",
        inviter=None,
        invitee=RUFUS,
        status="extended",
        destination=BORDURIA,
    ),
    c.Outcome(
        evidence=proof("Rufus Firefly was invited"), extractor="t", outcome_kind="invited", agents=(RUFUS,), about=()
    ),
    c.Proposal(
        evidence=proof("I propose a joint commission.", ADA),
        extractor="t",
        asserted_by=ADA,
        basis=c.Basis.TURN,
        proposer=ADA,
        content=span("a joint commission"),
    ),
    c.Discussion(
        evidence=proof("They might talk about sport."),
        extractor="t",
        realis=c.Realis.PLANNED,
        topic=SPORT,
        discussants=(ADA, RUFUS),
        modality=c.Modality.ANNOUNCED,
        hedge="might",
    ),
    c.EventReference(
        evidence=proof("The summit of 1998 was named, too."), extractor="t", event=SUMMIT, stated_date="1998"
    ),
    c.OrganizerClaim(
        evidence=proof("a joint commission"), extractor="t", organizer=ADA, activity=span("joint commission")
    ),
    c.Mention(evidence=proof("Sylvania"), extractor="t", entity=SYLVANIA, surface="Sylvania"),
)

FLAG = c.QualityFlag(
    kind="date-conflict",
    subject=TREATY,
    stated="1999",
    reference="1998-05-01",
    evidence=c.Evidence(span("The 1999 Treaty of Elbonia was recalled.")),
    source="ontology/agreements.ttl",
)


def page(document_id: str = "sample-en-1", text: str = TEXT) -> Page:
    """Return a page with `text`, as parsing would have left it."""
    return Page(
        document_id=document_id,
        url=f"https://news.example.org/{document_id}",
        source="example",
        language="en",
        text=text,
        origin=Origin("pages/sample.txt"),
        digest="0" * 64,
        parts=(),
        title=Span(0, text.index("\n")),
        sentences=(Sentence(Span(0, text.index("\n")), "title", 0),),
        date=dt.date(2020, 1, 21),
        date_basis="stated",
        facets=(Facet("geography", "Freedonia", span("Freedonia", text)),),
        sections=("News",),
        published=dt.datetime(2020, 1, 21, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))),
    )


def event(slug: str = "sample-en-1", **changes: object) -> c.Event:
    """Return the event of the sample page with some fields changed."""
    plain = c.Event(
        slug=slug,
        label="Telephone conversation",
        language="en",
        event_type="telephone-conversation",
        date=dt.date(2020, 1, 21),
        start_time="2020-01-21T14:30+03:00",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # field names are checked at run time


def page_claims(slug: str = "sample-en-1", claims: tuple[c.Claim, ...] = CLAIMS) -> c.PageClaims:
    """Return the claims of the sample page."""
    return c.PageClaims(event=event(slug), claims=claims, flags=(FLAG,))
