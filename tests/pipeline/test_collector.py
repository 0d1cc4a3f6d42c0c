"""While pages are read the garbage collector looks seldom, and as often as before afterwards."""

from __future__ import annotations

import gc

import pytest

from kg.pipeline.collector import seldom_collected


def test_the_collector_is_put_back_after_an_error() -> None:
    """A script that builds a store keeps its own settings."""
    before = gc.get_threshold()
    with pytest.raises(KeyError), seldom_collected():
        assert gc.get_threshold()[0] > before[0]
        raise KeyError
    assert gc.get_threshold() == before
