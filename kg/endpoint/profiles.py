"""Where each kind of server has its three addresses, and what is peculiar about it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.endpoint.address import Address
from kg.endpoint.errors import AddressError


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of server.

    `query`, `update` and `graph_store` are what its base address is followed by, None where there is no such thing;
    `signature` stands in its Server header. `rows` is the silent limit on what one read gives, 0 for none;
    `runs_stored` tells whether its engine gives the right rows for the stored queries. `page` are words of the HTML
    page by which it reports a successful change. `prefers_filter` says that it looks up the graphs of a FILTER and
    goes through all of the data for a VALUES; for others it is the other way round. `tested` servers run in our
    tests; the others are by the standard.
    """

    name: str
    query: str
    update: str
    graph_store: str | None
    signature: str = ""
    rows: int = 0
    runs_stored: bool = True
    page: str = ""
    prefers_filter: bool = False
    tested: bool = False


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("oxigraph", "/query", "/update", "/store", "oxigraph", tested=True),
        Profile(
            "virtuoso",
            "/sparql",
            "/sparql-auth",
            "/sparql-graph-crud-auth",
            "virtuoso",
            rows=10_000,
            # Its compiler fails on some (SQ156) and leaves out groups or gives "" for no value on others.
            runs_stored=False,
            prefers_filter=True,
            tested=True,
        ),
        Profile("fuseki", "/query", "/update", "/data", "fuseki", page="Update succeeded"),
        Profile("graphdb", "", "/statements", "/rdf-graphs/service", "graphdb"),
        Profile("rdf4j", "", "/statements", "/rdf-graphs/service", "rdf4j"),
        Profile("qlever", "", "", "", "qlever"),
        Profile("generic", "", "", None),
    )
}
"""All kinds of server by name."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one server; `update` and `graph_store` are None where it has no such thing."""

    query: Address
    update: Address | None = None
    graph_store: Address | None = None


def profile_called(name: str) -> Profile:
    """Return the profile of that name; raises AddressError that lists them."""
    if name not in PROFILES:
        raise AddressError(f"no profile is called {name!r}; there are {', '.join(PROFILES)}")
    return PROFILES[name]


def addresses(endpoint: str, profile: Profile, update: str = "", graph_store: str = "") -> Addresses:
    """Return the addresses of the server at `endpoint`: its base, or any one of its three addresses.

    `update` and `graph_store`, when given, are taken as they are.
    """
    base = _base(Address(endpoint), profile)
    store = profile.graph_store
    return Addresses(
        _joined(base, profile.query),
        Address(update) if update else _joined(base, profile.update),
        Address(graph_store) if graph_store else None if store is None else _joined(base, store),
    )


def profile_of(signature: str, endpoint: str) -> Profile:
    """Return the profile that a Server header, or else the form of an address, stands for."""
    words = signature.lower()
    for profile in PROFILES.values():
        if profile.signature and profile.signature in words:
            return profile
    return PROFILES["rdf4j"] if "/repositories/" in urlsplit(endpoint).path else PROFILES["generic"]


def _base(address: Address, profile: Profile) -> str:
    url, _, query = address.url.partition("?")
    if query:
        return address.url
    plain = url.rstrip("/")
    for path in (profile.graph_store, profile.update, profile.query):
        if path and plain.endswith(path):
            return plain.removesuffix(path)
    return plain if any((profile.graph_store, profile.update, profile.query)) else url


def _joined(base: str, path: str) -> Address:
    plain, mark, query = base.partition("?")
    return Address(f"{plain}{path}{mark}{query}")
