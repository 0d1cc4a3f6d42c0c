"""Topic lexicons: phrases and patterns that name a topic, found in one pass over the text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from kg.errors import ReferenceDataError
from kg.model.text import Span
from kg.vocabulary.fleeting import with_fleeting
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import FastPattern, PatternBank

# Coordinated words that share the noun behind them: "food, energy, and health" before "security".
_CHAIN = re.compile(r"(?:[\w-]+(?:, and |, or |, | and | or | as well as |/)){1,6}[\w-]+ $")
_CHAIN_REACH = 90
_WORD = re.compile(r"[\w-]+")
_LETTERS = re.compile(r"\w*")
_NEXT = 3  # so many characters behind the first word of a phrase tell most phrases apart


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A stretch of text that names a topic; weak ones count only as the direct object of a discussing verb."""

    span: Span
    topics: tuple[str, ...]
    strong: bool


@dataclass
class _Phrase:
    text: str
    topics: set[str]
    strong: bool
    tail: re.Pattern[str] | None


class _Meanings:
    """The phrases that begin with one literal, by what comes behind their first word: "экономическ* сотр…"."""

    def __init__(self, phrases: list[_Phrase]) -> None:
        following = [(phrase, _following(phrase.text)) for phrase in phrases]
        self._always = [phrase for phrase, behind in following if not behind]
        self._behind = {
            wanted: [phrase for phrase, behind in following if behind in ("", wanted)]
            for _, wanted in following
            if wanted
        }

    def at(self, lower: str, end: int) -> list[_Phrase]:
        """Return the phrases that can stand where their literal ends at `end`, in the order given."""
        if not self._behind:
            return self._always
        word = _LETTERS.match(lower, end)
        behind = word.end() if word is not None else end
        return self._behind.get(lower[behind : behind + _NEXT], self._always)


def _following(phrase: str) -> str:
    """Return the first characters behind the first word of a phrase where a match must go on with them, else ""."""
    behind = phrase.partition("*")[2].split("*")[0][:_NEXT]
    return behind if len(behind) == _NEXT and re.match(r"\W", behind) else ""


class TopicLexicon:
    """The compiled topic lexicon of one language."""

    def __init__(self, pack: Pack) -> None:
        """Compile the phrases, patterns and exceptions of `pack`."""
        self._phrases = self._collect(pack)
        by_literal: dict[str, list[_Phrase]] = defaultdict(list)
        for phrase in self._phrases:
            by_literal[phrase.text.split("*")[0]].append(phrase)
        self._literals = [k for k in by_literal if k]
        self._meanings = [_Meanings(by_literal[literal]) for literal in self._literals]
        self._automaton = ahocorasick_rs.AhoCorasick(self._literals) if self._literals else None
        table = pack.files.get("topics", {})
        self._patterns = [(entry["topic"], _fast(pack, entry["pattern"])) for entry in table.get("pattern", ())]
        self._not = [_fast(pack, entry["pattern"]) for entry in table.get("not", ())]
        self._bank = PatternBank([p.compiled for p in (*(p for _, p in self._patterns), *self._not)])
        context = pack.table("topics", "country_context")
        self.subject_before = _compile(pack, _join(context.get("subject", ()), "(?:", ") (?:the )?$"))
        self.subject_after = _compile(pack, _join(context.get("after", ()), "^(?:", ")"))
        self._implied = _meant(context.get("implies", {}))
        self._implied_at_home = _meant(context.get("implies_at_home", {}))
        shared = table.get("shared", ())
        self._shared = [(FastPattern(r"\b(?:" + "|".join(e["heads"]) + r")\b"), e["modifiers"]) for e in shared]

    @staticmethod
    def _collect(pack: Pack) -> list[_Phrase]:
        merged: dict[str, _Phrase] = {}
        for table, strong in (("strong", True), ("weak", False)):
            for topic, phrases in pack.table("topics", table).items():
                for text in (form for phrase in phrases for form in with_fleeting(phrase)):
                    entry = merged.get(text)
                    if entry is None:
                        tail = re.compile(_wild(text)) if "*" in text else None
                        merged[text] = _Phrase(text, {topic}, strong, tail)
                    else:
                        entry.topics.add(topic)
                        entry.strong = entry.strong or strong
        return list(merged.values())

    def find(self, folded: str) -> list[TopicHit]:
        """Return the topic hits in `folded` text, longest wins, in text order."""
        lower = folded.lower()
        if len(lower) != len(folded):
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
        hits = self._phrase_hits(lower)
        banned: list[Span] = []
        for index in self._bank.possible(folded):
            topics = index < len(self._patterns)
            pattern = self._patterns[index][1] if topics else self._not[index - len(self._patterns)]
            spans = [Span(m.start(), m.end()) for m in pattern.finditer(folded) if m.end() > m.start()]
            if topics:
                hits += [TopicHit(span, (self._patterns[index][0],), True) for span in spans]
            else:
                banned += spans
        if banned:
            hits = [h for h in hits if not any(b.contains(h.span) for b in banned)]
        return _longest([*hits, *self._coordinated(lower)])

    def _phrase_hits(self, lower: str) -> list[TopicHit]:
        if self._automaton is None:
            return []
        out = []
        for index, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            if start and lower[start - 1].isalnum():
                continue
            for phrase in self._meanings[index].at(lower, end):
                stop = self._stop(phrase, lower, start, end)
                if stop is not None:
                    out.append(TopicHit(Span(start, stop), tuple(sorted(phrase.topics)), phrase.strong))
        return out

    def _coordinated(self, lower: str) -> list[TopicHit]:
        """Return what the first members of "security, economic and humanitarian aid" name together with its head."""
        out = []
        for heads, modifiers in self._shared:
            for head in heads.finditer(lower):
                chain = _CHAIN.search(lower, max(0, head.start() - _CHAIN_REACH), head.start())
                if chain is None:
                    continue
                for word in _WORD.finditer(lower, chain.start(), chain.end()):
                    if (topic := modifiers.get(word[0])) is not None:
                        out.append(TopicHit(Span(word.start(), word.end()), (topic,), True))
        return out

    @staticmethod
    def _stop(phrase: _Phrase, lower: str, start: int, end: int) -> int | None:
        if phrase.tail is None:
            return None if end < len(lower) and lower[end].isalnum() else end
        match = phrase.tail.match(lower, start)
        if match is None or (match.end() < len(lower) and lower[match.end()].isalnum()):
            return None
        return match.end()

    def implied(self, folded: str) -> list[tuple[Span, str]]:
        """Return the stretches that mean a country's situation without naming it, with its ISO code."""
        return _found(self._implied, folded)

    def implied_at_home(self, folded: str) -> list[tuple[Span, str]]:
        """Return the stretches that mean a country's situation when that country itself takes part."""
        return _found(self._implied_at_home, folded)


def _meant(table: dict[str, list[str]]) -> list[tuple[str, FastPattern]]:
    alternatives = {
        code: "|".join(_wild(form) for phrase in phrases for form in with_fleeting(phrase))
        for code, phrases in table.items()
        if phrases
    }
    return [
        (code.removeprefix("country:"), FastPattern(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE))
        for code, either in alternatives.items()
    ]


def _found(patterns: list[tuple[str, FastPattern]], folded: str) -> list[tuple[Span, str]]:
    return [(Span(m.start(), m.end()), code) for code, pattern in patterns for m in pattern.finditer(folded)]


def _wild(phrase: str) -> str:
    return r"\w*".join(re.escape(part) for part in phrase.split("*"))


def _join(patterns: list[str], head: str, tail: str) -> str:
    return head + "|".join(patterns) + tail if patterns else r"(?!)"


def _compile(pack: Pack, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ReferenceDataError(f"language pack {pack.language}/topics.toml: pattern {pattern!r}: {error}") from error


def _fast(pack: Pack, pattern: str) -> FastPattern:
    return FastPattern(_compile(pack, pattern).pattern)


def _longest(hits: list[TopicHit]) -> list[TopicHit]:
    """Drop hits that lie inside a longer one; hits of equal extent all stay."""
    hits.sort(key=lambda h: (h.span.start, -h.span.end))
    kept: list[TopicHit] = []
    for hit in hits:
        start, end = hit.span
        for other in kept[-6:]:
            if end <= other.span.end and (start, end) != other.span:  # none of them starts later
                break
        else:
            kept.append(hit)
    return kept


@lru_cache(maxsize=8)
def load_lexicon(pack: Pack) -> TopicLexicon:
    """Return the compiled lexicon of `pack`."""
    return TopicLexicon(pack)
