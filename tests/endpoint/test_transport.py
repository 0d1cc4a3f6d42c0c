"""How requests are made: tries, waits and time limits; authentication; nothing sent where it does not belong."""

from __future__ import annotations

import hashlib
import re
import threading
import time
import urllib.request
from dataclasses import replace

import pytest

from kg.endpoint import (
    Address,
    AddressError,
    AnswerError,
    Credentials,
    DeniedError,
    EndpointError,
    Limits,
    RedirectRefusedError,
    RefusedError,
    Transport,
    UnavailableError,
    connect,
)
from kg.endpoint.authentication import Authentication
from tests.endpoint.faults import PASSWORD, USER, FaultServer
from tests.endpoint.servers import free_port

QUICK = Limits(connect=1, read=0.3, total=30, backoff=0.001, answer=1 << 20)
ASK = b"query=ASK+%7B%7D"
TOKEN = "t0ken"  # noqa: S105 - of nobody
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def transport(server: FaultServer, limits: Limits = QUICK, *, pauses: list[float] | None = None) -> Transport:
    secret = bool(server.state.password)
    credentials = {Address(server.url).origin: Credentials(USER, PASSWORD)} if secret else {}
    return Transport(credentials, limits, sleep=(pauses if pauses is not None else []).append)


def query(server: FaultServer) -> Address:
    return Address(f"{server.url}/query")


@pytest.mark.parametrize("mode", ["500", "hang-before", "reset-before", "503-seconds"])
def test_at_most_five_tries(faulty: FaultServer, mode: str) -> None:
    pauses: list[float] = []
    faulty.state.plan(mode, times=99)
    with pytest.raises(UnavailableError, match="5 tries"):
        transport(faulty, replace(QUICK, total=90), pauses=pauses).send("POST", query(faulty), body=ASK)
    assert faulty.state.failed == 5
    assert len(pauses) == 4
    assert pauses == sorted(pauses)


def test_a_longer_wait_than_the_limit_is_not_begun(faulty: FaultServer) -> None:
    faulty.state.plan("503-seconds", times=99)
    with pytest.raises(UnavailableError, match="after the time limit of 3 s"):
        transport(faulty, replace(QUICK, total=3)).send("POST", query(faulty), body=ASK)
    assert faulty.state.failed == 1


@pytest.mark.parametrize("mode", ["drip", "hang-before"])
def test_the_total_limit_holds(faulty: FaultServer, mode: str) -> None:
    faulty.state.plan(mode, times=99)
    started = time.monotonic()
    with pytest.raises(UnavailableError, match="out of time"):
        transport(faulty, replace(QUICK, read=30, total=0.5)).send("POST", query(faulty), body=ASK)
    assert time.monotonic() - started < 5


def test_a_socket_that_notices_the_total_limit_first_says_so_too(
    faulty: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = threading.Timer
    monkeypatch.setattr("kg.endpoint.wire.threading.Timer", lambda seconds, cut: timer(seconds + 5, cut))
    faulty.state.plan("hang-before", times=99)
    with pytest.raises(UnavailableError, match="out of time"):
        transport(faulty, replace(QUICK, read=30, total=0.5)).send("POST", query(faulty), body=ASK)


@pytest.mark.parametrize(("mode", "asked"), [("500", 1), ("reset-after", 1), ("hang-after", 1), ("503-seconds", 5)])
def test_a_change_that_may_have_been_made_is_not_sent_twice(faulty: FaultServer, mode: str, asked: int) -> None:
    endpoint = connect(faulty.url, transport(faulty, replace(QUICK, total=90)), profile="oxigraph")
    faulty.state.plan(mode, times=99)
    with pytest.raises(EndpointError):
        endpoint.update("DELETE WHERE { ?s ?p ?o }")
    assert faulty.state.failed == asked


def test_no_connection_says_so() -> None:
    with pytest.raises(UnavailableError, match="no connection"):
        Transport({}, QUICK, sleep=lambda _: None).send("GET", Address(f"http://127.0.0.1:{free_port()}/"))


@pytest.mark.parametrize("mode", ["302", "307"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_nobody_is_led_elsewhere(faulty: FaultServer, elsewhere: FaultServer, mode: str, method: str) -> None:
    faulty.state.elsewhere, faulty.state.password = elsewhere.url, PASSWORD
    faulty.state.plan(mode, times=99)
    with pytest.raises(RedirectRefusedError, match=re.escape(elsewhere.url)) as caught:
        transport(faulty).send(method, query(faulty), body=ASK if method != "GET" else None)
    assert "k3y" not in str(caught.value)
    assert not elsewhere.state.requests


def test_credentials_belong_to_their_origin(faulty: FaultServer, elsewhere: FaultServer) -> None:
    faulty.state.password = elsewhere.state.password = PASSWORD
    with pytest.raises(DeniedError, match="credentials are needed"):
        transport(faulty).send("POST", query(elsewhere), body=ASK)
    assert all("Authorization" not in headers for _, _, headers in elsewhere.state.requests)


def test_proxies_of_the_environment_are_not_asked(faulty: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    assert transport(faulty).send("POST", query(faulty), body=ASK).status == 200


def test_wrong_password(faulty: FaultServer) -> None:
    faulty.state.password = "another"  # noqa: S105
    with pytest.raises(DeniedError, match="refused") as caught:
        transport(faulty).send("POST", query(faulty), body=ASK)
    assert PASSWORD not in str(caught.value)
    assert len(faulty.state.requests) <= 3


def test_a_secret_that_a_server_echoes_is_not_shown(faulty: FaultServer) -> None:
    faulty.state.password = PASSWORD
    endpoint = connect(faulty.url, transport(faulty), profile="oxigraph")
    faulty.state.plan("404")
    assert endpoint.graphs is not None
    with pytest.raises(RefusedError, match=r"sorry, \*\*\*") as caught:
        endpoint.graphs.put("https://example.org/g", b"")
    assert PASSWORD not in str(caught.value)
    assert PASSWORD not in repr(Credentials(USER, PASSWORD, PASSWORD.encode().hex()))


def test_credentials_that_nobody_asks_for_stay_here(faulty: FaultServer) -> None:
    origin = Address(faulty.url).origin
    quiet = Transport({origin: Credentials(USER, PASSWORD)}, QUICK)
    for _ in range(3):
        assert quiet.send("POST", query(faulty), headers=FORM, body=ASK).status == 200
    assert len(faulty.state.requests) == 4
    assert all("Authorization" not in headers for _, _, headers in faulty.state.requests)


def test_the_process_wide_opener_stays(faulty: FaultServer) -> None:
    before = urllib.request._opener  # type: ignore[attr-defined]
    endpoint = connect(faulty.url, transport(faulty), profile="oxigraph")
    endpoint.rows("ASK {}")
    assert urllib.request._opener is before  # type: ignore[attr-defined]


@pytest.mark.parametrize("mode", ["html", "json-error", "cut", "endless", "bomb"])
def test_a_query_is_not_answered_by_just_anything(faulty: FaultServer, mode: str) -> None:
    endpoint = connect(faulty.url, transport(faulty), profile="oxigraph")
    faulty.state.plan(mode, times=99)
    with pytest.raises((AnswerError, UnavailableError)):
        endpoint.rows("SELECT * WHERE { ?s ?p ?o }")


def test_digest_as_in_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples of RFC 7616, section 3.9.1."""
    monkeypatch.setattr("os.urandom", lambda _: bytes.fromhex("f2"))
    nonce, opaque = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
    rest = f'realm="http-auth@example.org", qop="auth, auth-int", nonce="{nonce}", opaque="{opaque}"'
    ours = Authentication(Credentials("Mufasa", "Circle of Life"))
    assert ours.must_ask
    assert ours.learn([f"Digest {rest}, algorithm=MD5", f"Digest {rest}, algorithm=SHA-256"])
    header = ours.header("GET", "/dir/index.html") or ""
    fields = dict(re.findall(r'(\w+)="?([^",]*)"?', header))
    first = hashlib.sha256(b"Mufasa:http-auth@example.org:Circle of Life").hexdigest()
    second = hashlib.sha256(b"GET:/dir/index.html").hexdigest()
    assert fields["algorithm"] == "SHA-256"
    assert fields["response"] == hashlib.sha256(f"{first}:{nonce}:00000001:f2:auth:{second}".encode()).hexdigest()
    assert (fields["nc"], fields["opaque"]) == ("00000001", opaque)
    assert not ours.learn([f"Digest {rest}, algorithm=SHA-256"]), "a refused answer to a fresh nonce is final"


def test_bearer_is_sent_at_once_and_basic_when_asked_for() -> None:
    assert Authentication(Credentials(token=TOKEN, scheme="bearer")).header("GET", "/") == f"Bearer {TOKEN}"
    basic = Authentication(Credentials("u", "p"))
    assert basic.header("GET", "/") is None
    assert basic.learn(['Basic realm="x"'])
    assert basic.header("GET", "/") == "Basic dTpw"
    assert not Authentication(None).learn(['Basic realm="x"'])
    assert not Authentication(Credentials("u", "p", scheme="digest")).learn(['Basic realm="x"']), "no weaker than asked"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/",
        "/etc/passwd",
        "127.0.0.1:7878",
        "http://",
        "http:///query",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:0/",
        "http://127.0.0.1/ x",
        "http://127.0.0.1/\r\nX: y",
        "http://127.0.0.1/#part",
        "javascript:alert(1)",
        "",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(AddressError):
        Address(url)


@pytest.mark.parametrize("url", ["http://me:s3cret@127.0.0.1/", "https://t0ken@example.org/x", "ftp://a:s3cret@b/"])
def test_a_password_in_an_address_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(AddressError, match="KG_ENDPOINT_PASSWORD") as caught:
        Address(url)
    assert "s3cret" not in str(caught.value)
    assert "t0ken" not in str(caught.value)


def test_a_key_in_an_address_is_not_shown() -> None:
    address = Address("https://example.org/sparql?key=s3cret")
    assert "s3cret" not in f"{address} {address!r}"
    assert address.target == "/sparql?key=s3cret"
    assert address.with_parameter("graph", "x:y&z").target == "/sparql?key=s3cret&graph=x%3Ay%26z"
