"""The conditions of SPARQL constraints as functions of a row; None is SPARQL's error value.

A term that is no literal of a datatype known here cannot be compared and raises UnsureError: the page then goes to an
engine, whatever the rest of the condition says.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node, Variable

from kg.namespaces import RDF, XSD
from kg.validation.compiler import UnsupportedShapeError
from kg.validation.screening.core import term_of
from kg.validation.screening.facts import Facts
from kg.validation.screening.patterns import Expression, Pattern, Row, pattern
from kg.validation.screening.terms import Iri, Term, UnsureError, is_iri, parts, text, value

_ORDERED: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_COMPARED = {"=", "!=", *_ORDERED}


def expression(node: object) -> Expression:
    """Return the evaluator of an expression of rdflib's algebra; UnsupportedShapeError for what is not known here."""
    if isinstance(node, Variable):
        return _variable(str(node))
    if isinstance(node, Node):
        constant = _value(term_of(node))
        return lambda facts, row: constant
    if not isinstance(node, CompValue):
        raise UnsupportedShapeError(f"the expression {node!r}")
    make = _MAKERS.get(node.name)
    if make is None:
        raise UnsupportedShapeError(f"{node.name} in a condition")
    return make(node)


def _variable(name: str) -> Expression:
    def get(facts: Facts, row: Row) -> object:
        term = row.get(name)
        return None if term is None else _value(term)

    return get


def _value(term: Term) -> object:
    return Iri(text(term)) if is_iri(term) else value(term)


def _truth(found: object) -> bool | None:
    """Return the effective boolean value: only booleans are conditions in our shapes."""
    if found is None or isinstance(found, bool):
        return found
    raise UnsureError


def _condition(node: object) -> Expression:
    inner = expression(node)
    return lambda facts, row: _truth(inner(facts, row))


def group(node: CompValue) -> Pattern:
    """Return the evaluator of a group of patterns, conditions included."""
    return pattern(node, _condition, expression)


def _and(node: CompValue) -> Expression:
    terms = [expression(one) for one in (node.expr, *node.other)]

    def all_hold(facts: Facts, row: Row) -> bool | None:
        results = [_truth(one(facts, row)) for one in terms]
        return False if False in results else None if None in results else True

    return all_hold


def _or(node: CompValue) -> Expression:
    terms = [expression(one) for one in (node.expr, *node.other)]

    def one_holds(facts: Facts, row: Row) -> bool | None:
        results = [_truth(one(facts, row)) for one in terms]
        return True if True in results else None if None in results else False

    return one_holds


def _negated(node: CompValue) -> Expression:
    inner = expression(node.expr)

    def negated(facts: Facts, row: Row) -> bool | None:
        found = _truth(inner(facts, row))
        return None if found is None else not found

    return negated


def _relation(node: CompValue) -> Expression:
    if node.op in ("IN", "NOT IN"):
        return _membership(expression(node.expr), [expression(one) for one in node.other], node.op == "IN")
    if node.op not in _COMPARED:
        raise UnsupportedShapeError(f"{node.op} in a condition")
    first, second, op = expression(node.expr), expression(node.other), str(node.op)

    def holds(facts: Facts, row: Row) -> bool | None:
        one, other = first(facts, row), second(facts, row)
        return None if one is None or other is None else _compare(one, op, other)

    return holds


def _compare(one: object, op: str, other: object) -> bool:
    if op in ("=", "!="):
        return _equal(one, other) is (op == "=")
    if isinstance(one, Iri) or isinstance(other, Iri) or isinstance(one, bool) is not isinstance(other, bool):
        raise UnsureError
    try:
        return bool(_ORDERED[op](one, other))
    except TypeError as error:
        raise UnsureError from error


def _equal(one: object, other: object) -> bool:
    if isinstance(one, Iri) or isinstance(other, Iri):
        return type(one) is type(other) and one == other
    if isinstance(one, bool) is not isinstance(other, bool) or isinstance(one, str) is not isinstance(other, str):
        raise UnsureError
    return one == other


def _membership(first: Expression, choices: Sequence[Expression], wanted: bool) -> Expression:
    def holds(facts: Facts, row: Row) -> bool | None:
        one = first(facts, row)
        others = [choice(facts, row) for choice in choices]
        if one is None:
            return None
        if any(other is not None and _equal(one, other) for other in others):
            return wanted
        return None if None in others else not wanted

    return holds


def _bound(node: CompValue) -> Expression:
    name = str(node.arg)
    return lambda facts, row: name in row


def _str(node: CompValue) -> Expression:
    if not isinstance(node.arg, Variable):
        raise UnsupportedShapeError("STR of an expression")
    name = str(node.arg)

    def lexical(facts: Facts, row: Row) -> str | None:
        term = row.get(name)
        return None if term is None else text(term)

    return lexical


def _texts(*nodes: object) -> Callable[[Facts, Row], list[str] | None]:
    texts = [expression(node) for node in nodes]

    def read(facts: Facts, row: Row) -> list[str] | None:
        found = [one(facts, row) for one in texts]
        if None in found:
            return None
        if not all(isinstance(one, str) and not isinstance(one, Iri) for one in found):
            raise UnsureError
        return [str(one) for one in found]

    return read


def _strlen(node: CompValue) -> Expression:
    name = str(node.arg)
    if not isinstance(node.arg, Variable):
        raise UnsupportedShapeError("STRLEN of an expression")

    def length(facts: Facts, row: Row) -> int | None:
        # A text with a language tag has a length, too.
        term = row.get(name)
        if term is None:
            return None
        if is_iri(term) or parts(term)[2] not in (XSD.string, RDF.langString):
            raise UnsureError
        return len(text(term))

    return length


def _strstarts(node: CompValue) -> Expression:
    both = _texts(node.arg1, node.arg2)

    def starts(facts: Facts, row: Row) -> bool | None:
        found = both(facts, row)
        return None if found is None else found[0].startswith(found[1])

    return starts


def _concat(node: CompValue) -> Expression:
    pieces = _texts(*node.arg)

    def joined(facts: Facts, row: Row) -> str | None:
        found = pieces(facts, row)
        return None if found is None else "".join(found)

    return joined


def _coalesce(node: CompValue) -> Expression:
    choices = [expression(one) for one in node.arg]

    def first(facts: Facts, row: Row) -> object:
        return next((found for choice in choices if (found := choice(facts, row)) is not None), None)

    return first


def _sum(node: CompValue) -> Expression:
    first, others = expression(node.expr), [expression(one) for one in node.other]
    signs = [1 if op == "+" else -1 for op in node.op]

    def total(facts: Facts, row: Row) -> int | None:
        found = [one(facts, row) for one in (first, *others)]
        if None in found:
            return None
        numbers = [one for one in found if isinstance(one, int) and not isinstance(one, bool)]
        if len(numbers) != len(found):
            raise UnsureError
        return numbers[0] + sum(sign * number for sign, number in zip(signs, numbers[1:], strict=True))

    return total


def _exists(node: CompValue) -> Expression:
    # rdflib keeps the translated pattern as an attribute beside the item of the same name.
    inner = group(node.graph)
    wanted = node.name == "Builtin_EXISTS"
    return lambda facts, row: (next(inner(facts, row), None) is not None) is wanted


def _true(node: CompValue) -> Expression:
    return lambda facts, row: True


_MAKERS: dict[str, Callable[[CompValue], Expression]] = {
    "ConditionalAndExpression": _and,
    "ConditionalOrExpression": _or,
    "UnaryNot": _negated,
    "RelationalExpression": _relation,
    "AdditiveExpression": _sum,
    "Builtin_BOUND": _bound,
    "Builtin_STR": _str,
    "Builtin_STRLEN": _strlen,
    "Builtin_STRSTARTS": _strstarts,
    "Builtin_CONCAT": _concat,
    "Builtin_COALESCE": _coalesce,
    "Builtin_EXISTS": _exists,
    "Builtin_NOTEXISTS": _exists,
    "TrueFilter": _true,
}
