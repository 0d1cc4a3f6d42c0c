"""A bar per month (or year, or day) as inline SVG: how often, when."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.reporting.safe import safe

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 920, 170, 34, 26, 12
_MOST_BARS = 130
_STEPS = (("day", 10), ("month", 7), ("year", 4))
_FEWEST_DAYS = 45


def timeline(dates: Iterable[str]) -> str:
    """Return an SVG of how many of the ISO days `dates` fall into each day, month or year; "" without any day."""
    days = sorted(day for day in dates if _is_day(day))
    if not days:
        return ""
    step, length = _step(days)
    counts = Counter(day[:length] for day in days)
    slots = list(_slots(days[0][:length], days[-1][:length], step))
    return "".join(_svg(step, slots, counts))


def _step(days: list[str]) -> tuple[str, int]:
    """Choose the finest step that gives few enough bars; single days only for a short period."""
    for step, length in _STEPS:
        slots = sum(1 for _ in _slots(days[0][:length], days[-1][:length], step))
        if slots <= (_FEWEST_DAYS if step == "day" else _MOST_BARS):
            return step, length
    return _STEPS[-1]


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _slots(first: str, last: str, step: str) -> Iterator[str]:
    """Yield every slot from `first` to `last`, so that gaps are seen as gaps."""
    if step == "year":
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
    elif step == "month":
        months = [int(text[:4]) * 12 + int(text[5:7]) - 1 for text in (first, last)]
        yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(months[0], months[1] + 1))
    else:
        start = dt.date.fromisoformat(first)
        for offset in range((dt.date.fromisoformat(last) - start).days + 1):
            yield (start + dt.timedelta(days=offset)).isoformat()


def _svg(step: str, slots: list[str], counts: Counter[str]) -> Iterator[str]:
    most = max(counts.values())
    width = (_WIDTH - _LEFT) / len(slots)
    height = _HEIGHT - _BOTTOM - _TOP
    base = _HEIGHT - _BOTTOM
    yield f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="Occasions by {step}" class="chart">'
    for value in sorted({most, (most + 1) // 2}):
        y = base - height * value / most
        yield f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}" class="rule"/>'
        yield f'<text x="{_LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{value}</text>'
    for place, slot in enumerate(slots):
        if count := counts[slot]:
            tall = height * count / most
            yield (
                f'<rect x="{_LEFT + place * width:.1f}" y="{base - tall:.1f}" width="{max(width - 1, 0.8):.1f}" '
                f'height="{tall:.1f}" class="bar"><title>{safe(slot)}: {count}</title></rect>'
            )
    yield f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{base}" y2="{base}" class="axis"/>'
    for place in _named(slots, step):
        x = _LEFT + (place + 0.5) * width
        tick = safe(_tick(slots[place], step, len(slots)))
        yield f'<text x="{x:.1f}" y="{_HEIGHT - 8}" text-anchor="middle">{tick}</text>'
    yield "</svg>"


def _named(slots: list[str], step: str) -> list[int]:
    """Return the places of the slots that get a name: Januaries when there are years, else every few."""
    if _by_years(step, len(slots)):
        places = [place for place, slot in enumerate(slots) if slot.endswith("-01")]
    else:
        places = list(range(len(slots)))
    every = -(-len(places) // 12)
    return places[::every]


def _tick(slot: str, step: str, count: int) -> str:
    return slot[:4] if _by_years(step, count) else slot[5:] if step == "day" else slot


def _by_years(step: str, count: int) -> bool:
    """Tell whether months are so many that only their years are named."""
    return step == "month" and count > 24
