"""Scores our claims on the founding pages against the annotator's statements; run as a module, it prints them.

A statement and a claim fit when their words overlap and their arguments agree, after translation into our names.
Recall counts statements that some claim fits, precision claims that some statement fits. A claim that fits none counts
against us unless `JUDGED` lists it: correct, though the annotator left it out. Both precisions are printed.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.extraction.extract import extract_linked
from kg.linking.link import LinkedPage, link_page
from kg.linking.spots import Spot
from kg.model import claims as c
from kg.model.claims import PageClaims
from kg.model.entities import Entity
from kg.model.pages import RawPage
from kg.model.text import Span
from kg.parsing import parse
from kg.pipeline import reference_data, vocabulary
from kg.reading import read_paths
from tests.seeds import terms

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGES = SHARED / "seeds" / "events-2020-06-26.txt"
STATEMENTS = SHARED / "gold" / "seeds" / "statements.jsonl"

Statement = dict[str, Any]
Found = c.Claim | Spot


@dataclass(frozen=True)
class SeedPage:
    """One founding page: p1 or p2."""

    name: str
    linked: LinkedPage
    claims: PageClaims

    def of(self, kind: type[c.Claim]) -> list[Found]:
        """Return the claims of a class; the same claim read twice from one sentence counts once."""
        return list(dict.fromkeys(claim for claim in self.claims.claims if type(claim) is kind))

    def spans(self, found: Found) -> list[Span]:
        """Return the words that prove what was found."""
        return [found.span] if isinstance(found, Spot) else [e.span for e in found.evidence]


@dataclass
class Score:
    """What was found of one kind of statement."""

    kind: str
    recalled: list[Statement] = field(default_factory=list)
    missed: list[Statement] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the statements that a claim fits."""
        return len(self.recalled) / max(1, len(self.recalled) + len(self.missed))

    @property
    def strict_precision(self) -> float:
        """Share of our claims that a statement fits."""
        return len(self.right) / max(1, len(self.right) + len(self.judged) + len(self.wrong))

    @property
    def precision(self) -> float:
        """The same, claims judged correct though not annotated left out."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))


def load_pages() -> dict[str, SeedPage]:
    """Return the founding pages by the annotator's names."""
    found = {}
    for number, raw in enumerate(read_paths([PAGES]), start=1):
        assert isinstance(raw, RawPage), raw
        linked = link_page(parse(raw), vocabulary("en"))
        found[f"p{number}"] = SeedPage(f"p{number}", linked, extract_linked(linked))
    return found


def load_statements() -> list[Statement]:
    """Return the annotator's statements."""
    return [json.loads(line) for line in STATEMENTS.read_text(encoding="utf-8").splitlines()]


# -- arguments -------------------------------------------------------------------------------------------------------


def _slugs(entities: Iterable[Entity | None]) -> set[str]:
    return {e.slug for e in entities if e is not None}


def _people(names: Iterable[str]) -> set[str]:
    return {terms.AGENTS.get(name, name) for name in names}


def _by(statement: Statement, claim: c.Claim) -> bool:
    """Tell whether page and speaker agree: the annotator's "page" is our narrator."""
    speaker = "" if statement["by"] == "page" else terms.AGENTS[statement["by"]]
    return speaker == (claim.asserted_by.slug if claim.asserted_by is not None else "")


def _subjects(claim: c.Discussion) -> set[str]:
    """Return what a discussion is about: the label of its topic or country, and of the region it is narrowed to."""
    reference = reference_data()
    topic = reference.label(claim.topic.kind.value, claim.topic.slug)
    return {topic, *(reference.label(e.kind.value, e.slug) for e in claim.about)}


def _participation(s: Statement, f: Any, page: SeedPage) -> bool:
    if s["role"] == "group" or f.role is c.Role.GROUP:
        return bool(s["role"] == f.role.value)
    return bool(
        f.agent.slug == terms.AGENTS[s["agent"]]
        and f.role.value == s["role"]
        and f.capacity.slug == terms.POSTS.get(s["post"], s["post"])
        and f.represents.slug == terms.COUNTRIES[s["represents"]]
    )


def _discussion(s: Statement, f: Any, page: SeedPage) -> bool:
    wanted = terms.TOPICS[s["topic"].replace("-", " ")]
    return wanted in _subjects(f) and _slugs(f.discussants) == _people(s["who"]) and f.modality.value == s["modality"]


def _agreement(s: Statement, f: Any, page: SeedPage) -> bool:
    value = s["value"][0] if isinstance(s["value"], list) else s["value"]
    return bool(f.agreement.slug == terms.AGREEMENTS.get(value, value) and _by(s, f))


def _event(s: Statement, f: Any, page: SeedPage) -> bool:
    same = f.event.slug in terms.EVENT_SLUGS.get(s["value"], ())
    return same and f.realis.value == s["realis"] and _by(s, f)


def _invitation(s: Statement, f: Any, page: SeedPage) -> bool:
    return bool(
        (f.inviter.slug, f.invitee.slug, f.status)
        == (terms.AGENTS[s["inviter"]], terms.AGENTS[s["invitee"]], s["status"])
        and f.visit_kind == s["visitKind"]
        and f.destination.slug == terms.COUNTRIES[s["destination"]]
        and f.condition == s.get("condition", "")
        and _by(s, f)
    )


def _quantity(s: Statement, f: Any, page: SeedPage) -> bool:
    value = f.value if s["value"] is not None else f.value_text
    wanted = s["value"] if s["value"] is not None else s["valueText"]
    unit = terms.UNITS.get(f.unit, f.unit)
    hedged = f.hedge == s.get("hedge", "")
    return bool(value == wanted and f.comparator == s["comparator"] and unit == s["unit"] and hedged and _by(s, f))


def _stance(s: Statement, f: Any, page: SeedPage) -> bool:
    return bool(f.speech_act == s["stance"] and _slugs(f.holders) == _people(s["holder"]) and _by(s, f))


def _outcome(s: Statement, f: Any, page: SeedPage) -> bool:
    if s["kind"] == "invitation":
        kinds = {"accepted": "invitation-accepted"}
        who = s["invitee"] if s["status"] == "accepted" else s["inviter"]
        return f.outcome_kind == kinds.get(s["status"], "invited") and _slugs(f.agents) == _people([who])
    topics = {terms.TOPICS[t.replace("-", " ")] for t in s["topics"]}
    about = {reference_data().label(e.kind.value, e.slug) for e in f.about}
    return bool(f.outcome_kind == "agreed" and _slugs(f.agents) == _people(s["parties"]) and topics == about)


def _mention(s: Statement, f: Any, page: SeedPage) -> bool:
    values = s["value"] if isinstance(s["value"], list) else [s["value"]]
    return bool(f.entity.slug in {terms.MENTIONED.get(v, v) for v in values})


def _proposal(s: Statement, f: Any, page: SeedPage) -> bool:
    if s["value"] == "p5-summit-proposed" and s["by"] == "page":
        return bool(f.proposer.slug == "RU" and _by(s, f))
    proposer = "macron" if s["value"] == "videoconference-format" else s["by"]
    return bool(f.proposer.slug == terms.AGENTS[proposer] and _by(s, f))


def _organizer(s: Statement, f: Any, page: SeedPage) -> bool:
    ours = terms.ORGANIZERS.get(reference_data().label("organization", f.organizer.slug))
    return bool(ours == s["organiser"].replace("-", " "))


def _coref(s: Statement, f: Any, page: SeedPage) -> bool:
    if not isinstance(f, Spot):  # "your proposal": the proposer is whom "your" means
        return isinstance(f, c.Proposal) and {f.proposer.slug} == _people(s["value"])
    wanted = {terms.MENTIONED.get(v, terms.AGENTS.get(v, v)) for v in s["value"]}
    named = page.linked.people.within(s["start"], s["end"])  # "X and Y" are two names
    return _slugs(f.entities) == wanted or _slugs(e for spot in named for e in spot.entities) == wanted


@dataclass(frozen=True)
class Kind:
    """One kind of statement: which of ours to compare, and how; `also` are statements that only bear out claims."""

    name: str
    ours: Callable[[SeedPage], Sequence[Found]]
    fits: Callable[[Statement, Any, SeedPage], bool]
    also: Callable[[Statement], bool] = lambda _: False


def _claims(kind: type[c.Claim]) -> Callable[[SeedPage], Sequence[Found]]:
    return lambda page: page.of(kind)


def _mentions(*kinds: str) -> Callable[[SeedPage], Sequence[Found]]:
    """Return the first mention of every entity of some kinds."""

    def first(page: SeedPage) -> Sequence[Found]:
        found: dict[tuple[str, str], Found] = {}
        for claim in page.claims.claims:
            if isinstance(claim, c.Mention) and claim.entity.kind.value in kinds:
                found.setdefault(claim.entity.key, claim)
        return list(found.values())

    return first


def _spots(page: SeedPage) -> Sequence[Found]:
    return [*page.linked.people.spots, *page.linked.mentions.spots, *page.of(c.Proposal)]


KINDS = (
    Kind("participation", _claims(c.Participation), _participation),
    Kind("discussion", _claims(c.Discussion), _discussion),
    Kind(
        "agreement.ref",
        _claims(c.AgreementReference),
        _agreement,
        lambda s: s["kind"] == "coref" and "un-charter" in s["value"],
    ),
    Kind("event.ref", _claims(c.EventReference), _event),
    Kind("invitation", _claims(c.Invitation), _invitation),
    Kind("quantity", _claims(c.QuantityClaim), _quantity),
    Kind("stance", _claims(c.Stance), _stance),
    Kind("outcome", _claims(c.Outcome), _outcome, lambda s: s["kind"] == "invitation"),
    Kind("proposal", _claims(c.Proposal), _proposal),
    Kind("organised", _claims(c.OrganizerClaim), _organizer),
    Kind("mention.country", _mentions("country"), _mention),
    Kind("mention.place", _mentions("place"), _mention),
    Kind("mention.org", _mentions("organization"), _mention),
    Kind("mention.office", _mentions("post"), _mention),
)
# Of these the annotator marked a choice, not all: how many of ours stand in none of them says nothing.
RECALL_ONLY = (Kind("coref", _spots, _coref),)


# -- counting --------------------------------------------------------------------------------------------------------


def _near(kind: Kind, statement: Statement, found: Found, page: SeedPage) -> bool:
    if kind.name.startswith("mention."):
        return True  # the annotator marks one place of a name, we the first
    span = Span(statement["start"], statement["end"])
    return any(span.overlaps(s) for s in page.spans(found)) or kind.name == "participation"


def _words(kind: Kind, found: Found, page: SeedPage) -> str:
    """Describe one of ours: the key of `JUDGED`, its arguments and the head of its proof."""
    arguments: dict[str, Callable[[Any], str]] = {
        "Discussion": lambda f: f"{f.modality.value} {f.topic.slug} {' '.join(sorted(_slugs(f.discussants)))}",
        "Stance": lambda f: f"{f.speech_act} {' '.join(sorted(_slugs(f.holders)))}",
        "EventReference": lambda f: f"{f.event.slug} {f.realis.value}",
        "AgreementReference": lambda f: f.agreement.slug,
        "Outcome": lambda f: f"{f.outcome_kind} {' '.join(sorted(_slugs(f.agents)))}",
        "Mention": lambda f: f"{f.entity.kind.value} {f.entity.slug}",
        "Proposal": lambda f: f.proposer.slug,
    }
    name = type(found).__name__
    say = arguments.get(name)
    said = say(found) if say is not None else name
    return f"{page.name} {kind.name} {said} @{page.spans(found)[0].start}"


def measure(statements: list[Statement], pages: dict[str, SeedPage]) -> list[Score]:
    """Return the scores in the order of `KINDS`, those of recall only at the end."""
    scores = []
    for kind in (*KINDS, *RECALL_ONLY):
        score = Score(kind.name)
        wanted = [s for s in statements if s["kind"] == kind.name and s["id"] not in terms.NOT_CLAIMS]
        for page in pages.values():
            ours = kind.ours(page)
            here = [s for s in wanted if s["page"] == page.name]
            bearing = [s for s in statements if s["page"] == page.name and (s in here or kind.also(s))]
            pairs = {
                (s["id"], i)
                for s in bearing
                for i, f in enumerate(ours)
                if _near(kind, s, f, page) and _guarded(kind, s, f, page)
            }
            hit = {i for _, i in pairs}
            for s in here:
                (score.recalled if any(s["id"] == known for known, _ in pairs) else score.missed).append(s)
            for i, f in enumerate(ours if kind not in RECALL_ONLY else ()):
                words = _words(kind, f, page)
                target = score.right if i in hit else score.judged if _judged(words) else score.wrong
                target.append(words)
        scores.append(score)
    return scores


def _guarded(kind: Kind, statement: Statement, found: Found, page: SeedPage) -> bool:
    """Compare the arguments; where one of ours lacks an argument that the statement has, they do not fit."""
    try:
        return kind.fits(statement, found, page)
    except AttributeError:
        return False


def _judged(words: str) -> bool:
    return any(words.startswith(known) for known in terms.JUDGED)


def table(scores: list[Score]) -> str:
    """Return the scores as a Markdown table, then everything missed, judged and wrong."""
    rows = [
        "| statement | gold | found | recall | ours | fit | judged | wrong | precision | strict |",
        "|---|" + "--:|" * 9,
    ]
    details: dict[str, list[str]] = defaultdict(list)
    for s in scores:
        gold, ours = len(s.recalled) + len(s.missed), len(s.right) + len(s.judged) + len(s.wrong)
        left = f"| {s.kind} | {gold} | {len(s.recalled)} | {s.recall:.2f} "
        counts = f"| {ours} | {len(s.right)} | {len(s.judged)} | {len(s.wrong)} "
        exact = f"{counts}| {s.precision:.2f} | {s.strict_precision:.2f} |"
        rows.append(left + (exact if ours else "| | | | | | |"))
        details["missed"] += [
            f"{m['id']} {s.kind} {m.get('value', m.get('topic', m.get('stance', '')))}" for m in s.missed
        ]
        details["judged correct though not annotated"] += s.judged
        details["wrong"] += s.wrong
    for title, lines in details.items():
        rows += ["", f"{title}:", *(f"- {line}" for line in lines)]
    return "\n".join(rows)


if __name__ == "__main__":
    if not STATEMENTS.exists():
        sys.exit("the statements lie in ../shared/gold/seeds, which is not beside this checkout")
    print(table(measure(load_statements(), load_pages())))  # noqa: T201 - this is what the module is for
