"""Quality flags: what a page states against the reference data; kept as stated, flagged, never repaired."""

from __future__ import annotations

from kg.extraction.context import Context
from kg.model.claims import AgreementReference, Claim, QualityFlag


def extract(context: Context, claims: list[Claim]) -> list[QualityFlag]:
    """Return a flag for every stated date that contradicts the date of the agreement in the reference data."""
    out = []
    for claim in claims:
        if isinstance(claim, AgreementReference) and claim.agreement.known and len(claim.stated_date) == 10:
            out += _date_flag(context, claim)
    return out


def _date_flag(context: Context, claim: AgreementReference) -> list[QualityFlag]:
    record = context.linked.vocabulary.reference.records.get(claim.agreement.key)
    reference = record.one("adoptedOn") if record is not None else ""
    if not reference or reference == claim.stated_date:
        return []
    return [
        QualityFlag(
            kind="date-conflict",
            subject=claim.agreement,
            stated=claim.stated_date,
            reference=reference,
            evidence=claim.evidence[0],
            source="ontology/agreements.ttl",
        )
    ]
