"""The people of a report as inline SVG: a circle of names, lines as thick as the number of common occasions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kg.reporting.model import Counted, Tie
from kg.reporting.safe import safe

MOST_PEOPLE = 28
_MOST_TIES = 120
_SIZE, _MIDDLE, _RADIUS = 920, 460, 300
_FEWEST = 3


def network(centre: str, people: Sequence[Counted], ties: Sequence[Tie]) -> str:
    """Return an SVG of the best connected `people` and their `ties`; `centre`, a label or "", stands in the middle.

    People of one country stand together. Returns "" for fewer than three people, of whom a drawing tells nothing.
    """
    shown = sorted(people[:MOST_PEOPLE], key=lambda person: (person.note, person.label))
    if len(shown) + bool(centre) < _FEWEST:
        return ""
    places = {person.label: _place(number, len(shown)) for number, person in enumerate(shown)}
    if centre:
        places[centre] = (float(_MIDDLE), float(_MIDDLE))
    lines = [tie for tie in ties if tie.one in places and tie.two in places][:_MOST_TIES]
    return "".join(_svg(centre, shown, places, lines))


def _place(number: int, count: int) -> tuple[float, float]:
    angle = 2 * math.pi * number / count - math.pi / 2
    return _MIDDLE + _RADIUS * math.cos(angle), _MIDDLE + _RADIUS * math.sin(angle)


def _svg(
    centre: str, shown: Sequence[Counted], places: dict[str, tuple[float, float]], lines: Sequence[Tie]
) -> Iterator[str]:
    most = max((tie.occasions for tie in lines), default=1)
    yield f'<svg viewBox="0 0 {_SIZE} {_SIZE}" role="img" aria-label="Who with whom" class="chart net">'
    for tie in reversed(lines):
        (x1, y1), (x2, y2) = places[tie.one], places[tie.two]
        wide = 0.8 + 7 * math.sqrt(tie.occasions / most)
        names = f"{tie.one} – {tie.two}: {tie.occasions}"
        yield (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke-width="{wide:.1f}" class="tie">'
            f"<title>{safe(names)}</title></line>"
        )
    largest = max((person.occasions for person in shown), default=1)
    for number, person in enumerate(shown):
        x, y = places[person.label]
        radius = 4 + 9 * math.sqrt(person.occasions / largest)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" class="node">'
        yield f"<title>{safe(_about(person))}</title></circle>"
        yield _name(person, number, len(shown), radius)
    if centre:
        yield f'<circle cx="{_MIDDLE}" cy="{_MIDDLE}" r="14" class="node centre"/>'
        yield f'<text x="{_MIDDLE}" y="{_MIDDLE - 20}" text-anchor="middle" class="centre">{safe(centre)}</text>'
    yield "</svg>"


def _about(person: Counted) -> str:
    return f"{person.label}{f' ({person.note})' if person.note else ''}: {person.occasions}"


def _name(person: Counted, number: int, count: int, radius: float) -> str:
    """Write a name outward from its node, turned so that no two names meet and none stands on its head."""
    degrees = 360 * number / count - 90
    x, y = _place(number, count)
    angle = math.radians(degrees)
    x, y = x + (radius + 6) * math.cos(angle), y + (radius + 6) * math.sin(angle)
    left = 90 < degrees < 270
    turn = degrees - 180 if left else degrees
    anchor = "end" if left else "start"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" dy="0.35em" text-anchor="{anchor}" '
        f'transform="rotate({turn:.1f} {x:.1f} {y:.1f})">{safe(person.label)}</text>'
    )
