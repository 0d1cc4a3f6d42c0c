"""A page and its claims become the quads of the contract."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.errors import PageError
from kg.identifiers import Identifiers
from kg.mapping import map_page
from kg.mapping.claims import MAPPERS
from kg.model import claims as c
from kg.model.entities import EntityKind
from kg.model.text import Span
from kg.namespaces import PARLEY
from tests.sample_claims import (
    ADA,
    CALL,
    CLAIMS,
    ENERGY,
    FLAG,
    RUFUS,
    SYLVANIA,
    TALK,
    TEXT,
    event,
    page,
    page_claims,
    span,
)

IDS = Identifiers()
P = PARLEY.iri


def triples(result: c.PageClaims, text: str = TEXT) -> set[tuple[str, str, str]]:
    quads = ox.parse("\n".join(map_page(page(text=text), result).lines).encode(), ox.RdfFormat.N_QUADS)
    return {(q.subject.value, q.predicate.value, q.object.value) for q in quads}


def only(*claims: c.Claim, planned: bool = False) -> set[tuple[str, str, str]]:
    return triples(c.PageClaims(event=event(planned=planned), claims=claims))


def pairs(found: set[tuple[str, str, str]], predicate: str) -> set[tuple[str, str]]:
    """The subjects and objects of a Parley predicate, by local name."""
    return {(s.rsplit("/", 1)[-1], o.rsplit("/", 1)[-1]) for s, p, o in found if p == P + predicate}


def test_every_claim_class_has_a_mapper_and_the_samples_use_all_of_them() -> None:
    # By name: a dataclass with slots is made twice, and the first make stays among the subclasses.
    assert {cls.__name__ for cls in MAPPERS} == {cls.__name__ for cls in c.Claim.__subclasses__()}
    assert set(MAPPERS) == {type(claim) for claim in CLAIMS}


def test_lines_are_canonical_sorted_and_in_their_graph() -> None:
    quads = map_page(page(), page_claims())
    assert list(quads.lines) == sorted(set(quads.lines))
    parsed = list(ox.parse("\n".join(quads.lines).encode(), ox.RdfFormat.N_QUADS))
    assert {quad.graph_name for quad in parsed} == {ox.NamedNode(quads.graph)}
    assert not any(isinstance(t, ox.BlankNode) for quad in parsed for t in (quad.subject, quad.object))
    written = ox.serialize(parsed, format=ox.RdfFormat.N_QUADS) or b""
    assert sorted(written.decode().removesuffix("\n").split("\n")) == list(quads.lines)


def test_every_claim_carries_what_the_contract_asks() -> None:
    found = triples(page_claims())
    nodes = {s for s, p, o in found if o == PARLEY.Claim}
    assert len(nodes) == len(CLAIMS)
    for node in nodes:
        have = {p.removeprefix(P) for s, p, _ in found if s == node}
        assert {"inEvent", "inDocument", "assertedBy", "realis", "basis", "evidence", "extractor"} <= have


def test_evidence_quotes_the_page_at_its_span() -> None:
    found = triples(page_claims())
    exact = {s: o for s, p, o in found if p.endswith("oa#exact")}
    assert exact
    for node, quote in exact.items():
        start, end = map(int, node.partition("#char=")[2].split(","))
        assert TEXT[start:end] == quote
        assert (node, P + "start", str(start)) in found
        assert (node, P + "end", str(end)) in found


def test_shortcuts_of_facts() -> None:
    found = triples(page_claims())
    assert pairs(found, "participant") == {("sample-en-1", "ada-example"), ("sample-en-1", "rufus-firefly")}
    assert pairs(found, "discussedTopic") == {("sample-en-1", "energy"), ("sample-en-1", "DE")}
    assert ("ada-example", "energy") in pairs(found, "discussed")
    assert pairs(found, "cites") == {("sample-en-1", "treaty-of-elbonia")}
    assert pairs(found, "representedIn") == {("FR", "sample-en-1")}


SHORTCUTS = ("participant", "discussedTopic", "discussed", "cites", "representedIn")


@pytest.mark.parametrize("realis", [value for value in c.Realis if value is not c.Realis.ACTUAL])
def test_nothing_but_a_fact_yields_a_shortcut(realis: c.Realis) -> None:
    found = only(*(replace(claim, realis=realis) for claim in CLAIMS))
    assert [name for name in SHORTCUTS if pairs(found, name)] == []


def test_a_planned_event_yields_no_shortcut() -> None:
    assert [name for name in SHORTCUTS if pairs(only(*CLAIMS, planned=True), name)] == []


@pytest.mark.parametrize("modality", [c.Modality.ANNOUNCED, c.Modality.PROPOSED])
def test_an_announced_topic_is_not_a_discussed_one(modality: c.Modality) -> None:
    claim = c.Discussion(evidence=TALK, extractor="t", topic=ENERGY, discussants=(ADA,), modality=modality)
    assert not pairs(only(claim), "discussedTopic")


def test_only_persons_are_participants() -> None:
    group = replace(RUFUS, kind=EntityKind.GROUP, slug="ministers")
    found = only(c.Participation(evidence=CALL, extractor="t", agent=group, role=c.Role.GROUP))
    assert not pairs(found, "participant")


def test_joint_counts_different_holders() -> None:
    stance = next(claim for claim in CLAIMS if isinstance(claim, c.Stance))
    assert {o for _, o in pairs(only(stance), "joint")} == {"true"}
    assert {o for _, o in pairs(only(replace(stance, holders=(ADA, ADA))), "joint")} == {"false"}


def test_known_entities_are_not_described_again() -> None:
    found = triples(page_claims())
    assert not {t for t in found if t[0].endswith("/topic/energy")}
    ada = {o for s, p, o in found if s.endswith("/ada-example") and p.endswith("#type")}
    assert ada == {PARLEY.Person, PARLEY.Leader}


def test_text_inserted_above_changes_no_claim_but_its_positions() -> None:
    moved = "A new line.\n" + TEXT

    def shift(where: Span) -> Span:
        return Span(where.start + 12, where.end + 12)

    def shifted(claim: c.Claim) -> c.Claim:
        claim = replace(claim, evidence=tuple(replace(e, span=shift(e.span)) for e in claim.evidence))
        return replace(claim, proposition=shift(claim.proposition)) if isinstance(claim, c.Stance) else claim

    kept = [claim for claim in CLAIMS if not isinstance(claim, c.Proposal | c.OrganizerClaim)]
    before = only(*kept)
    after = triples(c.PageClaims(event=event(), claims=tuple(shifted(claim) for claim in kept)), moved)
    nodes = [{s for s, p, o in found if o == PARLEY.Claim} for found in (before, after)]
    assert nodes[0] == nodes[1]
    assert before != after


def test_a_repeated_claim_is_numbered_and_the_same_one_is_not() -> None:
    def mention(where: Span) -> c.Mention:
        return c.Mention(evidence=(c.Evidence(where),), extractor="t", entity=SYLVANIA, surface="they")

    first = span("Rufus Firefly")
    second_start = TEXT.index("Rufus Firefly", first.end)
    second = Span(second_start, second_start + len("Rufus Firefly"))
    nodes = {s for s, p, o in only(mention(first), mention(second), mention(first)) if o == PARLEY.Claim}
    assert len(nodes) == 2
    assert sorted(node.endswith("-2") for node in nodes) == [False, True]


def test_flags_go_to_the_quality_graph() -> None:
    quality = "\n".join(map_page(page(), page_claims()).quality)
    assert IDS.graph("quality") in quality
    for words in (FLAG.kind, FLAG.stated, FLAG.reference, "document/sample-en-1>", "agreement/treaty-of-elbonia>"):
        assert words in quality


def test_another_base_moves_every_id_and_changes_nothing_else() -> None:
    other = Identifiers("https://graph.example.org/x/")
    moved = map_page(page(), page_claims(), other).all_lines
    assert sorted(line.replace(other.base, IDS.base) for line in moved) == map_page(page(), page_claims()).all_lines


def test_half_a_surrogate_pair_is_a_page_error_that_names_the_file() -> None:
    broken = TEXT.replace("floods", "fl\ud800ds")
    with pytest.raises(PageError, match=r"sample\.txt, page 1, line 1: half of a surrogate pair"):
        map_page(page(text=broken), page_claims())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://e.org/a b", "not a url", "http://e.org/<x>"])
def test_a_bad_address_stays_text_and_never_becomes_an_iri(url: str) -> None:
    found = {line for line in map_page(replace(page(), url=url), page_claims()).lines if "wasDerivedFrom" in line}
    assert not found


def test_misspelt_values_fail() -> None:
    stance = next(claim for claim in CLAIMS if isinstance(claim, c.Stance))
    with pytest.raises(KeyError, match="sigh"):
        only(replace(stance, speech_act="sigh"))
    with pytest.raises(ValueError, match="zone"):
        triples(c.PageClaims(event=event(start_time="2020-01-21T14:30"), claims=()))


def test_an_event_that_starts_at_midnight_keeps_its_time() -> None:
    found = triples(c.PageClaims(event=event(start_time="2020-01-21T00:00+03:00"), claims=()))
    assert {o for _, p, o in found if p == PARLEY.startTime} == {"2020-01-21T00:00:00+03:00"}
