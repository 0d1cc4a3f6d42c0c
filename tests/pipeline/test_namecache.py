"""The cache of names only saves time: it is used when whole, and passed over in every other case."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.linking.vocabulary import Vocabulary
from kg.pipeline import namecache, vocabularies
from kg.pipeline.namecache import Name, load, save
from kg.vocabulary.packs import load_pack

NAMES: list[Name] = [
    ("Франция", "country", "FR"),
    ("Франции", "country", "FR"),
    ("line\u2028end \n", "person", "a-b"),
    ("Франция", "adjective", "FR"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_names_come_back_as_they_were(folder: Path) -> None:
    assert load("xx") is None
    save("xx", NAMES)
    assert load("xx") == NAMES
    assert load("yy") is None
    assert [path.suffix for path in folder.iterdir()] == [".jsonl"]


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\n[]", b"0" * 64 + b"\n[1]\n"])
def test_a_damaged_file_is_passed_over_and_replaced(folder: Path, damage: bytes) -> None:
    save("xx", NAMES)
    (path,) = folder.iterdir()
    path.write_bytes(damage)
    assert load("xx") is None
    save("xx", NAMES)
    assert load("xx") == NAMES


def test_a_cut_file_is_passed_over(folder: Path) -> None:
    save("xx", NAMES)
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[: -len('["adjective", "FR", "Франция"]\n'.encode())])
    assert load("xx") is None


def test_a_folder_that_cannot_be_made_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "file" / "cache"))
    save("xx", NAMES)
    assert load("xx") is None


def test_an_empty_setting_means_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", "")
    assert namecache.cache_folder() is None
    save("xx", NAMES)
    assert load("xx") is None


def test_old_files_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(8):
        monkeypatch.setattr(namecache, "fingerprint", lambda _parts, number=number: f"{number:064}"[::-1])
        save("xx", NAMES)
    assert len(list(folder.iterdir())) == 4
    assert load("xx") == NAMES


def test_the_vocabulary_is_the_same_with_and_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = [("Франции", "country", "FR"), ("Франция", "country", "FR"), ("Франции", "country", "FR")]
    monkeypatch.setattr(Vocabulary, "_names", lambda _self: iter(few))
    made = vocabularies._KeptVocabulary(vocabularies.reference_data(), load_pack("ru"))
    text = "Президент Франции"
    first = made.matcher.find(text)
    monkeypatch.setattr(Vocabulary, "_names", lambda _self: pytest.fail("made anew"))
    read = vocabularies._KeptVocabulary(vocabularies.reference_data(), load_pack("ru"))
    assert read.matcher.find(text) == first != []
    assert len(list(folder.iterdir())) == 1
