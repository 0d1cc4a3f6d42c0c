"""Flags: a date that contradicts the reference data is kept as stated and flagged."""

from __future__ import annotations

import pytest

from kg.model.claims import AgreementReference
from tests.english_pages import call


def test_the_wrong_date_of_the_berlin_conference() -> None:
    read = call("They recalled the conclusions of the Berlin Conference of January 29, 2020.")
    (flag,) = read.claims.flags
    assert (flag.kind, flag.subject.slug) == ("date-conflict", "berlin-conference-conclusions-2020")
    assert (flag.stated, flag.reference, flag.source) == ("2020-01-29", "2020-01-19", "ontology/agreements.ttl")
    assert "January 29, 2020" in read.page.quote(flag.evidence.span)
    assert [a.stated_date for a in read.of(AgreementReference)] == ["2020-01-29"]


@pytest.mark.parametrize(
    "body",
    [
        "They recalled the conclusions of the Berlin Conference of January 19, 2020.",
        "They recalled the conclusions of the Berlin Conference.",
        "They recalled the 2015 Minsk agreements.",
        "They signed the Agreement on Railway and Sea Transport of May 5, 2021.",
    ],
)
def test_no_flag(body: str) -> None:
    assert call(body).claims.flags == ()
