"""Whatever stands on a page: it is built or reported, within bounds, and every quote in its quads is on the page.

A few hundred pages in the short form, 10,000 in `make soak`.
"""

from __future__ import annotations

import json

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import PageError
from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.namespaces import OA
from kg.pipeline.outcome import Outcome, read_page
from kg.reading import read_bytes
from tests.extraction.test_any_text import bodies
from tests.faults.world import SOAK

IDS = Identifiers()
SECONDS = 20.0
RULES = settings(
    max_examples=10_000 if SOAK else 120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
_anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
_runs = st.tuples(
    st.sampled_from(["a", "A. ", "(", "“", "Mr ", "- ", "1,", "\n", "President ", "Путин ", "и ", "\u0301", "<…>\n"]),
    st.integers(1, 400),
).map(lambda run: run[0] * run[1])
_texts = st.lists(st.one_of(bodies, _anything, _runs), min_size=1, max_size=5).map("".join)
_urls = st.sampled_from(
    [
        "http://en.kremlin.ru/events/president/news/900400001",
        "http://kremlin.ru/events/president/news/900400001",
        "https://www.president.gov.ua/en/news/page-90401",
        "https://www.whitehouse.gov/page/",
        "",
    ]
)
_titles = st.one_of(st.sampled_from(["Meeting with President of Chad Idriss Deby", "Телефонный разговор"]), _anything)


@RULES
@given(_titles, _texts, _urls, st.sampled_from(["2019-10-24", "0001-01-01", "9999-12-31T23:59:60Z", "soon", ""]))
@pytest.mark.timeout(7200)
def test_any_page(title: str, text: str, url: str, published: str) -> None:
    record = {"url": url, "title": title, "published": published, "text": text}
    [raw] = read_bytes(json.dumps(record).encode(), "a.jsonl")
    if isinstance(raw, PageError):
        assert str(raw).startswith("a.jsonl, page 1, line 1: ")
        return
    outcome = read_page(raw, IDS, seconds=SECONDS)
    assert (outcome.quads is None) == bool(outcome.failures)
    for failure in outcome.failures:
        assert "internal error" not in failure.reason, failure.reason
        assert "not read within" not in failure.reason, failure.reason
    _check_quotes(raw, outcome)


def test_quotes_are_looked_at() -> None:
    text = "Vladimir Putin and Idriss Deby discussed energy and the situation in Libya."
    record = {"url": "", "title": "Meeting with President of Chad Idriss Deby", "published": "2019-10-24", "text": text}
    [raw] = read_bytes(json.dumps(record).encode(), "a.jsonl")
    assert isinstance(raw, RawPage)
    assert _check_quotes(raw, read_page(raw, IDS)) > 0


def _check_quotes(raw: RawPage, outcome: Outcome) -> int:
    """Check the quotes of a page's quads and return how many there are."""
    quotes = 0
    if outcome.quads is None:
        return 0
    for quad in pyoxigraph.parse(outcome.quads.data, pyoxigraph.RdfFormat.N_QUADS):
        # What an annotation calls exact is what every claim opens down to.
        if quad.predicate.value == OA.exact:
            assert isinstance(quad.object, pyoxigraph.Literal)
            assert quad.object.value in raw.text
            quotes += 1
    return quotes
