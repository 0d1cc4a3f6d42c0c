"""How a network is to be made out of its facts, checked before anything is read."""

from __future__ import annotations

from dataclasses import dataclass

from kg.projection.weights import WEIGHTS
from kg.query import ParameterError


@dataclass(frozen=True, slots=True)
class Options:
    """`weight` is one of WEIGHTS, `half_life` counts days, `backbone` is a level of significance or None.

    `ego` is the name of the node around which the network is wanted, up to `radius` steps away. `sentences` is how
    many sentences an edge carries at most. Raises ParameterError for a value that cannot be.
    """

    weight: str = "count"
    half_life: float = 365.0
    backbone: float | None = None
    ego: str = ""
    radius: int = 1
    sentences: int = 3

    def __post_init__(self) -> None:
        if self.weight not in WEIGHTS:
            raise ParameterError(f"no weight is called {self.weight!r}; there are {', '.join(WEIGHTS)}")
        if not self.half_life > 0:
            raise ParameterError(f"half_life is {self.half_life}, but must be a number of days above 0")
        if self.backbone is not None and not 0 < self.backbone <= 1:
            raise ParameterError(f"backbone is {self.backbone}, but a level of significance is above 0 and at most 1")
        if self.radius < 1:
            raise ParameterError(f"radius is {self.radius}, but must be 1 or more")
        if self.sentences < 1:
            raise ParameterError(f"sentences is {self.sentences}, but every edge carries at least 1")
