"""Networks out of the graph: who with whom, about what; every tie opens down to claims and sentences."""

from kg.projection.build import PROJECTIONS, project
from kg.projection.export import SUFFIXES, write_graph
from kg.projection.metrics import metrics, summary

__all__ = ["PROJECTIONS", "SUFFIXES", "metrics", "project", "summary", "write_graph"]
