"""System calls that fail once, one at a time: the build says so or does without, and nothing that was there is lost.

strace makes the n-th call of a kind in each thread fail; where it is missing, or may not trace, these are skipped.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.faults.world import SOAK, World, check_after_kill, check_rerun

_SHORT = ["fsync:EIO:1", "fdatasync:EIO:2", "rename:ENOSPC:3", "write:ENOSPC:40", "unlink:EIO:3"]
_LONG = [
    f"{call}:{error}:{number}"
    for call, most, step, errors in (
        ("fsync", 33, 2, ["EIO"]),
        ("fdatasync", 70, 3, ["EIO"]),
        ("rename", 6, 1, ["EIO", "ENOSPC"]),
        ("write", 240, 8, ["EIO", "ENOSPC"]),
        ("ftruncate", 17, 3, ["EIO"]),
        ("pwrite64", 1, 1, ["ENOSPC"]),
        ("unlink", 43, 4, ["EIO"]),
    )
    for number in range(1, most + 1, step)
    for error in errors
]
_SECONDS = 120
"""A build of these pages takes five seconds under strace."""


@cache
def _can_trace() -> bool:
    if not shutil.which("strace"):
        return False
    return (
        subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    )


def _build(pages: Path, store: Path, fault: str, trace: Path) -> subprocess.CompletedProcess[str]:
    call, error, number = fault.split(":")
    tracer = [
        "strace",
        "-f",
        "-qq",
        "-o",
        trace,
        "-e",
        f"trace={call}",
        "-e",
        f"inject={call}:error={error}:when={number}",
    ]
    build = [
        sys.executable,
        "-c",
        "from kg.cli import main; main()",
        "build",
        pages,
        "--store",
        store,
        "--prune",
        "--jobs",
        "1",
    ]
    return subprocess.run([*tracer, *build], capture_output=True, text=True, timeout=_SECONDS, check=False)  # type: ignore[list-item]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("fault", _LONG if SOAK else _SHORT)
def test_a_call_that_fails(fault: str, world: World, tmp_path: Path) -> None:
    """The old pages or the new ones are there, each whole, and the next build makes what an undisturbed one makes."""
    if not _can_trace():
        pytest.skip("strace is missing, or may not trace here")
    root, trace = world.copy_before(tmp_path / "store"), tmp_path / "trace"
    done = _build(world.after, root, fault, trace)
    assert "Traceback" not in done.stderr
    assert "panicked" not in done.stderr
    injected = re.search(r"\(INJECTED\)", trace.read_text(encoding="utf-8", errors="replace"))
    if not SOAK:
        assert injected, "nothing failed"
    if done.returncode:
        assert injected
        assert re.search(r"^kg: |\d failed", done.stderr, re.MULTILINE), done.stderr
    check_after_kill(world, root)
    check_rerun(world, root)
