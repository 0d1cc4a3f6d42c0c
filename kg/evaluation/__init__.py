"""Tells how well a store agrees with annotations that people made of the same pages, field by field."""

from kg.evaluation.annotations import Annotation, find_files, read_annotations, read_texts
from kg.evaluation.errors import AnnotationError
from kg.evaluation.evaluate import evaluate
from kg.evaluation.fields import EVIDENCE, FIELDS
from kg.evaluation.model import ALL, Difference, Evaluation, Score
from kg.evaluation.render import STYLES, render

__all__ = [
    "ALL",
    "EVIDENCE",
    "FIELDS",
    "STYLES",
    "Annotation",
    "AnnotationError",
    "Difference",
    "Evaluation",
    "Score",
    "evaluate",
    "find_files",
    "read_annotations",
    "read_texts",
    "render",
]
