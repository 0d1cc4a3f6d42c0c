"""Tells namesakes from known people: an official of a neighbouring state, somebody long dead."""

from __future__ import annotations

import re

from kg.linking import identity
from kg.linking.raw import Names, category, slugs
from kg.linking.spots import Office
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.folding import fold
from kg.vocabulary.matcher import Hit

# How many characters around a name are looked at for the state.
_AROUND = 150
SPEAKER = "speaker"
"""The code of what the label of a speaker's words says of him: that he is in the room."""
_INITIAL = re.compile(r"\b[A-Z]\.")


def is_namesake(slug: str, span: Span, office: Office | None, page: Page, names: Names, vocabulary: Vocabulary) -> bool:
    """Tell whether the name at `span` is that of somebody else than the known person `slug`.

    So it is when somebody who never held a post is called without the initial that his names have: the Senator John
    Quibble is not the late John F. Quibble. And so it is when the page calls its bearer by an office that the person
    never held, names no state for it, and the state that the person served, one of those whose officials bear the
    site's own names, is not named nearby; or the office is that of a body which nobody knows, and none of the states
    that the person served is named on the page.
    """
    reference, text = vocabulary.reference, names.text
    held = reference.tenures_of_person.get(slug, ())
    if not held:
        labels = reference.records[("person", slug)].texts("label", "altLabel", language=vocabulary.language)
        if office is not None and office.code == SPEAKER and page.source in vocabulary.pack.table("names", "namesakes"):
            return span.of(text) != fold(labels[0])
        return _lacks_initial(span.of(text), labels)
    if office is not None and office.of_body and " " in span.of(text):
        states = {reference.posts[tenure.post].country for tenure in held if tenure.post in reference.posts}
        return "" not in states and not any(
            states & {*slugs(hit, category(hit))} for hit in names.hits if _is_land(hit)
        )
    table = vocabulary.pack.table("names", "namesakes").get(page.source)
    if table is None or office is None or office.country in table["states"]:
        return False
    posts = [reference.posts[tenure.post] for tenure in held if tenure.post in reference.posts]
    if not posts or any(post.leader or post.country not in table["states"] for post in posts):
        return False
    if any(post.office in identity.alike(office.code) for post in posts):
        return False
    if span.of(text) == fold(reference.label("person", slug)):
        return False  # as the other state itself writes the name
    if office.code == SPEAKER:
        return True
    around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
    return re.search(table["near"], around) is None


def _is_land(hit: Hit) -> bool:
    return category(hit) in ("country", "adjective", "government")


def _lacks_initial(printed: str, labels: list[str]) -> bool:
    if " " not in printed or _INITIAL.search(printed) or printed in map(fold, labels):
        return False
    return all(_INITIAL.search(label) for label in labels)
