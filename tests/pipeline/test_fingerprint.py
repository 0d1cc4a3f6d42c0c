"""A page counts as unchanged only when its content, the reference data and the code that reads it are the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.pipeline import build, fingerprint
from kg.store import store_manifest
from kg.store.manifest import Manifest
from tests.manifests import rewrite

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAGES = [SAMPLES / "ukraine.csv"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    assert build(PAGES, tmp_path / "s").built == 2
    return tmp_path / "s"


def outdate(store: Path, *, how_many: int = 2) -> None:
    """Make documents of the store look as if another version had read them."""
    path = store / "manifest.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    documents = [entry for _, entry in sorted(value["graphs"].items()) if entry["document"]]
    for entry in documents[:how_many]:
        page_digest, _, _ = entry["content"].partition(".")
        entry["content"] = f"{page_digest}.{'0' * 16}"
    rewrite(path, lambda _: json.dumps(value))


def contents(manifest: Manifest) -> set[str]:
    return {entry.content for entry in manifest.graphs.values() if entry.document}


def test_everything_is_rebuilt_after_an_upgrade(store: Path) -> None:
    before = store_manifest(store)
    assert all(map(fingerprint.is_current, contents(before)))
    outdate(store)
    report = build(PAGES, store)
    assert (report.built, report.unchanged, report.outdated) == (2, 0, 2)
    assert store_manifest(store) == before
    again = build(PAGES, store)
    assert (again.built, again.unchanged, again.outdated) == (0, 2, 0)


def test_an_interrupted_upgrade_goes_on(store: Path) -> None:
    outdate(store, how_many=1)
    report = build(PAGES, store)
    assert (report.built, report.unchanged, report.outdated) == (1, 1, 1)


def test_a_store_of_a_version_without_fingerprints_is_rebuilt(store: Path) -> None:
    rewrite(store / "manifest.json", lambda text: text.replace(f".{fingerprint.fingerprint()[:16]}", ""))
    assert build(PAGES, store).outdated == 2


def test_every_source_that_makes_claims_is_in_the_fingerprint() -> None:
    names = {path.relative_to(fingerprint._PACKAGE).as_posix() for path in fingerprint.sources(fingerprint.CLAIMS_FROM)}
    for wanted in (
        "extraction/extract.py",
        "linking/link.py",
        "mapping/page.py",
        "parsing/parser.py",
        "vocabulary/russian.py",
        "identifiers.py",
        "languages/en/topics.toml",
        "languages/ru/roles.toml",
    ):
        assert wanted in names
    assert not any(name.startswith(("cli/", "store/", "query/", "validation/")) for name in names)


@pytest.mark.parametrize("changed", ["ontology/people.ttl", "code.py"])
def test_a_changed_byte_changes_the_fingerprint(changed: str, tmp_path: Path) -> None:
    files = [tmp_path / "people.ttl", tmp_path / "code.py"]
    for file in files:
        file.write_text("one", encoding="utf-8")
    before = fingerprint._hash(files)
    assert fingerprint._hash(files) == before
    (tmp_path / Path(changed).name).write_text("two", encoding="utf-8")
    assert fingerprint._hash(files) != before
