"""Finds the pages of different publishers that report one occasion, and says why and how sure it is."""

from kg.matching.find import find_links
from kg.matching.model import Account, Announcement, Level, Links, Match
from kg.matching.quads import link_lines, rules_digest
from kg.matching.reading import read_accounts

__all__ = [
    "Account",
    "Announcement",
    "Level",
    "Links",
    "Match",
    "find_links",
    "link_lines",
    "read_accounts",
    "rules_digest",
]
