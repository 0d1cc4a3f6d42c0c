"""The layers of design/architecture.md, enforced by reading the imports of every module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "kg"
MAX_LINES = 400

LAYERS = (
    ("errors", "model", "resources"),
    ("namespaces", "identifiers", "vocabulary"),
    ("reading", "parsing", "linking", "extraction"),
    ("coverage",),
    (
        *("mapping", "store", "validation", "query", "endpoint", "explanation", "evaluation"),
        *("matching", "comparison", "projection"),
    ),
    ("serialization", "reporting", "asking", "dataset"),
    ("pipeline",),
    ("library",),
    ("cli", "web"),
)
LAYER_OF = {name: number for number, names in enumerate(LAYERS) for name in names}
LEFT_OF_MAP = {name for names in LAYERS[:4] for name in names}
RDF_LIBRARIES = {"rdflib", "pyoxigraph", "pyshacl", "oxrdflib", "SPARQLWrapper"}
# Reference data are Turtle, so one module of layer 1 reads Turtle.
MAY_READ_RDF = {"kg.vocabulary.turtle"}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(path: Path, *, at_load: bool = False) -> frozenset[str]:
    """Return the full names that a module imports; with `at_load` only those that are imported when it is."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(name for node in _statements(tree, at_load) for name in _names(node))


def _statements(tree: ast.AST, at_load: bool) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif at_load and (isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or _is_type_checking(node)):
            continue
        else:
            yield from _statements(node, at_load)


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _names(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    assert node.level == 0, "imports are absolute"
    yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(name: str) -> str:
    """Return the element of the architecture that `kg.x.y` belongs to; "" for the package itself."""
    return name.split(".")[1] if name.count(".") else ""


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_depends_only_on_layers_below(path: Path) -> None:
    part = part_of(name_of(path))
    if not part:
        return
    assert part in LAYER_OF, f"kg.{part} has no layer; add it to the table in tests/test_architecture.py"
    for imported in imports(path):
        if imported.startswith("kg."):
            other = part_of(imported)
            assert LAYER_OF[other] <= LAYER_OF[part], f"{name_of(path)} imports {imported}, which is above it"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_rdf_library_left_of_map(path: Path) -> None:
    name = name_of(path)
    if part_of(name) not in LEFT_OF_MAP or name in MAY_READ_RDF:
        return
    used = {imported.split(".")[0] for imported in imports(path)} & RDF_LIBRARIES
    assert not used, f"{name} imports {used}: left of kg.mapping nothing knows RDF"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_files_are_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{path} has {lines} lines; split it by concept"


def test_no_import_cycles() -> None:
    known = {name_of(path): path for path in modules()}
    graph = {name: _targets(path, known) - {name} for name, path in known.items()}
    while graph:
        free = [name for name, targets in graph.items() if not targets & graph.keys()]
        assert free, f"import cycle among {', '.join(sorted(graph))}"
        for name in free:
            del graph[name]


def _targets(path: Path, known: dict[str, Path]) -> set[str]:
    """Return the modules that are loaded before `path` is: `from kg.a import b` means kg.a.b, else kg.a."""
    wanted = {name for name in imports(path, at_load=True) if name.startswith("kg.")}
    return {name if name in known else name.rpartition(".")[0] for name in wanted} & known.keys()


@pytest.mark.parametrize("heavy", ["rdflib", "pyoxigraph", "pyshacl", "networkx", "rich", "matplotlib", "yaml"])
def test_command_line_loads_nothing_heavy(heavy: str) -> None:
    """`kg --help` must be quick: what kg.cli.app imports, directly or not, holds no heavy library."""
    known = {name_of(path): path for path in modules()}
    seen: set[str] = set()
    todo = ["kg.cli"]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            loaded = imports(known[name], at_load=True)
            assert heavy not in {imported.split(".")[0] for imported in loaded}, f"{name} imports {heavy}"
            todo += _targets(known[name], known)
