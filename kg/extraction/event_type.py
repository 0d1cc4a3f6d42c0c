"""Of which type the event of a page is: told from the title, the first sentences and who takes part."""

from __future__ import annotations

from kg.extraction.event_reclassified import reclassified
from kg.extraction.event_rules import event_rules
from kg.extraction.event_stretches import Stretches
from kg.linking.link import LinkedPage


def event_type(linked: LinkedPage) -> str:
    """Return the notation of the event's type; "other" when no rule fits."""
    stretches = Stretches(linked)
    rules, bank = event_rules(linked.vocabulary.pack)
    possible: dict[str, frozenset[int]] = {}  # the rules that can fit a stretch
    for index, (notation, where) in enumerate(rules):
        for stretch in stretches.of(where):
            if stretch not in possible:
                possible[stretch] = frozenset(bank.possible(stretch))
            if index in possible[stretch] and bank.patterns[index].search(stretch):
                return reclassified(notation, linked)
    return "other"
