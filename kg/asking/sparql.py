"""Writes the SPARQL 1.1 query of an understanding; it gives the same rows on any store that holds the graph.

Pages of different sources on one occasion count once, as in the stored queries. Every row has its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.asking.model import Understanding
from kg.asking.patterns import VARIABLES, Patterns
from kg.asking.relations import relation
from kg.identifiers import Identifiers

_PREFIXES = """\
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX parley: <https://w3id.org/parley/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
_COUNTED = ("often", "most", "count")
_OCCASION = """\
OPTIONAL {
  SELECT ?happening (MIN(STR(?twin)) AS ?canonical) WHERE {
    GRAPH ?links { ?happening parley:sameOccasion|^parley:sameOccasion ?twin }
  } GROUP BY ?happening
}
BIND(IF(COALESCE(?canonical < STR(?happening), false), ?canonical, STR(?happening)) AS ?occasion)"""
_EDGES = {"first": "MIN", "last": "MAX"}


def to_sparql(understanding: Understanding, language: str = "en", ids: Identifiers | None = None) -> str:
    """Return the query; names in its rows are in `language` where the store has them."""
    return _PREFIXES + "\n" + "\n".join(_Writer(understanding, language, ids or Identifiers()).lines()) + "\n"


def to_ask(understanding: Understanding, ids: Identifiers | None = None) -> str:
    """Return the query whether there is an answer at all."""
    patterns = Patterns(understanding, ids or Identifiers())
    rows = [*patterns.seats, "GRAPH ?g {", *_indented(patterns.inside), "}", *patterns.outside]
    return "\n".join([_PREFIXES, "ASK {", *_indented(rows), "}"]) + "\n"


class _Writer:
    def __init__(self, understanding: Understanding, language: str, ids: Identifiers) -> None:
        self._it = understanding
        self._language = language
        self._patterns = Patterns(understanding, ids)
        self._wanted = [asked.wanted for asked in understanding.asked]
        self._statement = "statement" in self._wanted
        plain = [wanted not in ("statement", "event") and not self._statement for wanted in self._wanted]
        plain = [understanding.measure == "where", False] if not plain else [*plain, False]
        self._named = dict(zip(VARIABLES, plain, strict=False))

    def lines(self) -> Iterator[str]:
        yield "SELECT"
        yield from (f"  {column}" for column in self._columns())
        yield "WHERE {"
        yield from _indented(self._before())
        yield from _indented(self._apart() if self._it.measure == "most" else self._body())
        yield from _indented(self._labels())
        yield "}"
        yield f"GROUP BY {' '.join(self._groups())}"
        yield "# Some engines make one empty group out of nothing."
        yield "HAVING(COUNT(*) > 0)"
        yield f"ORDER BY {' '.join(self._order())}"

    def _columns(self) -> Iterator[str]:
        yield f"({self._answer()} AS ?answer)"
        if self._named["?other"]:
            yield "(SUBSTR(MIN(?otherKey), 2) AS ?whom)"
        if self._it.measure in _COUNTED and self._it.measure != "often":
            yield "?number"
        if self._statement:
            yield "(SUBSTR(MIN(?holderKey), 2) AS ?who)"
        yield "(SUBSTR(MIN(?happeningKey), 2) AS ?event)"
        yield "?date"
        yield "(MIN(STR(?exact)) AS ?sentence)"
        yield "(MIN(COALESCE(STR(?url), STR(?document))) AS ?source)"

    def _answer(self) -> str:
        measure = self._it.measure
        if measure in ("when", "often", "whether"):
            return {"when": "?date", "often": "?number", "whether": "true"}[measure]
        if self._statement:
            return "MIN(STR(?words))" if self._has_words() else "MIN(STR(?exact))"
        return "SUBSTR(MIN(?thingKey), 2)" if self._named["?thing"] else "SUBSTR(MIN(?happeningKey), 2)"

    def _has_words(self) -> bool:
        return "holder" in relation(self._it.relation).roles["agent"] and self._it.relation != "agree"

    def _groups(self) -> list[str]:
        keys = ["?happening", "?date", "?evidence"]
        keys += [variable for variable, named in self._named.items() if named]
        keys += ["?holder", "?claim"] if self._statement else []
        return keys + (["?number"] if self._it.measure in _COUNTED else [])

    def _order(self) -> list[str]:
        keys = ["DESC(?number)", "?answer"] if self._it.measure == "most" else []
        middle = ["?date", "?source"]
        last = ["?answer", *(["?whom"] if self._named["?other"] else []), *(["?who"] if self._statement else [])]
        return keys + middle + [key for key in last if key not in keys and self._sortable(key)] + ["?sentence"]

    def _sortable(self, key: str) -> bool:
        return key != "?answer" or self._it.measure in ("list", "where", "count", "most")

    # The body, which is repeated in the subquery that counts or finds the first or last day.

    def _body(self, *, counted: bool = False) -> Iterator[str]:
        yield from self._patterns.seats
        yield "GRAPH ?g {"
        yield from _indented(self._patterns.counted() if counted else self._patterns.inside)
        if self._statement:
            yield f"  {relation(self._it.relation).roles['agent'].format(x='?holder', n=0)}"
            if self._has_words():
                yield "  ?claim parley:proposition ?words ."
        yield "}"
        yield from self._patterns.outside
        if self._it.edge:
            yield "FILTER(?date = ?edge)"

    def _apart(self) -> Iterator[str]:
        """The body of a ranking, as a query of its own where joining it to the numbers takes engines long."""
        if relation(self._it.relation).at_once:
            yield from self._body()
            return
        yield "{ SELECT ?g ?happening ?date ?document ?evidence ?exact ?thing WHERE {"
        yield from _indented(self._body())
        yield "} }"

    def _edge(self) -> Iterator[str]:
        yield f"{{ SELECT ({_EDGES[self._it.edge]}(?date) AS ?edge) WHERE {{"
        yield from _indented(self._patterns.seats)
        yield "  GRAPH ?g {"
        yield from _indented(_indented(self._patterns.inside))
        yield "  }"
        yield from _indented(self._patterns.outside)
        yield "} }"

    def _before(self) -> Iterator[str]:
        # Subqueries come first: not every engine keeps what stands before one out of it.
        if self._it.edge:
            yield from self._edge()
        if self._it.measure not in _COUNTED:
            return
        ranked = self._it.measure == "most"
        counted = "?thing" if self._it.measure == "count" else "?occasion"
        yield "# How many: the same patterns, counted."
        yield f"{{ SELECT {'?thing ' if ranked else ''}(COUNT(DISTINCT {counted}) AS ?number) WHERE {{"
        yield from _indented(self._body(counted=True))
        yield from _indented(_OCCASION.splitlines())
        yield f"}}{' GROUP BY ?thing' if ranked else ''} }}"

    def _labels(self) -> Iterator[str]:
        whose = relation(self._it.relation).dated  # a recalled meeting goes by its own name
        yield f"OPTIONAL {{ GRAPH ?g {{ {whose} rdfs:label ?happeningName }} }}"
        yield self._key("happening")
        yield "OPTIONAL { GRAPH ?g { ?document schema:url ?url } }"
        holder = ["holder"] if self._statement else []
        for name in [variable[1:] for variable, named in self._named.items() if named] + holder:
            yield f"OPTIONAL {{ GRAPH ?{name}Graph {{ ?{name} rdfs:label ?{name}Name }} }}"
            yield self._key(name)

    def _key(self, name: str) -> str:
        """Keys sort labels: the language of the question first, then English, then any other."""
        first = f'IF(LANG(?{name}Name) = "en", "1", "2")'
        rank = first if self._language == "en" else f'IF(LANG(?{name}Name) = "{self._language}", "0", {first})'
        return f"BIND(CONCAT({rank}, STR(?{name}Name)) AS ?{name}Key)"


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
