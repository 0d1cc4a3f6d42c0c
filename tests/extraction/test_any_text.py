"""Whatever a page says: extraction never fails, and every proof lies in the page and quotes it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model.claims import Discussion, Modality, Participation, Proposal, Realis, Stance
from kg.model.text import Span
from tests.english_pages import CALL, CALL_LEAD, Read, kremlin, kyiv, washington

WHO = [
    "Vladimir Putin", "The two presidents", "They", "He", "The Turkish leader", "Sergei Lavrov", "Kiev",
    "Concern was", "The President of Poland", "It was", "Anna Quibble", "I", "We", "Your proposal to", "Both",
    "Minister of Culture", "",
]  # fmt: skip
DOES = [
    "discussed", "expressed concern over", "agreed to", "will discuss", "did not sign", "signed", "invited",
    "accepted", "emphasised that", "expressed over", "thanked you for", "congratulated", "recalled", "told", "is",
    "prevented us from", "",
]  # fmt: skip
WHAT = [
    "the situation in Libya", "UN Security Council Resolution 2510", "Recep Tayyip Erdogan",
    "the 2015 Minsk agreements", "meeting two days ago", "more than 3 million roubles", "$2.5 billion",
    "energy, trade and sport", "January 29, 2020", "the Berlin Conference held on January 29, 2020",
    "a visit to Russia", "Kiev’s direct talks", "the invitation", "February 30, 2021",
    "99999999999999999999 people", "“the war”", "CEO of Acme", "(", "\u00a0", "Erdoğan\u200b", "",
]  # fmt: skip
GLUE = [
    ". ",
    ", ",
    " and ",
    "\n",
    "; ",
    ": ",
    "! ",
    "\nVladimir Putin: ",
    "\nRecep Tayyip Erdogan: ",
    "\n<…>\n",
    "\n* * *\n",
    " – ",
]
piece = st.tuples(*(st.sampled_from(pieces) for pieces in (WHO, DOES, WHAT, GLUE))).map(
    lambda p: f"{p[0]} {p[1]} {p[2]}{p[3]}"
)
bodies = st.lists(piece, min_size=1, max_size=8).map("".join)


def check(read: Read) -> None:
    """Check what must hold for the claims of every page."""
    text, whole = read.page.text, Span(0, len(read.page.text))
    cast = {p.agent.key for p in read.of(Participation)}
    for claim in read.claims.claims:
        for proof in claim.evidence:
            assert whole.contains(proof.span)
            assert read.page.quote(proof.span) == text[proof.span.start : proof.span.end]
            assert read.page.quote(proof.span).strip()
        if isinstance(claim, Stance):
            assert whole.contains(claim.proposition)
        if isinstance(claim, Proposal):
            assert whole.contains(claim.content)
        if isinstance(claim, Discussion):
            assert {e.key for e in claim.discussants} <= cast or claim.modality is not Modality.DISCUSSED
            assert (claim.modality is Modality.ANNOUNCED) == (claim.realis is Realis.PLANNED)
    for flag in read.claims.flags:
        assert whole.contains(flag.evidence.span)


RULES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RULES
@given(bodies)
def test_kremlin_pages(body: str) -> None:
    check(kremlin(CALL, f"It rained. {body}", CALL_LEAD))


@RULES
@given(bodies)
def test_pages_of_other_sites(body: str) -> None:
    for read in (kyiv("Call with Poland", body), washington("Readout of a call", body)):
        check(read)


@RULES
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80))
def test_any_characters(body: str) -> None:
    check(kyiv("Call with Poland", f"Volodymyr Zelenskyy discussed {body} energy."))


@RULES
@given(bodies)
def test_the_same_page_gives_the_same_claims(body: str) -> None:
    first = kremlin(CALL, f"It rained. {body}", CALL_LEAD)
    kremlin.cache_clear()
    assert kremlin(CALL, f"It rained. {body}", CALL_LEAD).claims == first.claims
