"""The notebooks run from the first cell to the last, show what they promise, and are kept without outputs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "examples"
NOTEBOOK = FOLDER / "networks.ipynb"


def read() -> Any:
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    return nbformat.read(NOTEBOOK, as_version=4)


def test_kept_without_outputs() -> None:
    import nbformat

    notebook = read()
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


@pytest.mark.slow
def test_networks_notebook_runs() -> None:
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    notebook = read()
    nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    ).execute()
    shown = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    assert "0 failed" in shown["build"][0].text
    assert "Emmanuel Macron" in shown["ties"][0].data["text/plain"]
    assert "Vladimir Putin" in shown["nodes"][0].data["text/plain"]
    assert "Libya" in shown["topics"][0].data["text/plain"]
    assert "2020" in shown["change"][0].data["text/plain"]
    assert len(shown["figure"][-1].data["image/png"]) > 10_000
    assert "Emmanuel Macron -- Vladimir Putin (edge)" in shown["proof"][0].text
