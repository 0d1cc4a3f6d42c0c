"""No room on the disk: one clear line, nothing lost that was there, and the next build goes on by itself."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import open_store
from tests.faults import victims
from tests.faults.world import SOAK, World, check_after_kill, check_rerun, document_names

_CHANCE = random.Random(7)  # noqa: S311 - sizes, not secrets
SIZES = sorted(int(10 ** _CHANCE.uniform(2, 6.4)) for _ in range(50)) if SOAK else [300, 9_000, 40_000, 300_000]
"""How large a file may become, in bytes."""


@pytest.mark.parametrize("largest", SIZES)
def test_files_that_may_not_grow(largest: int, world: World, tmp_path: Path) -> None:
    root, said = world.copy_before(tmp_path / "store"), tmp_path / "said"
    process = victims.start(victims.build_and_tell, world.after, root, said, largest)
    process.join()
    assert process.exitcode == 0
    if said.exists():
        _check_message(said, root)
    assert check_after_kill(world, root) >= 16
    check_rerun(world, root)


def test_some_limit_was_met(world: World, tmp_path: Path) -> None:
    """So that the test above cannot pass because nothing happens."""
    said = tmp_path / "said"
    victims.start(victims.build_and_tell, world.after, tmp_path / "store", said, 9_000).join()
    _check_message(said, tmp_path / "store")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own; needs root."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], check=False).returncode
    ):
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("room", range(4, 400, 8) if SOAK else [8, 120])
def test_a_full_disk(room: int, world: World, small_disk: Path, tmp_path: Path) -> None:
    """With `room` kB left: old pages can still be read while the disk is full."""
    root, said = world.copy_before(small_disk / "store"), tmp_path / "said"
    state = os.statvfs(small_disk)
    fill = small_disk / "fill"
    fill.write_bytes(bytes(max(0, state.f_bavail * state.f_frsize - room * 1024)))
    process = victims.start(victims.build_and_tell, world.after, root, said)
    process.join()
    assert process.exitcode == 0
    _check_message(said, root)
    assert len(document_names(open_store(root))) >= 16
    fill.unlink()
    check_after_kill(world, root)
    check_rerun(world, root)


def _check_message(said: Path, root: Path) -> None:
    message = said.read_text(encoding="utf-8")
    assert message.startswith(f"StoreFullError: {root}: the disk is full (")
    assert "free some space and build again" in message
