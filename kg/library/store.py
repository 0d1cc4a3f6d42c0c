"""A store opened for reading, with the questions one asks of it as methods."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.library.building import DEFAULT_STORE
from kg.library.table import Table

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph

    from kg.asking import Answer, Asker
    from kg.comparison import Comparison
    from kg.explanation import Explanation
    from kg.identifiers import Identifiers
    from kg.query import Names
    from kg.validation import Report


def open_store(path: str | Path = DEFAULT_STORE) -> Store:
    """Open the store folder `path` read-only, also while another process builds into it.

    Raises ParleyError with what to do when there is no store, or when data of it are missing.
    """
    return Store(path)


class Store:
    """What a build made, opened for reading; it sees the pages that were there when it was opened."""

    def __init__(self, path: str | Path = DEFAULT_STORE) -> None:
        from kg.identifiers import Identifiers
        from kg.store import open_store as open_quads
        from kg.store import store_manifest

        self.path = Path(path)
        self.quads: pyoxigraph.Store = open_quads(self.path)
        """The quads themselves, for programs that go on with pyoxigraph."""
        self.ids: Identifiers = Identifiers(store_manifest(self.path).base)
        self._names: Names | None = None
        self._asker: Asker | None = None

    def __len__(self) -> int:
        """Return how many statements (quads) the store holds."""
        return len(self.quads)

    def __repr__(self) -> str:
        return f"<Store {str(self.path)!r}: {len(self):,} statements>"

    def query(self, name: str, **parameters: str | int) -> Table:
        """Run the stored query `name` with its parameters: names in English or Russian, codes, days, or IRIs.

        A parameter that is a word of Python ends in an underscore: `from_="2020-01"`. Raises ParleyError for an
        unknown query or name, with suggestions.
        """
        from kg.query import answer

        values = {key.removesuffix("_"): str(value) for key, value in parameters.items()}
        return Table(answer(self.quads, name, values, names=self._lookup(), ids=self.ids))

    def sparql(self, text: str) -> Table:
        """Run a SPARQL query that only reads. Raises ParleyError for updates, SERVICE, FROM and bad syntax."""
        from kg.query import run_sparql

        return Table(run_sparql(self.quads, text))

    def graph(self, kind: str, **options: Any) -> nx.Graph[str]:
        """Return the network `kind` (see `kg graph --help`) as a NetworkX graph; nodes are IRIs with a `label`.

        `topic`, `start` and `end` (ISO days, inclusive) narrow it, `ego` and `radius` cut out what surrounds a node,
        `backbone` keeps significant ties; `weight` and `half_life` say what weights mean. With `by` ("year" or
        "month") every edge has its weight in each slice. Every edge carries its claims and sentences, at most
        `sentences` of them. Raises ParleyError for values that cannot be.
        """
        from kg.projection import project

        return project(self.quads, kind, ids=self.ids, **options)

    def slices(self, kind: str, by: str = "year", **options: Any) -> dict[str, nx.Graph[str]]:
        """Return one network per year or month that has events, by its name ("2021", "2021-03"), in order."""
        from kg.projection import slices

        return slices(self.quads, kind, by, ids=self.ids, **options)

    def ties(self, kind: str, **options: Any) -> Table:
        """Return the ties of the network `kind` as a table, the heaviest first; options as for `graph`."""
        from kg.projection import tie_table

        return Table(tie_table(self.graph(kind, **options)))

    def nodes(self, kind: str, *, backend: str = "networkx", **options: Any) -> Table:
        """Return the nodes of the network `kind` with their centralities, the best connected first."""
        from kg.projection import metrics

        return Table(metrics(self.graph(kind, **options), backend))

    def write_graph(
        self, kind: str, path: str | Path, *, plot: str = "network", columns: str = "gephi", **options: Any
    ) -> list[Path]:
        """Write the network `kind` to `path`, whose suffix names the format, and return the files written.

        `plot` says what .png and .svg show, `columns` how those of .csv are named; the rest is as for `graph`.
        """
        from kg.projection import write_graph

        return write_graph(self.graph(kind, **options), Path(path), plot=plot, columns=columns)

    def explain(self, what: str, *, network: str = "") -> Explanation:
        """Open a claim, event, page or entity (IRI or name), or an edge "A -- B", down to its sentences.

        With `network`, a kind as for `graph`, the edge is opened as it is in that network.
        """
        from kg.explanation import explain

        return explain(self.quads, what, ids=self.ids, network=network)

    def ask(self, question: str) -> Answer:
        """Answer a question in plain English or Russian, with its sentences, the query, and how it was understood.

        `answer.result` are the rows. Raises NotUnderstoodError, a ParleyError, with the words at fault and questions
        that can be answered.
        """
        from kg.asking import Asker, ask

        if self._asker is None:
            self._asker = Asker(self.quads, self._lookup(), self.ids)
        return ask(self.quads, question, asker=self._asker, ids=self.ids)

    def compare(self, what: str) -> list[Comparison]:
        """Lay two publishers' accounts of an occasion side by side: an event, a page, or "A -- B DATE"."""
        from kg.comparison import compare

        return compare(self.quads, what, ids=self.ids)

    def validate(self, *, language: str = "en", engine: str = "auto") -> Report:
        """Check the store against the shapes; `report.conforms` is False when there is a violation."""
        from kg.pipeline.checking import check_store
        from kg.store import store_manifest

        manifest = store_manifest(self.path)
        return check_store(self.quads, manifest, self.ids, language=language, engine=engine)

    def export(self, path: str | Path, format_name: str = "") -> Path:
        """Write the whole store as RDF to `path`; the suffix names the format unless `format_name` does."""
        from kg.serialization import export
        from kg.store import store_lines

        export(store_lines(self.quads), path, format_name, self.ids)
        return Path(path)

    def _lookup(self) -> Names:
        """Return the names of the store; what has been read of them is kept from query to query."""
        from kg.query import Names

        if self._names is None:
            self._names = Names(self.quads, self.ids)
        return self._names
