"""The description of a data set for catalogues and machines: VoID and DCAT, without blank nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg.dataset.counts import Counts
from kg.dataset.sources import Source
from kg.identifiers import Identifiers, slug
from kg.namespaces import DCTERMS, PROV, RDF, RDFS, VOCABULARIES, XSD
from kg.serialization.prefixes import Prefixes
from kg.serialization.turtle import turtle

VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
_SPDX = "http://spdx.org/rdf/terms#"
_FORMATS = "http://www.w3.org/ns/formats/"
_EXTRA = {"void": VOID, "dcat": DCAT, "spdx": _SPDX}
_GRAPH = NamedNode("urn:void")
LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
_CREATOR = "The Parley authors"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the data set: its name, media type, size in bytes, SHA-256, and VoID feature when it holds RDF."""

    name: str
    media_type: str
    size: int
    sha256: str
    feature: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """All that a description says; `issued` is a day or "", `url` where the folder will be found or ""."""

    ids: Identifiers
    counts: Counts
    sources: Sequence[Source]
    files: Sequence[DataFile]
    version: str
    issued: str = ""
    url: str = ""

    @property
    def iri(self) -> str:
        """The IRI of the data set."""
        return f"{self.ids.base}dataset"


def description_turtle(about: Description) -> str:
    """Return the description as Turtle."""
    prefixes = Prefixes(about.ids, _EXTRA)
    return "".join(turtle((f"{quad} ." for quad in _quads(about)), prefixes))


def _quads(about: Description) -> Iterator[Quad]:
    yield from _dataset(about)
    for name, number in about.counts.classes.items():
        yield from _partition(about, "class", name, "entities", number)
    for name, number in about.counts.properties.items():
        yield from _partition(about, "property", name, "triples", number)
    for source in about.sources:
        yield from _source(about, source)
    for file in about.files:
        yield from _distribution(about, file)


def _dataset(about: Description) -> Iterator[Quad]:
    iri, counts = about.iri, about.counts
    for kind in (VOID + "Dataset", DCAT + "Dataset"):
        yield _link(iri, RDF.type, kind)
    yield _text(iri, DCTERMS.title, "Who said they talked with whom, about what", "en")
    yield _text(iri, DCTERMS.title, "Кто, по собственным словам, с кем и о чём говорил", "ru")
    yield _text(iri, DCTERMS.description, "Claims read out of official event pages, each with its sentence.", "en")
    yield _text(iri, DCTERMS.description, "Утверждения официальных страниц о событиях, каждое со своей фразой.", "ru")
    yield _text(iri, DCTERMS.creator, _CREATOR)
    yield _link(iri, DCTERMS.license, LICENCE)
    yield _text(iri, DCTERMS.iri + "rights", RIGHTS, "en")
    yield _text(iri, DCAT + "version", about.version)
    if about.issued:
        yield _typed(iri, DCTERMS.issued, about.issued, "date")
    if about.url:
        yield _link(iri, DCAT + "landingPage", about.url)
    yield _text(iri, VOID + "uriSpace", about.ids.base)
    for vocabulary in VOCABULARIES:
        yield _link(iri, VOID + "vocabulary", vocabulary.iri)
    yield _link(iri, VOID + "exampleResource", f"{about.ids.base}country/FR")
    numbers = {
        "triples": counts.triples,
        "distinctSubjects": counts.subjects,
        "distinctObjects": counts.objects,
        "classes": len(counts.classes),
        "properties": len(counts.properties),
    }
    for name, number in numbers.items():
        yield _number(iri, VOID + name, number)


def _partition(about: Description, kind: str, of: str, measure: str, number: int) -> Iterator[Quad]:
    iri = f"{about.iri}/{kind}/{quote(of, safe='')}"
    yield _link(about.iri, f"{VOID}{kind}Partition", iri)
    yield _link(iri, RDF.type, VOID + "Dataset")
    yield _link(iri, VOID + kind, of)
    yield _number(iri, VOID + measure, number)


def _source(about: Description, source: Source) -> Iterator[Quad]:
    name = " ".join(filter(None, (source.publisher, source.site))) or "unnamed"
    iri = f"{about.iri}/source/{slug(name)}"
    yield _link(about.iri, DCTERMS.source, iri)
    yield _link(about.iri, PROV.wasDerivedFrom, iri)
    yield _link(iri, RDF.type, DCTERMS.iri + "Collection")
    yield _text(iri, RDFS.label, f"Pages of {name}", "en")
    yield _text(iri, DCTERMS.publisher, source.publisher or name)
    if source.site:
        yield _text(iri, DCTERMS.iri + "identifier", source.site)
    for language in sorted(source.languages):
        yield _text(iri, DCTERMS.language, language)
    yield _number(iri, DCTERMS.iri + "extent", source.pages)
    if source.licence.url:
        yield _link(iri, DCTERMS.license, source.licence.url)
    yield _text(iri, DCTERMS.iri + "rights", source.licence.name, "en")
    if source.first:
        period = f"{iri}/period"
        yield _link(iri, DCTERMS.iri + "temporal", period)
        yield _link(period, RDF.type, DCTERMS.iri + "PeriodOfTime")
        yield _typed(period, DCAT + "startDate", source.first, "date")
        yield _typed(period, DCAT + "endDate", source.last, "date")


def _distribution(about: Description, file: DataFile) -> Iterator[Quad]:
    iri = f"{about.iri}/file/{file.name}"
    yield _link(about.iri, DCAT + "distribution", iri)
    yield _link(iri, RDF.type, DCAT + "Distribution")
    yield _text(iri, DCTERMS.title, file.name)
    yield _text(iri, DCAT + "mediaType", file.media_type)
    if file.name.endswith(".gz"):
        yield _text(iri, DCAT + "compressFormat", "application/gzip")
    yield _number(iri, DCAT + "byteSize", file.size)
    yield _link(iri, DCTERMS.license, LICENCE)
    yield _link(iri, _SPDX + "checksum", f"{iri}/checksum")
    yield _link(f"{iri}/checksum", RDF.type, _SPDX + "Checksum")
    yield _link(f"{iri}/checksum", _SPDX + "algorithm", _SPDX + "checksumAlgorithm_sha256")
    yield _typed(f"{iri}/checksum", _SPDX + "checksumValue", file.sha256, "hexBinary")
    if file.feature:
        yield _link(about.iri, VOID + "feature", _FORMATS + file.feature)
    if about.url:
        address = f"{about.url.rstrip('/')}/{file.name}"
        yield _link(iri, DCAT + "downloadURL", address)
        if file.feature:
            yield _link(about.iri, VOID + "dataDump", address)


def _link(subject: str, predicate: str, value: str) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(value), _GRAPH)


def _text(subject: str, predicate: str, value: str, language: str | None = None) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), Literal(value, language=language), _GRAPH)


def _typed(subject: str, predicate: str, value: str, datatype: str) -> Quad:
    literal = Literal(value, datatype=NamedNode(XSD.iri + datatype))
    return Quad(NamedNode(subject), NamedNode(predicate), literal, _GRAPH)


def _number(subject: str, predicate: str, value: int) -> Quad:
    return _typed(subject, predicate, str(value), "integer")


RIGHTS = (
    "The structure and the reference data are under the Apache License 2.0. The sentences are quotations from the "
    "pages of the sources, whose own terms hold for them: see sources.csv."
)
"""What holds for the data and for the sentences in them."""
