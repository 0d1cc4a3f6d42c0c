"""Tells a namesake at home from an official of a neighbouring state: the two languages share their names."""

from __future__ import annotations

import re

from kg.linking import identity
from kg.linking.spots import Office
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.folding import fold

# How many characters around a name are looked at for the state.
_AROUND = 150


def is_namesake(slug: str, span: Span, office: Office | None, page: Page, text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the name at `span` of the folded `text` is that of somebody else than the known person `slug`.

    So it is when the page calls its bearer by an office that the person never held, names no state for it, and the
    state that the person served, one of those whose officials bear the site's own names, is not named nearby.
    """
    table = vocabulary.pack.table("names", "namesakes").get(page.source)
    if table is None or office is None or office.country in table["states"]:
        return False
    reference = vocabulary.reference
    posts = [reference.posts[t.post] for t in reference.tenures_of_person.get(slug, ()) if t.post in reference.posts]
    if not posts or any(post.leader or post.country not in table["states"] for post in posts):
        return False
    if any(post.office in identity.alike(office.code) for post in posts):
        return False
    if span.of(text) == fold(reference.label("person", slug)):
        return False  # as the other state itself writes the name
    around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
    return re.search(table["near"], around) is None
