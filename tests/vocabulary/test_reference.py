"""The reference data as look-ups: tenures by day, labels, entities."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.pipeline import reference_data
from kg.vocabulary.reference import Tenure, load_reference

D = dt.date


def holders(country: str, office: str, day: dt.date | None) -> list[str]:
    return [person for person, _ in reference_data().holders(country, office, day)]


@pytest.mark.parametrize(
    ("country", "office", "day", "who"),
    [
        ("RU", "president", D(2009, 6, 1), ["dmitry-medvedev"]),
        ("RU", "president", D(2020, 6, 26), ["vladimir-putin"]),
        ("DE", "chancellor", D(2021, 12, 7), ["angela-merkel"]),
        ("DE", "chancellor", D(2021, 12, 9), ["olaf-scholz"]),
        ("FR", "president", D(2020, 6, 26), ["emmanuel-macron"]),
        ("US", "president", D(2021, 1, 21), ["joe-biden"]),
        ("UA", "president", D(2019, 5, 1), ["petro-poroshenko"]),
        ("FR", "grand-vizier", D(2020, 6, 26), []),
        ("FR", "president", None, []),
    ],
)
def test_holders_by_day(country: str, office: str, day: dt.date | None, who: list[str]) -> None:
    assert holders(country, office, day) == who


def test_leader_posts_come_first() -> None:
    posts = reference_data().posts_on("vladimir-putin", D(2020, 6, 26))
    assert (posts[0].slug, posts[0].leader) == ("president-of-russia", True)


def test_no_post_before_the_tenure_unless_slack_allows() -> None:
    reference = reference_data()
    (first,) = [t for t in reference.tenures_of_person["emmanuel-macron"] if t.post == "president-of-france"][:1]
    before = first.start - dt.timedelta(days=2)
    assert "president-of-france" not in {p.slug for p in reference.posts_on("emmanuel-macron", before)}
    assert "president-of-france" in {p.slug for p in reference.posts_on("emmanuel-macron", before, slack=2)}
    assert reference.posts_on("emmanuel-macron", None) == []


def test_both_days_of_a_tenure_belong_to_it() -> None:
    tenure = Tenure("a", "b", D(2020, 1, 1), D(2020, 1, 31))
    assert [tenure.covers(D(2020, 1, d)) for d in (1, 31)] == [True, True]
    assert not tenure.covers(D(2020, 2, 1))


def test_tenures_end_after_they_start() -> None:
    reference = reference_data()
    assert [t for ts in reference.tenures_of_person.values() for t in ts if t.end < t.start] == []


def test_every_tenure_is_of_a_known_person_and_post() -> None:
    reference = reference_data()
    tenures = [t for ts in reference.tenures_of_person.values() for t in ts]
    assert {t.person for t in tenures if ("person", t.person) not in reference.records} == set()
    assert {t.post for t in tenures if t.post not in reference.posts} == set()


def test_entities_and_labels() -> None:
    reference = reference_data()
    france = reference.entity("country", "FR")
    assert france.labels[0] == ("France", "en")
    assert (france.country, france.known) == ("FR", True)
    assert reference.label("country", "FR", "ru") == "Франция"
    assert reference.label("person", "otto-muster") == "otto muster"
    with pytest.raises(KeyError):
        reference.entity("country", "QQ")


def test_cities_lie_in_countries() -> None:
    assert reference_data().cities_of_country["kyiv"] == "UA"


def test_an_empty_folder_is_an_empty_reference(tmp_path: Path) -> None:
    assert load_reference(tmp_path).records == {}


def test_a_place_is_found_by_its_label_in_either_language() -> None:
    labels = reference_data().place_labels
    assert (labels["Moscow", "en"], labels["Москва", "ru"]) == ("moscow", "moscow")
    assert ("Москва", "en") not in labels


def test_a_place_is_found_by_its_other_labels_too() -> None:
    labels = reference_data().place_labels
    assert labels["Москва, Кремль", "ru"] == labels["The Kremlin, Moscow", "en"] == "the-kremlin-moscow"
    assert labels["Novo-Ogaryovo, Moscow Region", "en"] == "novo-ogaryovo"
