"""A store as a folder that is ready to publish: graph files, tables with a codebook, description, documentation."""

from kg.dataset.write import DatasetReport, write_dataset

__all__ = ["DatasetReport", "write_dataset"]
