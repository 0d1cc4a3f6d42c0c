"""The public interface: what is promised, what it costs to import, and every example of docs/library.md."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg import ParleyError, Store, Table, open_store
from kg.errors import StoreError
from kg.pipeline import build as build_pages
from kg.resources import folder

DOCS = Path(__file__).resolve().parents[2] / "docs" / "library.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
HEAVY = ("rdflib", "pyoxigraph", "networkx", "pyshacl", "pandas", "rich", "pymorphy3", "yaml", "click")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("library") / "store"
    build_pages([folder("samples")], path)
    return open_store(path)


def test_importing_loads_nothing_and_changes_nothing() -> None:
    script = (
        "import sys, os; before = (dict(os.environ), os.getcwd(), list(sys.path));"
        "import kg; assert before == (dict(os.environ), os.getcwd(), list(sys.path));"
        "print(' '.join(sorted({name.split('.')[0] for name in sys.modules} & set(sys.argv[1:]))));"
        "print(' '.join(sorted(name for name in sys.modules if name.startswith('kg.'))))"
    )
    done = subprocess.run([sys.executable, "-c", script, *HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [], f"import kg loads {done.stdout.split()}"


def test_at_most_a_dozen_names_each_documented() -> None:
    assert len(kg.__all__) <= 12
    text = DOCS.read_text(encoding="utf-8")
    for name in kg.__all__:
        assert f"`{name}`" in text
        assert getattr(kg, name).__doc__
    assert set(kg.__all__) <= set(dir(kg))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'opem_store'"):
        _ = kg.opem_store


def test_the_examples_of_the_documentation_run_as_they_stand(tmp_path: Path) -> None:
    script = tmp_path / "examples.py"
    script.write_text("\n".join(EXAMPLES), encoding="utf-8")
    (tmp_path / "samples").symlink_to(folder("samples"))
    done = subprocess.run(
        [sys.executable, script], check=False, cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    shown = done.stdout
    assert "13 pages, 0 failed" in shown
    assert "Emmanuel Macron - Both leaders expressed concern over the fighting that goes on in Libya." in shown
    assert "did you mean" in shown  # the misspelt Libya
    assert "conforms" in shown
    assert (tmp_path / "graph.ttl").stat().st_size > 100_000
    assert (tmp_path / "graph.nq.gz").read_bytes()[:2] == b"\x1f\x8b"


def test_a_query_gives_the_rows_of_the_command_line(store: Store) -> None:
    rows = store.query("leaders-who-discussed", topic="Ливия", from_="2020-07")
    assert isinstance(rows, Table)
    assert rows.columns == ["leader", "event", "date", "modality", "sentence", "source"]
    assert {row["leader"] for row in rows} == {"Recep Tayyip Erdoğan", "Vladimir Putin"}
    assert rows.to_list() == list(rows)
    assert rows.column("date") == [row["date"] for row in rows]
    assert rows.to_csv().splitlines()[0] == ",".join(rows.columns)
    with pytest.raises(KeyError, match="no column 'lider'"):
        rows.column("lider")


def test_rows_are_copies(store: Store) -> None:
    rows = store.query("topics-by-year")
    copy = rows.to_list()
    copy[0].clear()
    assert rows[0]


def test_a_data_frame_keeps_types_and_columns(store: Store) -> None:
    pytest.importorskip("pandas")
    frame = store.query("documents-per-source").to_pandas()
    assert len(frame) == len(store.query("documents-per-source"))
    numbers = [name for name in frame.columns if frame[name].dtype.kind == "i"]
    assert numbers, "counts are integers, not text"
    empty = store.query("leaders-who-discussed", topic="Libya", from_="2030").to_pandas()
    assert list(empty.columns) == ["leader", "event", "date", "modality", "sentence", "source"]
    assert len(empty) == 0


def test_a_notebook_shows_page_text_escaped(store: Store) -> None:
    rows = store.sparql('SELECT ?cell WHERE { VALUES ?cell { "<script>alert(1)</script>" } }')
    assert "<script>" not in rows._repr_html_()
    assert "&lt;script&gt;" in rows._repr_html_()


def test_graph_explain_and_validate(store: Store) -> None:
    network = store.graph("co-discussion", topic="Libya")
    labels = {data["label"] for _, data in network.nodes(data=True)}
    assert {"Angela Merkel", "Vladimir Putin", "Emmanuel Macron"} <= labels
    explanation = store.explain("Angela Merkel -- Libya")
    assert explanation.claims
    assert "the situation in Libya, Syria and Ukraine" in str(explanation)
    assert store.validate().conforms
    assert len(store) == len(store.quads)
    assert "statements" in repr(store)


def test_questions_and_both_sides(store: Store) -> None:
    answer = store.ask("Кто обсуждал Ливию?")
    assert {"Ангела Меркель", "Эммануэль Макрон"} <= {row[0].value for row in answer.result.rows if row[0]}
    assert "Libya" in store.ask("Which leaders discussed Libya?").words
    with pytest.raises(ParleyError, match="purple"):
        store.ask("Which purple leaders discussed Libya?")
    (comparison,) = store.compare("Joe Biden -- Vladimir Putin 2021-12-07")
    assert {comparison.left.publisher, comparison.right.publisher} == {"kremlin", "whitehouse"}


@pytest.mark.parametrize(
    "text", ["DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SELEC ?x"]
)
def test_sparql_only_reads(store: Store, text: str) -> None:
    with pytest.raises(ParleyError):
        store.sparql(text)


def test_no_store_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such folder") as caught:
        open_store(tmp_path / "nothing")
    assert "\n" not in str(caught.value)


def test_networks_take_the_options_of_the_command_line(store: Store, tmp_path: Path) -> None:
    ties = store.ties("co-participation", weight="newman", ego="Emmanuel Macron")
    assert {"Emmanuel Macron"} < {name for row in ties for name in (row["source"], row["target"])}
    assert all(isinstance(row["weight"], float) or row["weight"] == int(str(row["weight"])) for row in ties)
    people = store.nodes("co-participation")
    assert people[0]["name"] == "Vladimir Putin"
    assert isinstance(people[0]["betweenness"], float)
    assert list(store.slices("co-participation", by="year")) == ["2020", "2021", "2022"]
    (written,) = store.write_graph("invitations", tmp_path / "g.json")
    assert "Emmanuel Macron" in written.read_text(encoding="utf-8")
    found = store.explain("Emmanuel Macron -- Angela Merkel", network="leaders-by-topics")
    assert found.claims
    with pytest.raises(ParleyError, match="no weight is called"):
        store.graph("co-participation", weight="heavy")
