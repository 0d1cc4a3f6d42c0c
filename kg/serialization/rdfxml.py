"""RDF/XML from sorted triples; what XML cannot hold is refused instead of written broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from kg.errors import ExportError
from kg.serialization.prefixes import Prefixes
from kg.serialization.quads import Value, nodes, triples

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII)
_TAIL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z", re.ASCII)


def rdfxml(lines: Iterable[str], prefixes: Prefixes) -> Iterator[str]:
    """Yield RDF/XML text of the triples of all graphs."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in prefixes.sorted():
        yield f"\n    xmlns:{prefix}={quoteattr(namespace)}"
    yield ">\n"
    for subject, predicates in nodes(triples(lines)):
        yield f"<rdf:Description rdf:about={quoteattr(subject)}>\n"
        for predicate, values in predicates:
            name, declaration = _element(predicate, prefixes)
            for value in values:
                yield f"  <{name}{declaration}{_content(value, name, subject)}\n"
        yield "</rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _element(predicate: str, prefixes: Prefixes) -> tuple[str, str]:
    prefix, _, local = prefixes.split(predicate)
    if prefix and _NAME.fullmatch(local):
        return f"{prefix}:{local}", ""
    tail = _TAIL.search(predicate)
    if tail is None:
        raise ExportError(f"RDF/XML cannot hold the property <{predicate}>; choose another format")
    return f"ns:{tail[0]}", f" xmlns:ns={quoteattr(predicate[: tail.start()])}"


def _content(value: Value, name: str, subject: str) -> str:
    iri, _, language, datatype = value
    if iri:
        return f" rdf:resource={quoteattr(iri)}/>"
    text = value.text
    if _NOT_XML.search(text):
        raise ExportError(f"RDF/XML cannot hold a control character in {name} of <{subject}>; choose another format")
    attribute = ""
    if language:
        attribute = f' xml:lang="{language}"'
    elif datatype:
        attribute = f" rdf:datatype={quoteattr(datatype)}"
    # A bare carriage return would come back as a line feed.
    return f"{attribute}>{escape(text, {chr(13): '&#13;'})}</{name}>"
