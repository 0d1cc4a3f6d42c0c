"""Pictures of networks for print; they need the extra `plot`, and the same network gives the same picture."""

from kg.projection.plots.draw import draw

__all__ = ["draw"]
