"""Finds the thing that a user's word means: IRI, prefixed name, code, notation, or label in either language."""

from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from kg.identifiers import TYPES, Identifiers
from kg.namespaces import DCTERMS, PARLEY, RDF, RDFS, SCHEMA, SKOS
from kg.query.errors import AmbiguousNameError, UnknownNameError

_LETTERS = str.maketrans(
    {"ё": "е", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "’": "'", "–": "-", "—": "-", "\u00a0": " "}
)
_TYPE = NamedNode(RDF.type)
_LABELS = (RDFS.label, SKOS.altLabel)
_CODES = (PARLEY.isoCode, PARLEY.iso3Code, SKOS.notation)
_SHOWN_CHOICES = 8
_SHORT_CODE = 3


@dataclass(frozen=True, slots=True)
class NameType:
    """A type of name: the word for it in messages, its classes, its path segments in IRIs, what its labels are.

    `otherwise` is the type to try when this one has nothing of that name.
    """

    word: str
    classes: tuple[str, ...]
    segments: tuple[str, ...]
    labels: tuple[str, ...] = _LABELS
    codes: tuple[str, ...] = _CODES
    otherwise: str = ""


NAME_KINDS = {
    "topic": NameType("topic or country", (PARLEY.Topic, PARLEY.Country), ("topic", "country"), otherwise="place"),
    "country": NameType("country", (PARLEY.Country,), ("country",)),
    "leader": NameType("leader", (PARLEY.Leader,), ("person",)),
    "person": NameType("person", (PARLEY.Person,), ("person",)),
    "agreement": NameType("agreement", (PARLEY.Agreement,), ("agreement",)),
    "organization": NameType("organisation", (PARLEY.Organization,), ("organization",)),
    "eventtype": NameType("type of event", (PARLEY.EventType,), ("eventtype",)),
    "event": NameType("event", (PARLEY.Event,), ("event",)),
    "document": NameType("document", (PARLEY.Document,), ("document",), (DCTERMS.title,), (SCHEMA.url,)),
    "claim": NameType("claim", (PARLEY.Claim,), ("claim",), (), ()),
    "post": NameType("post", (PARLEY.Post,), ("post",)),
    "place": NameType("place", (PARLEY.Place,), ("place",)),
    "group": NameType("group", (PARLEY.Group,), ("group",)),
}
"""What each parameter type that takes a name looks at."""


def fold(text: str) -> str:
    """Return `text` without case, diacritics and superfluous white space, ё as е, so that spellings compare.

    >>> fold("  Recep  Tayyip ERDOĞAN ")
    'recep tayyip erdogan'
    """
    if text.isascii():  # most labels; nothing but case and spaces to fold
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def likeness(one: str, two: str) -> float:
    """Return how alike two spellings are; letters in the wrong order ("Lybia") cost little."""
    straight = difflib.SequenceMatcher(None, one, two).ratio()
    return straight + difflib.SequenceMatcher(None, sorted(one), sorted(two)).ratio()


def _sorted_words(text: str) -> str:
    return " ".join(sorted(text.replace(",", " ").split()))


@dataclass(slots=True)
class _Index:
    """Folded names of one type; the tables are tried in this order, so that a weak match never beats a strong one."""

    codes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    labels: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    turned: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    families: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spelled: dict[str, str] = field(default_factory=dict)


class Names:
    """Resolves names against one store; what it has read of the store it keeps, so make one per session."""

    def __init__(self, store: Store, ids: Identifiers | None = None) -> None:
        self._store = store
        self._prefixes = (ids or Identifiers()).prefixes()
        self._indexes: dict[str, _Index] = {}

    def resolve(self, name: str, kind: str) -> NamedNode:
        """Return the thing of type `kind` (a key of NAME_KINDS) that `name` means.

        Raises UnknownNameError with up to three suggestions, AmbiguousNameError with the choices.
        """
        wanted = name.strip()
        if (node := self.identify(wanted, kind)) is not None:
            return node
        if not NAME_KINDS[kind].labels:
            raise UnknownNameError(NAME_KINDS[kind].word, name)
        index = self._index(kind)
        folded = fold(wanted)
        for table, key in (
            (index.codes, folded),
            (index.labels, folded),
            (index.turned, _sorted_words(folded)),
            (index.families, folded),
        ):
            if found := table.get(key):
                return self._only(name, kind, self._best(found) if table is index.families else found)
        if fallback := NAME_KINDS[kind].otherwise:  # a region such as the Balkans narrows a topic
            with suppress(UnknownNameError):
                return self.resolve(name, fallback)
        raise UnknownNameError(NAME_KINDS[kind].word, name, self._suggestions(folded, index))

    def find(self, name: str, kind: str) -> tuple[str, frozenset[str], str]:
        """Return how, which things and in what spelling `name` is known as a `kind`; never raises, never suggests.

        How is "code", "label", "turned" (words in another order), "family" or "" for not at all.
        """
        index = self._index(kind)
        folded = fold(name)
        for how, table, key in (
            ("code", index.codes, folded),
            ("label", index.labels, folded),
            ("turned", index.turned, _sorted_words(folded)),
            ("family", index.families, folded),
        ):
            if found := table.get(key):
                return how, frozenset(found), index.spelled.get(folded, name)
        return "", frozenset(), ""

    def read(self, kinds: Iterable[str]) -> None:
        """Read the names of many types at once: by property, which is quicker than thing by thing."""
        fresh = {kind: _Index() for kind in kinds if kind not in self._indexes}
        types_of: dict[str, list[str]] = defaultdict(list)
        for kind in fresh:
            members = {iri for name in NAME_KINDS[kind].classes for iri in self._members(name)}
            for iri in members:
                types_of[iri].append(kind)
        properties = {name for kind in fresh for name in (*NAME_KINDS[kind].labels, *NAME_KINDS[kind].codes)}
        for name in sorted({*properties, PARLEY.familyName} if fresh else ()):
            for quad in self._store.quads_for_pattern(None, NamedNode(name), None, None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    for kind in types_of.get(quad.subject.value, ()):
                        _take(fresh[kind], quad.subject.value, name, quad.object.value, NAME_KINDS[kind])
        self._indexes.update(fresh)

    def suggest(self, name: str, kind: str) -> list[str]:
        """Return up to three names of type `kind` that look like `name`."""
        return self._suggestions(fold(name), self._index(kind))

    def identify(self, name: str, kind: str) -> NamedNode | None:
        """Return the thing of type `kind` whose IRI, prefixed name or id is `name`; labels are not looked at."""
        return self._by_identifier(name.strip(), NAME_KINDS[kind])

    def compact(self, iri: str) -> str:
        """Return the prefixed name of an IRI of ours, any other IRI as it is."""
        return compact(iri, self._prefixes)

    def exists(self, node: NamedNode) -> bool:
        """Tell whether the store says anything about `node`."""
        return any(True for _ in self._store.quads_for_pattern(node, None, None, None))

    def has_class(self, node: NamedNode, classes: Iterable[str]) -> bool:
        """Tell whether `node` has one of the `classes` in any graph."""
        return any(True for c in classes for _ in self._store.quads_for_pattern(node, _TYPE, NamedNode(c), None))

    def _by_identifier(self, name: str, kind: NameType) -> NamedNode | None:
        for iri in self._candidates(name, kind):
            try:
                node = NamedNode(iri)
            except ValueError:
                continue  # not an IRI at all, so a name; an attempt at injection ends here too
            if self.has_class(node, kind.classes):
                return node
        return None

    def _candidates(self, name: str, kind: NameType) -> list[str]:
        bare = name.removeprefix("<").removesuffix(">")
        if "://" in bare:
            return [bare]
        prefix, colon, local = bare.partition(":")
        if colon:
            return [self._prefixes[prefix] + local] if prefix in TYPES else []
        return [self._prefixes[segment] + bare for segment in kind.segments]

    def _index(self, kind: str) -> _Index:
        if kind not in self._indexes:
            self._indexes[kind] = self._read_index(NAME_KINDS[kind])
        return self._indexes[kind]

    def _read_index(self, kind: NameType) -> _Index:
        index = _Index()
        for name in kind.classes:
            for iri in self._members(name):
                self._add(index, NamedNode(iri), kind)
        return index

    def _members(self, name: str) -> set[str]:
        """Return the IRIs of what has the class `name` in any graph."""
        quads = self._store.quads_for_pattern(None, _TYPE, NamedNode(name), None)
        return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}

    def _add(self, index: _Index, node: NamedNode, kind: NameType) -> None:
        for quad in self._store.quads_for_pattern(node, None, None, None):
            if isinstance(quad.object, Literal):
                _take(index, node.value, quad.predicate.value, quad.object.value, kind)

    def _best(self, found: set[str]) -> set[str]:
        """Prefer the one leader among people of one family name: "Macron" is the president."""
        leaders = {iri for iri in found if self.has_class(NamedNode(iri), (PARLEY.Leader,))}
        return leaders if len(leaders) == 1 else found

    def _only(self, name: str, kind: str, found: set[str]) -> NamedNode:
        if len(found) > 1:
            choices = sorted(self.compact(iri) for iri in found)
            more = [f"… ({len(choices)} in all)"] if len(choices) > _SHOWN_CHOICES else []
            raise AmbiguousNameError(NAME_KINDS[kind].word, name, choices[:_SHOWN_CHOICES] + more)
        return NamedNode(next(iter(found)))

    @staticmethod
    def _suggestions(folded: str, index: _Index) -> list[str]:
        # Codes of two or three letters resemble everything.
        known = {**{key: key for key in index.codes if len(key) > _SHORT_CODE}, **index.spelled}
        close = difflib.get_close_matches(folded, sorted(known), n=9, cutoff=0.6)
        close.sort(key=lambda key: likeness(folded, key), reverse=True)
        suggestions: list[str] = []
        seen: set[frozenset[str]] = set()
        for key in close:
            things = frozenset(
                index.labels.get(key, set()) | index.codes.get(key, set()) | index.families.get(key, set())
            )
            if things not in seen:
                seen.add(things)
                suggestions.append(known[key])
        return suggestions[:3]


def _take(index: _Index, iri: str, name: str, text: str, kind: NameType) -> None:
    """Put what `iri` has as property `name` into the index, if it is a name."""
    if name in kind.codes:
        index.codes[fold(text)].add(iri)
        return
    if name in kind.labels:
        folded = fold(text)
        index.labels[folded].add(iri)
        index.turned[_sorted_words(folded)].add(iri)
    elif name == PARLEY.familyName:
        folded = fold(text)
        index.families[folded].add(iri)
    else:
        return
    index.spelled[folded] = min(text, index.spelled.get(folded, text))


def compact(iri: str, prefixes: dict[str, str] | None = None) -> str:
    """Return the prefixed name of an IRI of ours (`person:joe-biden`, `parley:actual`), any other IRI as it is."""
    if iri.startswith(PARLEY_IRI):
        return "parley:" + iri.removeprefix(PARLEY_IRI)
    for prefix, namespace in (_DEFAULT_PREFIXES if prefixes is None else prefixes).items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


PARLEY_IRI = PARLEY.iri
_DEFAULT_PREFIXES = Identifiers().prefixes()
