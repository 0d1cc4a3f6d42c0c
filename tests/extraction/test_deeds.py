"""A country named only because it does something is no subject; how it fares, and the conduct of some, is."""

from __future__ import annotations

import pytest

from tests.english_pages import call, kyiv

MET = "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda. "


def countries(body: str) -> set[str]:
    return {topic for topic, _ in call(body).discussed() if topic.isupper()}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The leaders discussed the statement that Italy and Spain joined.", set()),
        ("The leaders discussed Italy and Spain joining the boat club.", set()),
        ("The leaders discussed how Italy could host the boat race.", set()),
        ("The leaders discussed the initiative of Brazil and Mexico.", set()),
        ("The leaders discussed the contribution of Sweden, Denmark and Finland to a fund.", set()),
        ("The leaders discussed the mediation of Qatar.", set()),
        ("The leaders discussed help from Norway.", set()),
        ("The leaders discussed the passage of boats through Romania and Bulgaria.", set()),
        ("The leaders discussed the training of sailors in Romania.", set()),
        ("The leaders discussed a fair hosted by Kenya and Rwanda.", set()),
        # how a country fares, and the deeds of states that are watched for them
        ("The leaders discussed Sudan and Libya.", {"SD", "LY"}),
        ("The leaders discussed unrest in Romania.", {"RO"}),
        ("The leaders discussed the decision of Iran on boats.", {"IR"}),
        ("The leaders condemned a statement by Sudan.", {"SD"}),
        ("The leaders said that Sudan was breaking its word.", {"SD"}),
        ("The leaders said that Sudan was among the first to help.", set()),
    ],
)
def test_whose_deed_is_discussed(body: str, expected: set[str]) -> None:
    assert countries(body) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The President stressed the steady support of Estonia for the sovereignty of our state.",
        "The President noted the support of Slovenia in this matter and the role of sport.",
        "This week the President will address the parliaments of the partner countries: Denmark, Norway, Malta.",
    ],
)
def test_who_supports_or_listens_is_no_subject(text: str) -> None:
    found = {t for kind in ("discussed", "announced", "spoke") for t, _ in kyiv("Boats", MET + text).discussed(kind)}
    assert {t for t in found if t.isupper()} <= {"UA"}
