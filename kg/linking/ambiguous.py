"""Tells where the name of a country means something else on a site: "Georgia" is a state of the United States."""

from __future__ import annotations

import re

from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page


def means_another(code: str, page: Page, text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the name of the country `code` means something else on `page`, whose folded text is `text`."""
    entry = vocabulary.pack.table("references", "ambiguous").get(code)
    if entry is None or entry["source"] != page.source:
        return False
    return re.search(entry["needs"], text) is None
