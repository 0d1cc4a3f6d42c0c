"""Real and misbehaving servers for the tests, all on 127.0.0.1, all stopped again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.endpoint.faults import FaultServer, fault_server
from tests.endpoint.servers import Oxigraph


@pytest.fixture
def faulty() -> Iterator[FaultServer]:
    with fault_server() as server:
        yield server


@pytest.fixture
def elsewhere() -> Iterator[FaultServer]:
    """A second origin, to which nobody may be led."""
    with fault_server() as server:
        yield server


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oxigraph]:
    server = Oxigraph(tmp_path_factory.mktemp("oxigraph") / "db")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def own_oxigraph(tmp_path: Path) -> Iterator[Oxigraph]:
    """A server of the test's own, for killing."""
    server = Oxigraph(tmp_path / "db")
    server.start()
    yield server
    server.stop()
