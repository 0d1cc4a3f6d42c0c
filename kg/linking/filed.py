"""Whom the site files a page under, where that means that they were there."""

from __future__ import annotations

import re

from kg.linking.spots import Spot, SpotKind
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page
from kg.vocabulary.folding import fold


def filed_people(page: Page, spots: list[Spot], vocabulary: Vocabulary) -> list[Spot]:
    """Return the spots of the people in the Persons facet of a meeting; those of a decree are no participants."""
    pattern = vocabulary.pack.table("cast", "filed").get("title")
    if not pattern or re.search(pattern, fold(page.quote(page.title))) is None:
        return []
    names = [set(fold(f.value).split()) for f in page.facets if f.kind == "persons"]

    def is_filed(spot: Spot) -> bool:
        known = [set(fold(text).split()) for text, tag in spot.entities[0].labels if tag == "ru"]
        return any(words <= name for words in known for name in names)

    return [s for s in spots if s.kind is SpotKind.PERSON and is_filed(s)]
