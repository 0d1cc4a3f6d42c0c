"""`build` for programs: the pipeline's, with a store as a plain path and the working directory's default."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kg.pipeline import BuildReport
from kg.pipeline import build as run

DEFAULT_STORE = "kg-store"


def build(
    pages: str | Path | Sequence[str | Path],
    store: str | Path = DEFAULT_STORE,
    *,
    prune: bool = False,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> BuildReport:
    """Read `pages` (files, folders or patterns) into the store folder `store` and return what was done.

    Pages that have not changed are left alone; a page that cannot be read is in `report.failed` with file, page, line
    and reason, and never stops the others. `prune` drops the pages that are not there any more. `jobs` is how many
    processes read; a script that asks for more than one needs `if __name__ == "__main__":`. `progress` is called with
    1 for each page. Raises ParleyError for a path that does not exist or a folder that is no store.
    """
    paths = [pages] if isinstance(pages, (str, Path)) else list(pages)
    return run(paths, Path(store), progress=progress, prune=prune, jobs=jobs)
