"""Two builds of one store: the second says who holds it, or waits when it is asked to."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.faults import victims
from tests.faults.world import SOAK, World, check_equal, check_rerun

RACES = 100 if SOAK else 3


@pytest.fixture
def held(world: World, tmp_path: Path) -> tuple[Path, Path, int]:
    """A store that a process holds until a file is made; that process."""
    root, until = world.copy_before(tmp_path / "store"), tmp_path / "until"
    process = victims.start(victims.hold, root, until)
    while not until.with_suffix(".held").exists():
        time.sleep(0.01)
    assert process.pid is not None
    return root, until, process.pid


def test_the_second_says_who_holds_it(held: tuple[Path, Path, int], world: World, kg: Run) -> None:
    root, until, process = held
    began = time.monotonic()
    result = kg("build", world.after, "--store", root, "--jobs", "1")
    assert time.monotonic() - began < 5
    assert result.exit_code == 2
    assert f"kg: {root}: being written by process {process} on " in result.stderr
    assert "wait for it (--wait) or stop it" in result.stderr
    until.touch()


def test_the_second_waits_when_asked(held: tuple[Path, Path, int], world: World, kg: Run) -> None:
    root, until, _ = held
    result = kg("build", world.after, "--store", root, "--jobs", "1", "--wait", "0.3")
    assert result.exit_code == 2
    threading.Timer(0.5, until.touch).start()
    result = kg("build", world.after, "--store", root, "--jobs", "1", "--wait", "60")
    assert result.exit_code == 0, result.stderr
    assert until.exists()


@pytest.mark.parametrize("fresh", [True, False])
def test_races(fresh: bool, world: World, tmp_path: Path) -> None:
    """Whichever wins, the store is that of an undisturbed build, and the loser says that it is held."""
    for race in range(RACES):
        root = tmp_path / f"store-{race}"
        if not fresh:
            world.copy_before(root)
        said = [tmp_path / f"said-{race}-{one}" for one in range(2)]
        processes = [victims.start(victims.build_and_tell, world.after, root, path) for path in said]
        for process in processes:
            process.join()
            assert process.exitcode == 0
        told = [path.read_text(encoding="utf-8") for path in said if path.exists()]
        assert len(told) < 2
        assert all(text.startswith(f"StoreHeldError: {root}: being written by ") for text in told)
        check_equal(world, root)
        check_rerun(world, root)
