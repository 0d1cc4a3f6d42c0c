"""The annotator's 211 statements on the founding pages against our claims: recall and precision by kind."""

from __future__ import annotations

import pytest

from tests.seeds import statements, terms
from tests.seeds.statements import Score, SeedPage, Statement

# (recall, precision) that are reached; `python -m tests.seeds.statements` prints what is missing and what is wrong.
FLOORS = {
    "participation": (1.0, 1.0),
    "discussion": (0.9, 0.9),
    "agreement.ref": (1.0, 1.0),
    "event.ref": (1.0, 1.0),
    "invitation": (1.0, 1.0),
    "quantity": (1.0, 1.0),
    "stance": (0.64, 0.85),  # plain assertions of speakers are not read
    "outcome": (1.0, 1.0),
    "proposal": (0.75, 1.0),
    "organised": (1.0, 1.0),
    "mention.country": (1.0, 1.0),
    "mention.place": (0.8, 0.8),
    "mention.org": (1.0, 1.0),
    "mention.office": (1.0, 1.0),
}
NOT_MEASURED = {"doc.", "event", "turn", "campaign.", "welcome", "cause", "membership"}


@pytest.fixture(scope="module")
def gold() -> list[Statement]:
    if not statements.STATEMENTS.exists():
        pytest.skip("the annotations lie in ../shared, which is not beside this checkout")
    return statements.load_statements()


@pytest.fixture(scope="module")
def pages(gold: list[Statement]) -> dict[str, SeedPage]:
    return statements.load_pages()


@pytest.fixture(scope="module")
def scores(gold: list[Statement], pages: dict[str, SeedPage]) -> dict[str, Score]:
    return {s.kind: s for s in statements.measure(gold, pages)}


def test_spans_of_the_statements_are_those_of_our_pages(gold: list[Statement], pages: dict[str, SeedPage]) -> None:
    assert len(gold) == 211
    wrong = [s["id"] for s in gold if pages[s["page"]].linked.page.text[s["start"] : s["end"]] != s["quote"]]
    assert wrong == []


@pytest.mark.parametrize("kind", FLOORS)
def test_recall_and_precision(kind: str, scores: dict[str, Score]) -> None:
    score, (recall, precision) = scores[kind], FLOORS[kind]
    assert score.recall >= recall, f"missed: {[s['id'] for s in score.missed]}"
    assert score.precision >= precision, f"wrong: {score.wrong}"


def test_words_that_refer_back(scores: dict[str, Score]) -> None:
    """All but "you" where it leads to no claim."""
    assert {s["id"] for s in scores["coref"].missed} <= {"1-C15", "1-C16"}


def test_turns(gold: list[Statement], pages: dict[str, SeedPage]) -> None:
    for statement in (s for s in gold if s["kind"] == "turn"):
        turns = pages[statement["page"]].linked.page.turns
        turn = turns[statement["order"] - 1]
        assert terms.AGENTS[statement["speaker"]] == turn.name.lower().replace(" ", "-")
        assert turn.label.start <= statement["start"] < turn.span.end


def test_every_kind_is_measured_or_named_as_not_measured(gold: list[Statement], scores: dict[str, Score]) -> None:
    left = {s["kind"] for s in gold} - scores.keys()
    assert {k for k in left if not any(k.startswith(n) for n in NOT_MEASURED)} == set()


def test_what_is_judged_has_a_claim(scores: dict[str, Score]) -> None:
    """A judgement about a claim that is not made any more must go."""
    judged = [words for s in scores.values() for words in s.judged]
    assert [k for k in terms.JUDGED if not any(words.startswith(k) for words in judged)] == []
