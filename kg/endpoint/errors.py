"""What can go wrong between us and a server, one class per case; no message ever holds a secret."""

from __future__ import annotations

from kg.errors import ParleyError


class EndpointError(ParleyError):
    """The base of all errors of endpoints: a problem that was found, not wrong use."""

    exit_code = 1


class AddressError(EndpointError):
    """An address that is not one of a server we may talk to: wrong use."""

    exit_code = 2


class CredentialsError(EndpointError):
    """Credentials that cannot be read or used: wrong use."""

    exit_code = 2


class UnavailableError(EndpointError):
    """No answer, or none but "later", within the tries and the time that there were."""


class DeniedError(EndpointError):
    """The server wants other credentials (401) or gives these no right (403)."""


class RedirectRefusedError(EndpointError):
    """The server pointed to another address; it is never followed, since a body or credentials would go with it."""


class RefusedError(EndpointError):
    """The server understood and said no; `status` is its answer, 0 when the refusal came in another way."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class AnswerError(EndpointError):
    """An answer that is not what was asked for: another format, cut off, too large, or no SPARQL at all."""


class TruncatedError(EndpointError):
    """The server gives fewer rows than there are, and asking page by page did not help."""
