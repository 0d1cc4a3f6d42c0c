"""Every regular expression, over strings made to be slow for it: no explosion, so that no page can stop a worker.

What is bounded is how CPU time grows: four times the text may take at most sixteen times as long, with some room.
Exponential and cubic patterns fail; a quadratic one passes here, and the bound on a page's time is behind it.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from tests.faults.world import SOAK
from tests.hostile.patterns import pumps

ROOT = Path(__file__).resolve().parents[2]
_SHORT, _LONG = 500, 2_000
_GROWTH = 28.0
"""Of four times as long a text: 16 is quadratic, 64 cubic."""
_NOISE = 0.02
"""Seconds below which growth is not looked at; a linear pattern takes a thousandth of that."""
_EVERY = 1 if SOAK else 25
_COLLECT = """
import json, sys
from tests.hostile.patterns import collect
json.dump([[pattern.pattern, pattern.flags] for pattern in collect()], sys.stdout)
"""


@pytest.fixture(scope="module")
def patterns() -> list[re.Pattern[str]]:
    done = subprocess.run([sys.executable, "-c", _COLLECT], cwd=ROOT, capture_output=True, text=True, check=True)
    return [re.compile(pattern, flags) for pattern, flags in json.loads(done.stdout)]


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_no_pattern_explodes(patterns: list[re.Pattern[str]]) -> None:
    assert len(patterns) > 2_000, "the packs were not read"
    guilty = {pattern.pattern: found for pattern in patterns if _is_due(pattern) and (found := explosion(pattern))}
    assert not guilty


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(a|aa)+$b", r"(\w+\s?)*;", r"a*a*a*a*b"])
def test_an_explosion_would_be_found(pattern: str) -> None:
    assert explosion(re.compile(pattern))


@pytest.mark.parametrize("pattern", [r"a+b", r"\bmet\b", r"[A-Z]\w{1,20} (?:met|called)"])
def test_a_tame_pattern_is_let_pass(pattern: str) -> None:
    assert explosion(re.compile(pattern)) is None


def _is_due(pattern: re.Pattern[str]) -> bool:
    return zlib.crc32(pattern.pattern.encode("utf-8", "surrogatepass")) % _EVERY == 0


def explosion(pattern: re.Pattern[str]) -> str | None:
    """Return what to repeat so that the cost of `pattern` grows faster than with the square, or None."""
    for pump in pumps(pattern, random.Random(1)):  # noqa: S311 - examples, not secrets
        # Short first: an exponential pattern would never come back from a long text.
        for length in (*range(16, 48, 4), 64, 128, _SHORT):
            if (cost := _cost(pattern, pump, length)) > 10 * _NOISE:
                return f"{pump!r}: {cost:.2f} s for {length} characters"
        # On a busy machine one measurement may be twice the next: a suspicion has to hold when it is looked at longer.
        if _grows(pattern, pump, 2) and _grows(pattern, pump, 12):
            return f"{pump!r}: {_GROWTH:.0f} times as long for four times the text"
    return None


def _grows(pattern: re.Pattern[str], pump: str, times: int) -> bool:
    long = _cost(pattern, pump, _LONG, times)
    return long > _NOISE and long > _GROWTH * max(_cost(pattern, pump, _SHORT, times), 1e-4)


def _cost(pattern: re.Pattern[str], pump: str, length: int, times: int = 2) -> float:
    text = (pump * (length // len(pump) + 1))[:length] + "\0"
    best = 1e9
    for _ in range(times):
        began = time.process_time()
        for _ in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - began)
        if best > _NOISE * 50 or best < _NOISE / 2:
            break
    return best
