"""Read-outs of governments, unions and secretariats whose sites no rule was written for."""

from __future__ import annotations

import pytest

from kg.evaluation import ALL
from tests.accuracy.unseen import measure

# F1 that a change must not fall below, on the pages whose topics are not annotated.
OWN = {
    "event_type": 0.97,
    "date": 0.99,
    "place": 0.84,
    "participants": 0.98,
    "represents": 0.97,
    "mentioned_people": 0.92,
    "agreements": 0.95,
    "outcomes": 0.90,
    "countries": 0.96,
    "organizations": 0.84,
}


# On those of other years and forms, whose topics are.
WORLD = {
    "event_type": 0.98,
    "date": 0.99,
    "participants": 0.97,
    "represents": 0.98,
    "topics": 0.82,
    "who_discussed_what": 0.79,
    "outcomes": 0.80,
    "countries": 0.98,
    "organizations": 0.87,
}


# Longer ones in the turns of phrase of thirty-odd offices.
GLOBE = {
    "event_type": 0.95,
    "date": 0.99,
    "participants": 0.99,
    "represents": 0.98,
    "topics": 0.82,
    "who_discussed_what": 0.81,
    "outcomes": 0.88,
    "countries": 0.98,
    "organizations": 0.91,
}


@pytest.mark.parametrize(("source", "floors"), [("own", OWN), ("world", WORLD), ("globe", GLOBE)])
def test_pages_of_unseen_publishers_are_read(source: str, floors: dict[str, float]) -> None:
    result = measure()
    assert not result.missing_documents
    scores = {field: result.score(field, source).f1 for field in floors}
    assert {field: f1 for field, f1 in scores.items() if f1 < floors[field]} == {}


@pytest.mark.parametrize("field", ["participants", "organizations"])
def test_the_measure_can_fail(field: str) -> None:
    """Something is compared in each field: a reader that found nothing would not pass."""
    assert measure().score(field, ALL).tp > 10
