"""Where credentials come from, in which order, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.endpoint import Credentials, CredentialsError, find_credentials
from kg.endpoint.credentials import PASSWORD, SCHEME, TOKEN, USER


@pytest.fixture
def netrc(tmp_path: Path) -> Path:
    path = tmp_path / "netrc"
    path.write_text("machine example.org login me password from-file\ndefault login any password all\n")
    path.chmod(0o600)
    return path


def test_order(netrc: Path) -> None:
    env = {USER: "env", PASSWORD: "from-env", SCHEME: "digest"}
    assert find_credentials("example.org", env, netrc_file=netrc) == Credentials("env", "from-env", scheme="digest")
    bearer = find_credentials("example.org", {TOKEN: "t"}, netrc_file=netrc)
    assert (bearer and bearer.token, bearer and bearer.scheme) == ("t", "bearer")
    assert find_credentials("example.org", {}, netrc_file=netrc) == Credentials("me", "from-file")
    assert find_credentials("example.org", {"NETRC": str(netrc)}) == Credentials("me", "from-file")
    asked = find_credentials("example.org", {}, user="you", netrc_file=netrc, ask=lambda name: f"{name}?")
    assert asked == Credentials("you", "you?")


def test_a_default_entry_is_for_no_host(netrc: Path) -> None:
    assert find_credentials("other.org", {}, netrc_file=netrc) is None


def test_a_password_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="no password for me"):
        find_credentials("example.org", {"NETRC": str(tmp_path / "none")}, user="me")


def test_a_netrc_file_that_others_can_read(netrc: Path) -> None:
    netrc.chmod(0o644)
    with pytest.raises(CredentialsError, match="chmod 600"):
        find_credentials("example.org", {}, netrc_file=netrc)


def test_netrc_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="no such netrc file"):
        find_credentials("example.org", {}, netrc_file=tmp_path / "none")
    path = tmp_path / "bad"
    path.write_text("machine example.org passwort s3cret\n")
    path.chmod(0o600)
    with pytest.raises(CredentialsError, match="line 1") as caught:
        find_credentials("example.org", {}, netrc_file=path)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "values",
    [
        {"user": "a:b"},
        {"user": "a", "password": "b\r\nX: y"},
        {"scheme": "ntlm"},
        {"scheme": "bearer"},
        {"token": "ключ"},
    ],
)
def test_what_cannot_be_sent(values: dict[str, str]) -> None:
    with pytest.raises(CredentialsError):
        Credentials(**values)


def test_every_spelling_is_removed() -> None:
    credentials = Credentials("me", "pa/ss wörd")
    echoed = "pa/ss wörd pa%2Fss%20w%C3%B6rd bWU6cGEvc3Mgd8O2cmQ="
    assert credentials.redact(echoed) == "*** *** ***"
