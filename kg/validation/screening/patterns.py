"""Graph patterns of SPARQL constraints, evaluated for one node over the facts of a page.

Only what constraints on our graphs use: basic graph patterns with plain or alternative predicates, FILTER, OPTIONAL,
BIND. Everything else is an UnsupportedShapeError, and the engines run the constraint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph
from rdflib.paths import AlternativePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node, URIRef, Variable

from kg.validation.compiler import UnsupportedShapeError
from kg.validation.screening.core import term_of
from kg.validation.screening.facts import Facts
from kg.validation.screening.terms import Iri, Term, UnsureError

Row = dict[str, Term]
"""Variable to term, in the notation of N-Triples."""
Pattern = Callable[[Facts, Row], Iterator[Row]]
"""The rows that go on from a row."""
Expression = Callable[[Facts, Row], object]


_ALL = 1 << 30


@dataclass(frozen=True, slots=True)
class End:
    """A subject or object: a variable's name, or a term."""

    variable: str
    term: Term

    def of(self, row: Row) -> Term | None:
        """Return the term that it stands for in `row`; None when it is open."""
        return row.get(self.variable) if self.variable else self.term


@dataclass(frozen=True, slots=True)
class Triple:
    """A triple pattern; it has several predicates when its path is an alternative."""

    subject: End
    predicates: tuple[Term, ...]
    object: End

    def cost(self, facts: Facts, row: Row) -> int:
        """Return about how many triples would have to be looked at when the subject is open."""
        object_ = self.object.of(row)
        if object_ is None:
            return _ALL
        return 1 + sum(facts.count(predicate, object_) for predicate in self.predicates)

    def rows(self, facts: Facts, row: Row) -> Iterator[Row]:
        """Yield `row` with what each matching triple adds."""
        subject, object_ = self.subject.of(row), self.object.of(row)
        for predicate in self.predicates:
            if subject is not None:
                for found in facts.objects(predicate, subject):
                    if object_ is None:
                        yield {**row, self.object.variable: found}
                    elif object_ == found:
                        yield row
            elif object_ is not None:
                for found in facts.subjects(predicate, object_):
                    yield {**row, self.subject.variable: found}
            else:
                for one, other in facts.pairs(predicate):
                    if self.subject.variable != self.object.variable:
                        yield {**row, self.subject.variable: one, self.object.variable: other}
                    elif one == other:
                        yield {**row, self.subject.variable: one}


def pattern(
    node: CompValue, condition: Callable[[object], Expression], expression: Callable[[object], Expression]
) -> Pattern:
    """Return the evaluator of an algebra node of rdflib.

    `condition` compiles what FILTER asks, `expression` what BIND computes. A group within a group, other than one of
    plain triples, and a query within a query are refused: their variables are not those around them.
    """

    def inner(part: CompValue) -> Pattern:
        return pattern(part, condition, expression)

    if node.name == "BGP":
        return _basic([_triple(*triple) for triple in node.triples])
    if node.name == "Filter":
        return _filtered(inner(node.p), condition(node.expr))
    if node.name == "LeftJoin":
        return _optional(inner(node.p1), inner(node.p2), condition(node.expr))
    if node.name == "Join" and node.p2.name == "BGP":
        return _joined(inner(node.p1), inner(node.p2))
    if node.name == "Extend":
        return _extended(inner(node.p), str(node.var), expression(node.expr))
    raise UnsupportedShapeError(f"{node.name} in a sh:select")


def _triple(subject: Node, predicate: Node | AlternativePath, object_: Node) -> Triple:
    paths = predicate.args if isinstance(predicate, AlternativePath) else [predicate]
    named = [path for path in paths if isinstance(path, URIRef)]
    if len(named) != len(paths):
        raise UnsupportedShapeError(f"the path {predicate!r}")
    return Triple(_end(subject), tuple(map(term_of, named)), _end(object_))


def _end(node: Node) -> End:
    return End(str(node), "") if isinstance(node, Variable) else End("", term_of(node))


def _cheapest(triples: Sequence[Triple], facts: Facts, row: Row) -> Triple:
    for triple in triples:
        if triple.subject.of(row) is not None:
            return triple
    return min(triples, key=lambda triple: triple.cost(facts, row))


def _basic(triples: Sequence[Triple]) -> Pattern:
    def rows(facts: Facts, row: Row, left: Sequence[Triple]) -> Iterator[Row]:
        if not left:
            yield row
            return
        if len(left) == 1:
            yield from left[0].rows(facts, row)
            return
        first = _cheapest(left, facts, row)
        rest = [triple for triple in left if triple is not first]
        for found in first.rows(facts, row):
            yield from rows(facts, found, rest)

    return lambda facts, row: rows(facts, row, triples)


def _filtered(inner: Pattern, condition: Expression) -> Pattern:
    return lambda facts, row: (found for found in inner(facts, row) if condition(facts, found) is True)


def _optional(first: Pattern, second: Pattern, condition: Expression) -> Pattern:
    def rows(facts: Facts, row: Row) -> Iterator[Row]:
        for found in first(facts, row):
            some = False
            for more in second(facts, found):
                if condition(facts, more) is True:
                    some = True
                    yield more
            if not some:
                yield found

    return rows


def _joined(first: Pattern, second: Pattern) -> Pattern:
    return lambda facts, row: (more for found in first(facts, row) for more in second(facts, found))


def _extended(inner: Pattern, variable: str, expression: Expression) -> Pattern:
    def rows(facts: Facts, row: Row) -> Iterator[Row]:
        for found in inner(facts, row):
            value = expression(facts, found)
            yield found if value is None else {**found, variable: as_term(value)}

    return rows


def as_term(value: object) -> Term:
    """Return a computed IRI or text as a term; what a number looks like as one, only the engines know."""
    if isinstance(value, Iri):
        return f"<{value}>"
    if isinstance(value, str):
        return str(pyoxigraph.Literal(value))
    raise UnsureError
