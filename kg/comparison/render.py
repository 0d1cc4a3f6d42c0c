"""Writes comparisons and lists of occasions as text for a terminal, as JSON or as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from kg.comparison.model import Comparison, Fact, Item, Occasion, Section, Side
from kg.explanation import ClaimView, Sentence
from kg.explanation.words import in_words

_NAME_WIDTH = 14
SHOWN = 3
"""How many sentences are shown of an account that merely names a subject; JSON has all."""
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>|#"})


def to_text(comparisons: Sequence[Comparison]) -> str:
    """Return comparisons as text for a reader."""
    blocks = ["\n".join(_text(comparison)) for comparison in comparisons]
    return "\n\n".join(blocks) + "\n"


def to_json(comparisons: Sequence[Comparison]) -> str:
    """Return comparisons as a JSON array; arguments of claims are objects with name and value."""
    return json.dumps([_plain(comparison) for comparison in comparisons], ensure_ascii=False, indent=2) + "\n"


def to_markdown(comparisons: Sequence[Comparison]) -> str:
    """Return comparisons as Markdown, with a table of facts and a list for each section."""
    blocks = ["\n".join(_markdown(comparison)) for comparison in comparisons]
    return "\n\n".join(blocks) + "\n"


def list_text(occasions: Sequence[Occasion]) -> str:
    """Return a list of occasions as text."""
    if not occasions:
        return "no occasion in this store is reported by two publishers\n"
    lines: list[str] = []
    for one in occasions:
        lines += [
            f"{days(one)}  {one.level}  {one.score:.2f}",
            f"  {one.publisher}: {one.title}",
            f"  {one.other_publisher}: {one.other_title}",
        ]
    return "\n".join(lines) + "\n"


def list_json(occasions: Sequence[Occasion]) -> str:
    """Return a list of occasions as a JSON array."""
    return json.dumps([asdict(one) for one in occasions], ensure_ascii=False, indent=2) + "\n"


def list_markdown(occasions: Sequence[Occasion]) -> str:
    """Return a list of occasions as a Markdown table."""
    lines = ["| day | level | score | one | other |", "|---|---|---|---|---|"]
    for one in occasions:
        sides = (f"{one.publisher}: {one.title}", f"{one.other_publisher}: {one.other_title}")
        lines.append(f"| {days(one)} | {one.level} | {one.score:.2f} | {_md(sides[0])} | {_md(sides[1])} |")
    return "\n".join(lines) + "\n"


def days(one: Occasion) -> str:
    """Return the day of an occasion, or both days where the accounts differ."""
    return one.date if one.date == one.other_date else f"{one.date}/{one.other_date}"


def said(claim: ClaimView) -> str:
    """Return a claim in words without what its subject says already: the kind of a discussion is clear."""
    return "" if claim.kind == "Discussion" else in_words(claim)


def quotes(claims: Iterable[ClaimView]) -> list[Sentence]:
    """Return the sentences of claims in text order, each once, also when a page says the same words twice."""
    every = [sentence for claim in claims for sentence in claim.sentences]
    found: dict[tuple[str, str], Sentence] = {}
    for sentence in sorted(every, key=lambda one: (one.url, one.start or 0, one.quote)):
        found.setdefault((sentence.url, " ".join(sentence.quote.split())), sentence)
    return list(found.values())


def named_by(section: Section, one: Side, other: Side) -> str:
    """Return in words that `one` deals with something that `other` only names."""
    how = {"topics": "discussed", "agreements": "cited"}[section.name]
    return f"{section.name} of {one.publisher}, named by {other.publisher} but not read there as {how}"


def one_line(text: str) -> str:
    """Return words on one line, without characters that a terminal would obey."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def _text(comparison: Comparison) -> Iterator[str]:
    occasion, left, right = comparison.occasion, comparison.left, comparison.right
    yield f"{days(occasion)}: one occasion, two accounts ({occasion.level}, {occasion.score:.2f})"
    yield from (f"  because {one_line(reason)}" for reason in occasion.reasons)
    for side in (left, right):
        yield ""
        yield from _side(side)
    yield ""
    for fact in comparison.facts:
        if fact.left or fact.right:
            yield f"{fact.name:<{_NAME_WIDTH}}{left.publisher}: {_listed(fact.left)}"
            mark = "   (differs)" if fact.differs else ""
            yield f"{'':<{_NAME_WIDTH}}{right.publisher}: {_listed(fact.right)}{mark}"
    for section in comparison.sections:
        yield from _section(section, left, right)


def _side(side: Side) -> Iterator[str]:
    yield f"{side.publisher}: {one_line(side.title)}"
    yield from (f"  {one_line(url)}" for _, url in side.pages)
    if side.in_passing:
        yield "  tells of it in passing; only these words of the page are compared:"
        yield from (f"  “{one_line(sentence.quote)}”" for sentence in side.told)


def _section(section: Section, left: Side, right: Side) -> Iterator[str]:
    for title, items in _parts(section, left, right):
        yield ""
        yield f"{title}:" if items else f"{title}: none"
        for item in items:
            yield f"  {one_line(item.subject)}"
            for side, claims in ((left, item.left), (right, item.right)):
                yield from _claims(side.publisher, claims)
            other = (left if item.right else right).publisher
            yield from (f"    {other} names it: “{one_line(one.quote)}”" for one in item.named[:SHOWN])


def _claims(publisher: str, claims: tuple[ClaimView, ...]) -> Iterator[str]:
    for words in dict.fromkeys(filter(None, map(said, claims))):
        yield f"    {publisher} – {one_line(words)}"
    for sentence in quotes(claims):
        yield f"    {publisher} “{one_line(sentence.quote)}”"


def _parts(section: Section, left: Side, right: Side) -> Iterator[tuple[str, tuple[Item, ...]]]:
    yield f"{section.name}, both", section.both
    yield f"{section.name}, only {left.publisher}", section.left_only
    yield f"{section.name}, only {right.publisher}", section.right_only
    for one, other, items in (
        (left, right, section.named_by_right),
        (right, left, section.named_by_left),
    ):
        if items:
            yield named_by(section, one, other), items


def _listed(values: tuple[str, ...]) -> str:
    return one_line(", ".join(values)) or "not stated"


def _markdown(comparison: Comparison) -> Iterator[str]:
    occasion, left, right = comparison.occasion, comparison.left, comparison.right
    yield f"## {_md(days(occasion))}: {_md(left.title)}"
    yield ""
    yield f"One occasion, two accounts ({occasion.level}, {occasion.score:.2f}): {_md('; '.join(occasion.reasons))}."
    yield ""
    yield f"| | {_md(left.publisher)} | {_md(right.publisher)} |"
    yield "|---|---|---|"
    yield f"| page | {_pages(left)} | {_pages(right)} |"
    for fact in comparison.facts:
        if fact.left or fact.right:
            yield f"| {_bold(fact)} | {_md(_listed(fact.left))} | {_md(_listed(fact.right))} |"
    for side in (left, right):
        if side.in_passing:
            yield ""
            yield f"{_md(side.publisher)} tells of it in passing; only these words of the page are compared:"
            yield from (f"> {_md(sentence.quote)}" for sentence in side.told)
    for section in comparison.sections:
        for title, items in _parts(section, left, right):
            yield ""
            yield f"### {_md(title.capitalize())}"
            yield ""
            if not items:
                yield "None."
            for item in items:
                yield f"- **{_md(item.subject)}**"
                for side, claims in ((left, item.left), (right, item.right)):
                    yield from (f"  - {_md(side.publisher)}: “{_md(one.quote)}”" for one in quotes(claims))
                other = (left if item.right else right).publisher
                yield from (f"  - {_md(other)} names it: “{_md(one.quote)}”" for one in item.named[:SHOWN])


def _bold(fact: Fact) -> str:
    return f"**{fact.name}** (differs)" if fact.differs else fact.name


def _pages(side: Side) -> str:
    return "<br>".join(f"{_md(title)}, {_md(url)}" for title, url in side.pages)


def _md(text: str) -> str:
    return one_line(text).translate(_MARKDOWN)


def _plain(comparison: Comparison) -> dict[str, Any]:
    content = asdict(comparison)
    for fact, plain in zip(comparison.facts, content["facts"], strict=True):
        plain["differs"] = fact.differs
    for section in content["sections"]:
        for part in ("both", "left_only", "right_only", "named_by_right", "named_by_left"):
            for item in section[part]:
                for claim in (*item["left"], *item["right"]):
                    claim["arguments"] = [{"name": name, "value": value} for name, value in claim["arguments"]]
    return content
