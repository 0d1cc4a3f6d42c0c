"""The whole machine: pages of 4 kB to quads on all cores, everything on, in pages per second of wall time.

The pages are made of the shipped English samples' sentences, in another order for every page under another title, day
and address, with plain sentences between them, so that a page has about as many triples as a real one. Where ../shared
is at hand, real pages of that mean size are measured beside them.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

from kg.errors import PageError
from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.parsing import parse
from kg.pipeline.workers import read_pages, usable_cores
from kg.reading import read_bytes, read_paths
from tests.bench.data import raw_pages
from tests.bench.measure import Row

PAGES = 2_000
SIZE = 4_000
SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "kremlin-en.csv"
_IDS = Identifiers()
_WRONG_ON_PURPOSE = "January 29"  # a sample gives an agreement a wrong date, which the shapes report
# Real pages say much that is no claim.
_PLAIN = (
    "The doors were opened early in the morning, and the first guests came in before the rain had stopped.",
    "Much of what had been prepared over the winter was shown on long tables along the northern wall.",
    "It took some time until everybody had found a seat and the last chairs had been carried in.",
    "A few of the older colleagues still remembered how small the building had been in those days.",
    "Nobody could say with certainty when the work on the second floor would be finished.",
    "We have seen this before, and it was never easy to explain to those who were not there.",
    "There is a great deal to be done, and the people who do it deserve our respect.",
)


def rows() -> Iterator[Row]:
    """Measure the samples, and the real pages where they are at hand."""
    yield _row("pages to quads, samples", made_pages(PAGES))
    if SHARED.exists():
        real = [raw for raw in read_paths([SHARED]) if not isinstance(raw, PageError)]
        copies = -(-PAGES // len(real))
        yield _row("pages to quads, kremlin.ru", islice(cycle(real), copies * len(real)))


def made_pages(number: int) -> Iterator[RawPage]:
    """Yield pages of about 4 kB out of the sentences of the samples."""
    for record in made_records(number):
        for raw in read_bytes(json.dumps(record).encode(), "made.jsonl"):
            if isinstance(raw, RawPage):
                yield raw


def made_records(number: int, largest: int = SIZE) -> Iterator[dict[str, str]]:
    """Yield pages as records; their texts have 4 kB, or from there up to `largest` bytes in turn."""
    pages = [parse(raw) for raw in raw_pages()]
    english = [page for page in pages if page.language == "en"]
    titles = [page.text[page.title.start : page.title.end] for page in english]
    texts = (page.text[s.span.start : s.span.end] for page in english for s in page.sentences if s.zone == "body")
    sentences = [text for text in texts if _WRONG_ON_PURPOSE not in text]
    for index in range(number):
        # Days on which all of the samples' people held their posts, so that no page breaks a rule for that.
        day = dt.date(2021, 2, 1) + dt.timedelta(days=index % 300)
        size = SIZE + index * 997 % (largest - SIZE + 1)
        yield {
            "url": f"http://en.kremlin.ru/events/president/news/{900_000 + index}",
            "language": "en",
            "title": titles[index % len(titles)],
            "published": day.isoformat(),
            "text": "\n".join(_enough(sentences, index, size)),
        }


def _enough(sentences: list[str], index: int, wanted: int) -> Iterator[str]:
    """Yield sentences from another place and with another step for each page until there are `wanted` bytes."""
    size, at = 0, index * 7
    while size < wanted:
        for sentence in (sentences[at % len(sentences)], *islice(cycle(_PLAIN), at % 7, at % 7 + 4)):
            size += len(sentence.encode()) + 1
            yield sentence
        at += 1 + index % 5


def _row(what: str, pages: Iterable[RawPage]) -> Row:
    chosen = list(pages)
    size = sum(len(page.text.encode()) for page in chosen) / len(chosen)
    cores = usable_cores()
    for _ in read_pages(chosen[:200], _IDS, cores):  # the reference data is read once
        pass
    started = time.perf_counter()
    triples = sum(outcome.quads.triples for _, outcome in read_pages(chosen, _IDS, cores) if outcome.quads)
    seconds = time.perf_counter() - started
    note = f"{len(chosen) / seconds:,.0f} pages/s of {size / 1000:.1f} kB, {triples / len(chosen):,.0f} triples each"
    return Row(f"{what}, {cores} cores, wall time", f"{len(chosen):,} pages", seconds, None, note)
