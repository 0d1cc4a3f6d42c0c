"""The kinds of picture by name, so that they can be told without loading what draws them."""

PLOTS = ("network", "ego", "timeline", "heatmap", "chord")
