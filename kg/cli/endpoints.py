"""Options of the verbs that talk to a server, and how its credentials are found."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.options import say

if TYPE_CHECKING:
    from kg.endpoint import Address, Credentials, Endpoint

# Written out, so that help needs no import; a test compares them with kg.endpoint.
PROFILES = ("auto", "oxigraph", "virtuoso", "fuseki", "graphdb", "rdf4j", "qlever", "generic")
F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--profile",
        type=click.Choice(PROFILES),
        default="auto",
        show_default=True,
        help="Kind of server; auto asks it.",
    ),
    click.option(
        "--user",
        metavar="NAME",
        default="",
        help="User name; the password comes from KG_ENDPOINT_PASSWORD, a netrc file or a prompt, never from here.",
    ),
    click.option(
        "--netrc", type=click.Path(path_type=Path), metavar="FILE", help="Netrc file (default: $NETRC or ~/.netrc)."
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0.1),
        metavar="SECONDS",
        help="Longest wait for an answer (default: 30; ten times that for all tries of one request).",
    ),
)


def server_options(command: F) -> F:
    """Add the options that tell how to reach a server."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Reach:
    """What the options say of a server: its addresses, its kind, who asks, and how patiently."""

    endpoint: str
    profile: str = "auto"
    user: str = ""
    netrc: Path | None = None
    timeout: float | None = None
    update: str = ""
    graph_store: str = ""

    def connect(self, *, quiet: bool = False) -> Endpoint:
        """Return the server, after looking for credentials of each of its hosts."""
        from kg.endpoint import Address, Limits, Transport, connect

        given = [Address(url) for url in (self.endpoint, self.update, self.graph_store) if url]
        found = {address.origin: self._credentials(address) for address in given}
        credentials = {origin: one for origin, one in found.items() if one is not None}
        exposed = [str(address) for address in given if address.origin in credentials and not address.is_private]
        if exposed:
            say([f"kg: note: {exposed[0]} is not encrypted; credentials can be read on the way"], quiet=quiet)
        limits = Limits()
        if self.timeout is not None:
            limits = replace(
                limits, read=self.timeout, connect=min(limits.connect, self.timeout), total=10 * self.timeout
            )
        transport = Transport(credentials, limits)
        return connect(self.endpoint, transport, profile=self.profile, update=self.update, graph_store=self.graph_store)

    def _credentials(self, address: Address) -> Credentials | None:
        from kg.endpoint import find_credentials

        ask = _ask if sys.stdin.isatty() else None
        return find_credentials(address.host, os.environ, user=self.user, netrc_file=self.netrc, ask=ask)


def _ask(user: str) -> str:
    answer: str = click.prompt(f"Password for {user}", hide_input=True, err=True)
    return answer
