"""Networks out of the graph: who with whom, about what; every tie opens down to claims and sentences."""

from kg.projection.backends import installed
from kg.projection.export import SUFFIXES, write_graph
from kg.projection.kinds import PROJECTIONS
from kg.projection.lists import COLUMNS
from kg.projection.metrics import NEEDS_SCIPY, communities, has_scipy, metrics, summary
from kg.projection.names import PLOTS
from kg.projection.proof import tie_claims
from kg.projection.reading import same_occasions
from kg.projection.slices import PERIODS, changes, project, slices, stacked
from kg.projection.tables import bridge_table, community_table, tie_table
from kg.projection.weights import WEIGHTS

__all__ = [
    "COLUMNS",
    "NEEDS_SCIPY",
    "PERIODS",
    "PLOTS",
    "PROJECTIONS",
    "SUFFIXES",
    "WEIGHTS",
    "bridge_table",
    "changes",
    "communities",
    "community_table",
    "has_scipy",
    "installed",
    "metrics",
    "project",
    "same_occasions",
    "slices",
    "stacked",
    "summary",
    "tie_claims",
    "tie_table",
    "write_graph",
]
