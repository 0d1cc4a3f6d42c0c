"""Writes a report as JSON, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from kg.reporting.model import Dossier


def to_json(report: Dossier) -> str:
    """Return the report as one JSON object with the fields of Dossier, all sentences included."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n"
