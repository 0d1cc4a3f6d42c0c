"""Imported once in the process from which workers are forked, so that they share what reading needs in memory.

The sample pages that come with the program are read for nothing but the patterns that reading them compiles: made here
once, they are ready in every worker.
"""

from __future__ import annotations

import gc

from kg.errors import PageError
from kg.identifiers import Identifiers
from kg.parsing import parse
from kg.pipeline.page import try_page
from kg.pipeline.report import BuildReport
from kg.pipeline.vocabularies import vocabulary
from kg.reading import read_paths
from kg.resources import folder

_LANGUAGE = "en"  # what only some builds need is made when it is


def _read_samples() -> None:
    for raw in read_paths([folder("samples")]):
        if isinstance(raw, PageError):
            continue
        page = parse(raw)
        if page.language == _LANGUAGE:
            try_page(page, Identifiers(), BuildReport())


_known = vocabulary(_LANGUAGE).matcher
_read_samples()
gc.collect()
gc.freeze()  # a collection in a worker would touch, and so copy, all of it
