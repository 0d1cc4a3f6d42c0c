"""Builds small English pages, in words of our own, for the tests of linking, vocabulary and extraction."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from kg.extraction.context import Context
from kg.extraction.event_type import event_type
from kg.extraction.extract import extract_linked
from kg.linking.link import LinkedPage, link_page
from kg.linking.spots import SpotKind
from kg.model.claims import Claim, Discussion, PageClaims, Participation
from kg.model.entities import Entity
from kg.model.pages import Page, RawPage
from kg.parsing import parse
from kg.pipeline import vocabulary
from kg.reading import read_bytes

DAY = "May 5, 2021"
CALL = "Telephone conversation with President of Turkey Recep Tayyip Erdogan"
CALL_LEAD = "Vladimir Putin and Turkish President Recep Tayyip Erdogan spoke by telephone."
PUTIN, ERDOGAN = "vladimir-putin", "recep-tayyip-erdogan"
BOTH = {PUTIN, ERDOGAN}
ClaimT = TypeVar("ClaimT", bound=Claim)


@dataclass
class Read:
    """A parsed page with all that was read from it."""

    page: Page
    linked: LinkedPage

    @cached_property
    def context(self) -> Context:
        return Context(self.linked, event_type(self.linked))

    @cached_property
    def claims(self) -> PageClaims:
        return extract_linked(self.linked)

    def of(self, kind: type[ClaimT]) -> list[ClaimT]:
        """Return the claims of one class, in order."""
        return [c for c in self.claims.claims if type(c) is kind]

    def quote(self, claim: Claim) -> str:
        """Return the first proof of a claim, verbatim."""
        return self.page.quote(claim.evidence[0].span)

    def cast(self) -> list[tuple[str, str, str]]:
        """Return (who, role, country stood for) of all participations."""
        return [(c.agent.slug, c.role.value, c.represents.slug if c.represents else "") for c in self.of(Participation)]

    def discussed(self, modality: str = "discussed") -> set[tuple[str, frozenset[str]]]:
        """Return (topic, by whom) of the discussions in one modality."""
        return {(d.topic.slug, slugs(d.discussants)) for d in self.of(Discussion) if d.modality.value == modality}

    def people(self) -> dict[str, list[str]]:
        """Return the printed words that stand for people, each with the slugs; narrator's and speakers' alike."""
        return {self.page.quote(s.span): [e.slug for e in s.entities] for s in self.linked.people.spots}

    def named(self, kind: SpotKind) -> dict[str, str]:
        """Return the printed names of one kind with the slug of what they stand for."""
        return {self.page.quote(s.span): s.entities[0].slug for s in self.linked.mentions.spots if s.kind is kind}


def slugs(entities: tuple[Entity, ...]) -> frozenset[str]:
    """Return the slugs of some entities."""
    return frozenset(e.slug for e in entities)


@cache
def kremlin(title: str, body: str, lead: str = "", day: str = DAY, facets: str = "", section: str = "News") -> Read:
    """Read a page in the plain-text layout of the Kremlin's site; paragraphs are lines of `body`."""
    lines = ["Events", title, *([lead] if lead else []), day, "12:00", "Moscow", body, *([facets] if facets else [])]
    lines += [
        "Publication status",
        f"Published in sections: {section}",
        f"Publication date: {day}, 12:30",
        "Text version",
    ]
    return _read("\n".join(lines), "page.txt")


def call(body: str) -> Read:
    """Read a page about a call between the Presidents of Russia and Turkey."""
    return kremlin(CALL, body, CALL_LEAD)


def transcript(turns: str, lead: str = "Vladimir Putin met with President of Turkey Recep Tayyip Erdogan.") -> Read:
    """Read a page that holds the words spoken at a meeting of the two presidents."""
    return kremlin("Meeting with President of Turkey Recep Tayyip Erdogan", f"* * *\n{turns}", lead)


@cache
def site(title: str, text: str, url: str, published: str = "2022-10-12", summary: str = "") -> Read:
    """Read a JSON record such as those of the Ukrainian and American sites."""
    record = {"url": url, "language": "en", "title": title, "published": published, "summary": summary, "text": text}
    return _read(json.dumps(record), "page.jsonl")


def kyiv(title: str, text: str, published: str = "2022-10-12") -> Read:
    """Read a page of the President of Ukraine."""
    return site(title, text, "https://www.president.gov.ua/en/news/none-99999", published)


def washington(title: str, text: str, published: str = "2022-10-12") -> Read:
    """Read a page of the White House."""
    return site(title, text, "https://www.whitehouse.gov/briefing-room/statements-releases/2022/10/12/none/", published)


def _read(data: str, name: str) -> Read:
    (raw,) = read_bytes(data.encode(), name)
    assert isinstance(raw, RawPage), raw
    page = parse(raw)
    return Read(page, link_page(page, vocabulary("en")))
