"""Writes an explanation as text for a reader or as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from kg.explanation.model import ClaimView, Explanation, Sentence


def to_text(explanation: Explanation, limit: int | None = None) -> str:
    """Return the explanation as indented text; with `limit`, only that many claims and how many were left out."""
    shown = explanation.claims if limit is None else explanation.claims[:limit]
    lines = [f"{explanation.subject} ({explanation.kind})", *(f"  ! {note}" for note in explanation.notes)]
    if not explanation.claims:
        lines.append("  no claims")
    for claim in shown:
        lines += ["", *_claim(claim)]
    if left := len(explanation.claims) - len(shown):
        lines += ["", f"… and {left} more"]
    return "\n".join(lines) + "\n"


def to_json(explanation: Explanation) -> str:
    """Return the explanation as one JSON object; arguments are objects with name and value."""
    content = asdict(explanation)
    for claim in content["claims"]:
        claim["arguments"] = [{"name": name, "value": value} for name, value in claim["arguments"]]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _claim(claim: ClaimView) -> Iterator[str]:
    values: dict[str, list[str]] = {}
    for name, value in claim.arguments:
        values.setdefault(name, []).append(value)
    stated = "; ".join(f"{name}: {', '.join(several)}" for name, several in values.items())
    yield f"{claim.kind}  {stated}"
    yield f"  {claim.realis}, {claim.basis}, asserted by {claim.asserted_by}  [{claim.id}]"
    for sentence in claim.sentences:
        yield f"  “{' '.join(sentence.quote.split())}”"
        yield f"    {_where(sentence)}"


def _where(sentence: Sentence) -> str:
    span = "" if sentence.start is None else f"characters {sentence.start}–{sentence.end}"
    speaker = f"spoken by {sentence.speaker}" if sentence.speaker else ""
    return ", ".join(part for part in (sentence.title, sentence.date, sentence.url, span, speaker) if part)
