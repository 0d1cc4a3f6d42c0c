"""Finds out what stands at an address: a SPARQL endpoint at all, of which kind, and what it offers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.endpoint.address import Address
from kg.endpoint.client import Endpoint
from kg.endpoint.errors import AnswerError, EndpointError, RefusedError
from kg.endpoint.profiles import PROFILES, Addresses, Profile, addresses, profile_of
from kg.endpoint.transport import Transport
from kg.endpoint.wrapper import Wrapper

_PATHS = ("", "/query", "/sparql")


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a server was seen to be able to do; `rows` is its announced limit, 0 for none known."""

    server: str
    answers_queries: bool
    graph_store: bool
    union_default_graph: bool
    rows: int


def detect(endpoint: str, transport: Transport) -> tuple[Profile, str]:
    """Return the profile of the server at `endpoint` and the address to go on with.

    The address is tried as it is, then with the usual paths behind it. Raises the error of the first try when none
    of them is an endpoint.
    """
    first: EndpointError | None = None
    base = Address(endpoint).url.partition("?")[0].rstrip("/")
    for path in _PATHS:
        address = Address(endpoint) if not path else Address(f"{base}{path}")
        try:
            value, answer = Wrapper(address, transport).json("ASK {}")
            if not isinstance(value.get("boolean"), bool):
                raise AnswerError(f"{address}: answers, but not as a SPARQL endpoint does")
        except (RefusedError, AnswerError) as error:
            first = first or error
            continue
        profile = profile_of(str(answer.headers.get("server", "")), address.url)
        return profile, endpoint if profile is not PROFILES["generic"] else address.url
    raise first or AnswerError(f"{endpoint}: no endpoint")


def probe(endpoint: Endpoint, transport: Transport) -> Capabilities:
    """Return what the server at `endpoint` offers; only questions are asked, nothing is changed."""
    text = "SELECT (COUNT(*) AS ?n) WHERE { { SELECT * WHERE { ?s ?p ?o } LIMIT 1 } }"
    wrapper = Wrapper(endpoint.addresses.query, transport)
    value, answer = wrapper.json("ASK {}")
    rows = str(answer.headers.get("x-sparql-maxrows", ""))
    named = endpoint.rows("ASK { GRAPH ?g { ?s ?p ?o } }").rows[0][0]
    default = endpoint.rows(text).rows[0][0]
    return Capabilities(
        server=str(answer.headers.get("server", "")).strip(),
        answers_queries=value.get("boolean") is True,
        graph_store=_has_graph_store(endpoint),
        union_default_graph=getattr(named, "value", "") == "true" and getattr(default, "value", "0") != "0",
        rows=int(rows) if rows.isascii() and rows.isdigit() else endpoint.profile.rows,
    )


def _has_graph_store(endpoint: Endpoint) -> bool:
    if endpoint.graphs is None:
        return False
    try:
        endpoint.graphs.get("urn:parley:nothing-is-called-this")
    except RefusedError:
        return False
    except AnswerError:
        # Some answer in another format when there is nothing to tell.
        return True
    return True


def connect(
    endpoint: str, transport: Transport, *, profile: str = "auto", update: str = "", graph_store: str = ""
) -> Endpoint:
    """Return the server at `endpoint`, its kind found out or named. Raises AddressError for an unknown kind."""
    from kg.endpoint.profiles import profile_called

    if profile == "auto":
        found, base = detect(endpoint, transport)
    else:
        found, base = profile_called(profile), endpoint
    where: Addresses = addresses(base, found, update, graph_store)
    return Endpoint(where, found, transport)
