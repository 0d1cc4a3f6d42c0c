"""Reports that people hand on: a leader, a topic or a pair on one page, every statement with its sentence."""

from kg.reporting.html import to_html
from kg.reporting.machine import to_json
from kg.reporting.model import Dossier
from kg.reporting.writing import dossier

__all__ = ["Dossier", "dossier", "to_html", "to_json"]
