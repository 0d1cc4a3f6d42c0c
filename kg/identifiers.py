"""IRIs of everything the graph holds, minted from the fewest stable values; the same input gives the same IRI."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model.text import Span

DEFAULT_BASE = "https://w3id.org/parley/id/"

TYPES = (
    "agreement",
    "claim",
    "country",
    "document",
    "event",
    "eventtype",
    "flag",
    "graph",
    "group",
    "match",
    "organization",
    "person",
    "place",
    "post",
    "tenure",
    "topic",
)
"""The types of entity; each is a path segment below the base and a prefix in exports."""

_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~-]+)*/", re.ASCII)
_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?", re.ASCII)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LIMIT = 80
_HASH_DIGITS = 12

# ISO 9 would need diacritics; these are the letters of the usual English spellings of Russian and Ukrainian names.
_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэёіґў", "abvgdeziyklmnoprstufyeeigu", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "ї": "yi",
    "є": "ye",
}
_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ə": "a"}
_LETTERS = str.maketrans({**_CYRILLIC, **_LATIN})


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, Cyrillic transliterated.

    Never empty: a text of which no letter can be kept gives "x-" and a hash, and a long text is cut and hashed,
    so that two texts which differ only in what was lost do not fall together.

    >>> slug("Реджеп Тайип Эрдоган")
    'redzhep-tayip-erdogan'
    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    spelled = unicodedata.normalize("NFC", text.casefold()).translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
    words = _NOT_SLUG.sub("-", plain).strip("-")
    if not words:
        return "x-" + digest(text)
    if len(words) > _SLUG_LIMIT:
        return words[:_SLUG_LIMIT].rstrip("-") + "-" + digest(text)
    return words


def digest(*values: str) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 over `values`, kept apart by a separator."""
    joined = "\x1f".join(values)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Mints IRIs under `base`, which ends in a slash."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise ValueError(f"not a base for identifiers: {self.base!r} (http or https IRI that ends in a slash)")

    def iri(self, kind: str, local: str) -> str:
        """Return the IRI of the `local` thing of type `kind`; a bad type or local name is a programming error."""
        if kind not in TYPES:
            raise ValueError(f"not a type of entity: {kind!r}")
        if not _LOCAL.fullmatch(local):
            raise ValueError(f"not a local name for a {kind}: {local!r}")
        return f"{self.base}{kind}/{local}"

    def namespace(self, kind: str) -> str:
        """Return what all IRIs of type `kind` start with."""
        return f"{self.base}{kind}/"

    def document(self, document_id: str) -> str:
        """Return the IRI of a document."""
        return self.iri("document", document_id)

    def graph(self, name: str) -> str:
        """Return the IRI of the named graph of a document, or of reference, ontology, links, quality, meta."""
        return self.iri("graph", name)

    def evidence(self, document_id: str, span: Span) -> str:
        """Return the IRI of a stretch of a document's text (RFC 5147 character positions)."""
        return f"{self.document(document_id)}#char={span.start},{span.end}"

    def claim(
        self, document_id: str, kind: str, arguments: Iterable[str], quotes: Iterable[str], repeat: int = 1
    ) -> str:
        """Return the IRI of a claim: positions do not count, so text added above a sentence changes no claim.

        `repeat` numbers identical claims of one document, in text order.
        """
        local = f"{document_id}--{kind}-{digest(kind, *arguments, chr(30), *quotes)}"
        return self.iri("claim", local if repeat == 1 else f"{local}-{repeat}")

    def prefixes(self) -> dict[str, str]:
        """Return one prefix per type of entity."""
        return {kind: self.namespace(kind) for kind in TYPES}
