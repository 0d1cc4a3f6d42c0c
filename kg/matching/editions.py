"""Editions of one page in two languages, where a site gives its pages no common number: known by their minute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.matching.model import Account, Level, Match

_SCORE = 0.9


def editions(accounts: Iterable[Account]) -> Iterator[Match]:
    """Yield the matches of events that one publisher reports in two languages at the very same minute.

    Only where the minute has one page in each language, of one kind and with the same principals, is it sure which
    belongs to which.
    """
    minutes: dict[tuple[str, str], dict[str, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for account in accounts:
        if len(account.pages) == 1 and (issued := account.issued) and (language := account.pages[0].language):
            minutes[(account.publisher, issued.isoformat(timespec="minutes"))][language].append(account)
    for (_, minute), by_language in minutes.items():
        alone = [found[0] for _, found in sorted(by_language.items()) if len(found) == 1]
        for one, two in combinations(alone, 2):
            same = one.principals.keys() == two.principals.keys() and one.principals
            if same and one.kinds == two.kinds and one.planned == two.planned:
                first, second = sorted((one.event, two.event))
                languages = " and ".join(page.language for account in (one, two) for page in account.pages)
                reasons = (f"one publisher, one minute, two languages: {minute}, {languages}", "the same principals")
                yield Match(first, second, Level.EDITION, _SCORE, reasons)
