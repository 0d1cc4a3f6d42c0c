"""`kill -9` at any moment: the store opens, its pages are whole, and the next build makes what an undisturbed one does.

The short form kills a few times; `make soak` kills 200 times in each way, and prints how often and how much was there.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import victims
from tests.faults.world import SOAK, World, check_after_kill, check_rerun, lines

KILLS = 200 if SOAK else 4
SEED = time.time_ns() % 10**6 if SOAK else 4
BOUND = 1800.0
"""Seconds after which a soak stops killing, however often it has."""


def kill_at_random(work: Callable[..., object], *arguments: object, within: float, chance: random.Random) -> bool:
    """Start `work`, kill it at a random moment within so many seconds, and return whether it was still at it."""
    process = victims.start(work, *arguments)
    process.join(chance.uniform(0, within))
    process.kill()
    process.join()
    assert process.exitcode in (-signal.SIGKILL, 0)
    return process.exitcode != 0


def duration(work: Callable[..., object], *arguments: object) -> float:
    """Return how many seconds `work` takes undisturbed."""
    process = victims.start(work, *arguments)
    began = time.monotonic()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - began


def say(line: str) -> None:
    """Print what a soak did, past pytest."""
    if SOAK:
        os.write(2, f"\n{line}\n".encode())


@pytest.mark.parametrize("kind", ["build", "incremental"])
@pytest.mark.timeout(BOUND + 300)
def test_a_killed_build(kind: str, world: World, tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    prepare = world.copy_before if kind == "incremental" else (lambda to: to)
    within = 1.1 * duration(victims.run_build, world.after, prepare(tmp_path / "timed"), True)
    runs, began, killed, found = 0, time.monotonic(), 0, Counter[int]()
    for turn in range(KILLS):
        if time.monotonic() - began > BOUND:
            break
        runs += 1
        root = prepare(tmp_path / f"store-{turn}")
        killed += kill_at_random(victims.run_build, world.after, root, True, within=within, chance=chance)
        found[check_after_kill(world, root)] += 1
        check_rerun(world, root)
        shutil.rmtree(root)
    say(f"{kind}: {killed} kills in {runs} runs (seed {SEED}); pages found: {dict(sorted(found.items()))}")
    assert killed


@pytest.mark.timeout(BOUND + 300)
def test_a_killed_export(world: World, tmp_path: Path) -> None:
    """The file is the old one or the new one, never a part; what was written beside it is gone after the next run."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    victims.run_export(world.store_after, tmp_path / "wanted.nq")
    wanted = (tmp_path / "wanted.nq").read_bytes()
    assert wanted.decode().splitlines() == sorted(lines(world.store_after))
    output = tmp_path / "out" / "graph.nq"
    output.parent.mkdir()
    within = 1.1 * duration(victims.run_export, world.store_after, output)
    runs, began, killed, found = 0, time.monotonic(), 0, Counter[bytes]()
    for _ in range(KILLS):
        if time.monotonic() - began > BOUND:
            break
        runs += 1
        output.write_bytes(b"the old one\n")
        killed += kill_at_random(victims.run_export, world.store_after, output, within=within, chance=chance)
        state = output.read_bytes()
        assert state in (b"the old one\n", wanted)
        found[state[:11]] += 1
        victims.run_export(world.store_after, output)
        assert output.read_bytes() == wanted
        assert [path.name for path in output.parent.iterdir()] == ["graph.nq"]
    say(f"export: {killed} kills in {runs} runs (seed {SEED}); old file {found[b'the old one']} times")
    assert killed


_TURNS = (1, 2, 3) if SOAK else (2,)


@pytest.mark.parametrize("turn", _TURNS)
@pytest.mark.parametrize("point", victims.POINTS)
def test_killed_at_a_certain_point(point: str, turn: int, world: World, tmp_path: Path) -> None:
    """Before, in and after a commit, and between the steps of every change."""
    root = world.copy_before(tmp_path / "store")
    process = victims.start(victims.build_until, point, turn, world.after, root)
    process.join()
    assert process.exitcode in (-signal.SIGKILL, 0)
    if turn == 1 or point not in _ONCE:
        assert process.exitcode == -signal.SIGKILL, "the point was not reached"
    check_after_kill(world, root)
    check_rerun(world, root)


_ONCE = {"a graph emptied, not filled", "new pages loaded, changed ones not yet", "pages stored, links not"}
"""What an undisturbed build may come by only once."""
