"""The pages and stores of the fault tests, made once."""

from __future__ import annotations

import pytest

from tests.faults.world import World, make_world


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("world"))
