"""The README of a data set: what is in it, how to load it, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Sequence

from kg.dataset.description import RIGHTS, Description
from kg.dataset.sources import Source
from kg.dataset.writers import TableFiles

_ABOUT = {
    "data.nq.gz": "the whole graph as N-Quads: for loading into a triplestore",
    "data.trig.gz": "the whole graph as TriG: the same, for people",
    "data.ttl": "all graphs merged as Turtle; claims name their page, so no provenance is lost",
    "data.jsonld": "the whole graph as JSON-LD, with its context inside",
    "context.jsonld": "the JSON-LD context by itself",
    "codebook.md": "what each variable of the tables means",
    "codebook.csv": "the same as a table",
    "sources.csv": "publisher, site, number of pages, first and last day, and licence of every source",
    "void.ttl": "description for catalogues: VoID and DCAT, with counts by class and property",
    "ontology/parley.ttl": "the ontology",
    "ontology/ontology.html": "the ontology as a page to read",
    "ontology/classes.svg": "a diagram of its classes",
    "ontology/shapes.md": "the rules of validation, in words",
}


def readme(about: Description, tables: Sequence[TableFiles], names: Sequence[str]) -> str:
    """Return the README as Markdown; `names` are all files but itself and the checksums."""
    counts = about.counts
    return "\n".join(
        [
            "# Who said they talked with whom, about what",
            "",
            "A knowledge graph of what official event pages report: who took part, what was discussed, which",
            "agreements were cited. Every claim names its page and carries the sentence that proves it.",
            f"Made with Parley {about.version}{f', {about.issued}' if about.issued else ''}.",
            "",
            f"{counts.triples:,} different triples about {counts.subjects:,} things; {_rows(tables)}.",
            "",
            "## Files",
            "",
            *(f"- `{name}`: {_what(name)}" for name in names),
            "- `SHA256SUMS`: checksums; `sha256sum -c SHA256SUMS` must say OK for every file",
            "",
            "## Sources",
            "",
            "| publisher | site | languages | pages | first day | last day | licence of the texts |",
            "|---|---|---|---:|---|---|---|",
            *(_source(source) for source in about.sources),
            "",
            "Licences are given as the sites are known to state them; read the notice of the site first.",
            "",
            "## Loading",
            "",
            "```text",
            "oxigraph load --location db --file data.nq.gz        # or any triplestore: bulk-load the N-Quads",
            "R:       events <- readr::read_csv('events.csv')",
            "Python:  events = pandas.read_csv('events.csv', parse_dates=['date'])",
            'Stata:   import delimited events.csv, varnames(1) encoding("utf-8") bindquote(strict)',
            "```",
            "",
            "Each page is a named graph; `reference`, `ontology`, `links` and `quality` are graphs of their own. A",
            "triple may stand in two graphs (two editions of a page): write `SELECT DISTINCT` and `COUNT(DISTINCT …)`.",
            "",
            "## What it cannot tell",
            "",
            "- A page is one side's account. The data say what pages state, not what happened.",
            "- Claims are read by rules; unusual wording is missed and some claims are wrong. Read the sentence before",
            "  you quote, and see the codebook before you count.",
            "- `mentioned` is not `met`, `announced` is not `discussed`: filter `realis` and `modality`.",
            "",
            "## Licence",
            "",
            RIGHTS,
            "",
            "Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0",
            "",
        ]
    )


def _what(name: str) -> str:
    if name in _ABOUT:
        return _ABOUT[name]
    stem, _, suffix = name.rpartition(".")
    if name.startswith("ontology/shapes/"):
        return "SHACL shapes"
    kind = {"csv": "table, CSV", "parquet": "table, Parquet"}[suffix]
    return f"{kind}: {stem}"


def _rows(tables: Sequence[TableFiles]) -> str:
    return ", ".join(f"{one.rows:,} {one.table.name}" for one in tables)


def _source(source: Source) -> str:
    licence = f"[{source.licence.name}]({source.licence.url})" if source.licence.url else source.licence.name
    cells = [source.publisher or "not named", source.site, ", ".join(sorted(source.languages)), f"{source.pages:,}"]
    return f"| {' | '.join(cell.replace('|', ' ') for cell in [*cells, source.first, source.last, licence])} |"
