"""Servers of other people: queries, updates and graphs over HTTP, and bringing a store to them without losing any."""

from kg.endpoint.address import Address
from kg.endpoint.binding import with_values
from kg.endpoint.bulk import write_files
from kg.endpoint.client import Endpoint
from kg.endpoint.credentials import Credentials, find_credentials
from kg.endpoint.errors import (
    AddressError,
    AnswerError,
    CredentialsError,
    DeniedError,
    EndpointError,
    RedirectRefusedError,
    RefusedError,
    TruncatedError,
    UnavailableError,
)
from kg.endpoint.graphstore import GraphStore
from kg.endpoint.ledger import Entry, Ledger
from kg.endpoint.probe import Capabilities, connect, detect, probe
from kg.endpoint.profiles import PROFILES, Addresses, Profile, addresses
from kg.endpoint.push import METHODS, Count, Plan, PushReport, plan, push
from kg.endpoint.source import LocalGraph, LocalGraphs, graphs_in, graphs_of
from kg.endpoint.stored import PLACES, answer_at, evaluated_here
from kg.endpoint.transport import Transport
from kg.endpoint.wire import Limits
from kg.endpoint.wrapper import Wrapper

__all__ = [
    "METHODS",
    "PLACES",
    "PROFILES",
    "Address",
    "AddressError",
    "Addresses",
    "AnswerError",
    "Capabilities",
    "Count",
    "Credentials",
    "CredentialsError",
    "DeniedError",
    "Endpoint",
    "EndpointError",
    "Entry",
    "GraphStore",
    "Ledger",
    "Limits",
    "LocalGraph",
    "LocalGraphs",
    "Plan",
    "Profile",
    "PushReport",
    "RedirectRefusedError",
    "RefusedError",
    "Transport",
    "TruncatedError",
    "UnavailableError",
    "Wrapper",
    "addresses",
    "answer_at",
    "connect",
    "detect",
    "evaluated_here",
    "find_credentials",
    "graphs_in",
    "graphs_of",
    "plan",
    "probe",
    "push",
    "with_values",
    "write_files",
]
