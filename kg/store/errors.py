"""What can be wrong with a store folder, one class per case."""

from __future__ import annotations

from kg.errors import StoreError


class NotAStoreError(StoreError):
    """The path is missing, is a file, or is a folder that holds something else."""


class StoreDamagedError(StoreError):
    """The folder is a store of ours, but parts of it are missing or say something else than the manifest."""


class StoreHeldError(StoreError):
    """Another process has the store open for writing; the message names it."""
