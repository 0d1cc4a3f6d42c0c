"""Puts values into a query for an engine that has no parameters: whole terms in the place of whole variables."""

from __future__ import annotations

from collections.abc import Mapping

from kg.query.errors import ParameterError, SparqlError
from kg.query.model import Term
from kg.query.sparql import check, tokens


def with_values(text: str, terms: Mapping[str, Term]) -> str:
    """Return `text` with each variable in `terms` (names without question mark) replaced by its term.

    Variables are found as tokens, so one inside a string or a comment stays. What is put in is a term as pyoxigraph
    writes it: an IRI that was checked when it was made, or a literal with everything escaped. Raises ParameterError
    for a value that not all parsers read alike, SparqlError where a variable stands in a place for variables only.
    """
    if not terms:
        return text
    written = {name: _written(term) for name, term in terms.items()}
    pieces: list[str] = []
    end = 0
    for token in tokens(text):
        if token.kind == "variable" and token.text[1:] in written:
            pieces += (text[end : token.start], written[token.text[1:]])
            end = token.start + len(token.text)
    bound = "".join(pieces) + text[end:]
    try:
        check(bound)
    except SparqlError as error:
        raise SparqlError(f"a parameter stands where no value can be put: {error.reason}", error.line) from error
    return bound


def _written(term: Term) -> str:
    text = str(term)
    if "\\u" in text or "\\U" in text:
        # Some parsers read \\u0022 as a quotation mark before they look for the end of the string.
        raise ParameterError(
            "a value with a control character, or a backslash before a u, cannot be sent to a server safely"
        )
    return text
