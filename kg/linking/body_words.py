"""The words that tell names of organisations, compiled from a language pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.vocabulary.matcher import Matcher
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import FastPattern, fast


@dataclass(frozen=True)
class BodyWords:
    """Head words and what may and may not stand beside them; see `bodies.toml`."""

    heads: Matcher  # categories "head", "office", "venue", "company"
    state: frozenset[str]
    generic: frozenset[str]
    subjects: frozenset[str]
    subject_heads: frozenset[str]
    starters: frozenset[str]
    posts: frozenset[str]
    after: frozenset[str]
    tails: frozenset[str]
    hard_tails: frozenset[str]
    nothing: frozenset[str]
    fields: frozenset[str]
    simple_heads: frozenset[str]
    with_article: re.Pattern[str]
    located: re.Pattern[str]
    belongs: re.Pattern[str]
    lists_of_bodies: FastPattern
    lists_of_people: FastPattern
    private: str
    nobody: frozenset[str]
    regions: frozenset[str]
    military: frozenset[str]


@lru_cache(maxsize=8)
def body_words(pack: Pack) -> BodyWords | None:
    """Return the words of `pack`; None for a language that has none."""
    if "bodies" not in pack.files:
        return None

    def words(table: str) -> frozenset[str]:
        return frozenset(pack.words("bodies", table))

    kinds = {"heads": "head", "offices": "office", "venues": "venue", "companies": "company"}
    heads = [(word, kind, "") for table, kind in kinds.items() for word in pack.words("bodies", table)]
    lists = pack.table("bodies", "lists")
    return BodyWords(
        heads=Matcher(heads),
        state=words("state"),
        generic=words("generic"),
        subjects=words("subjects"),
        subject_heads=frozenset(pack.words("bodies", "subjects", "heads")),
        starters=words("starters"),
        posts=words("posts"),
        after=words("after"),
        tails=words("tails"),
        hard_tails=words("hard_tails"),
        nothing=words("nothing"),
        fields=words("fields"),
        simple_heads=words("heads"),
        located=re.compile(pack.table("bodies", "venues").get("before", r"(?!)")),
        with_article=re.compile(pack.table("bodies", "articles").get("pattern", r"(?!)")),
        belongs=re.compile(pack.table("bodies", "post_of").get("before", r"(?!)")),
        lists_of_bodies=fast(lists.get("bodies", r"(?!)")),
        lists_of_people=fast(lists.get("people", r"(?!)")),
        private=lists.get("private", r"(?!)"),
        nobody=frozenset(lists.get("nobody", ())),
        regions=frozenset(lists.get("regions", ())),
        military=words("military"),
    )
