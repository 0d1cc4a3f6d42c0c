"""Credentials: from the environment, a netrc file or a prompt; never from an argument, and never shown."""

from __future__ import annotations

import base64
import netrc
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from kg.endpoint.errors import CredentialsError

USER, PASSWORD, TOKEN, SCHEME = (
    "KG_ENDPOINT_USER",
    "KG_ENDPOINT_PASSWORD",
    "KG_ENDPOINT_TOKEN",
    "KG_ENDPOINT_AUTH",
)
"""The environment variables; the last is basic, digest or bearer, and not needed where the server says which."""

_SCHEMES = ("", "basic", "digest", "bearer")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with password, or a token; `scheme` is basic, digest, bearer, or "" for what the server asks for."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    scheme: str = ""

    def __post_init__(self) -> None:
        if self.scheme not in _SCHEMES:
            raise CredentialsError(f"{SCHEME} is basic, digest or bearer")
        if any(c in self.user + self.password + self.token for c in "\r\n\0"):
            raise CredentialsError("a user, password or token does not hold line ends")
        if ":" in self.user:
            raise CredentialsError("a user name does not hold a colon")
        if self.scheme == "bearer" and not self.token:
            raise CredentialsError(f"bearer authentication needs {TOKEN}")
        if self.token and not self.token.isascii():
            raise CredentialsError("a token holds ASCII characters only")

    def redact(self, text: str) -> str:
        """Return `text` without the password or token in any spelling that a server may have echoed."""
        for secret in sorted(self._spellings(), key=len, reverse=True):
            text = text.replace(secret, "***")
        return text

    def _spellings(self) -> set[str]:
        found = {secret for secret in (self.password, self.token) if secret}
        if self.password:
            found.add(base64.b64encode(f"{self.user}:{self.password}".encode()).decode())
        return found | {quote(secret, safe="") for secret in found} | {repr(secret)[1:-1] for secret in found}


def find_credentials(
    host: str,
    environ: Mapping[str, str],
    *,
    user: str = "",
    netrc_file: Path | None = None,
    ask: Callable[[str], str] | None = None,
) -> Credentials | None:
    """Return the credentials for `host`: environment first, then the netrc file, then `ask` for the password of `user`.

    Raises CredentialsError when what was given is not enough.
    """
    scheme = environ.get(SCHEME, "").strip().lower()
    if token := environ.get(TOKEN, "").strip():
        return Credentials(token=token, scheme="bearer")
    name = user or environ.get(USER, "")
    if name and PASSWORD in environ:
        return Credentials(name, environ[PASSWORD], scheme=scheme)
    if found := _from_netrc(host, name, scheme, netrc_file, environ):
        return found
    if not name:
        return None
    if ask is None:
        raise CredentialsError(f"no password for {name}: set {PASSWORD} or name a netrc file")
    return Credentials(name, ask(name), scheme=scheme)


def _from_netrc(
    host: str, user: str, scheme: str, named: Path | None, environ: Mapping[str, str]
) -> Credentials | None:
    path = named or Path(environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        if named:
            raise CredentialsError(f"{named}: no such netrc file")
        return None
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise CredentialsError(f"{path}: readable by others, so not used; run: chmod 600 {path}")
        # `default` entries are left alone: a password is for the host that it names.
        entry = netrc.netrc(str(path)).hosts.get(host)
    except netrc.NetrcParseError as error:
        raise CredentialsError(f"{path}, line {error.lineno}: not a netrc file") from None
    except (OSError, UnicodeDecodeError):
        raise CredentialsError(f"{path}: cannot be read") from None
    if entry is None or (user and entry[0] != user):
        return None
    return Credentials(entry[0], entry[2] or "", scheme=scheme)
