"""Language packs: what is there, and what is said when something is not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kg.errors import ReferenceDataError
from kg.vocabulary.packs import Pack, languages, load_pack


def test_languages() -> None:
    assert languages() == ["en", "ru"]


def test_unknown_language() -> None:
    with pytest.raises(ReferenceDataError, match=r"no language pack for 'tlh'; there are: en, ru"):
        load_pack("tlh")


def test_what_a_language_lacks_is_empty() -> None:
    pack = Pack("xx", {})
    assert pack.table("verbs", "active") == {}
    assert pack.words("verbs", "conjunction") == []


def test_a_table_must_be_one() -> None:
    with pytest.raises(ReferenceDataError, match=re.escape("language pack xx/verbs.toml: [active] must be a table")):
        Pack("xx", {"verbs": {"active": 3}}).table("verbs", "active")


def test_both_languages_have_the_same_files() -> None:
    english, russian = load_pack("en").files.keys(), load_pack("ru").files.keys()
    # Capitals tell names and bodies in English, case forms in Russian.
    assert english - russian <= {"bodies", "names"}
    assert russian - english <= {"organizations"}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_pattern_compiles(language: str) -> None:
    for name, file in load_pack(language).files.items():
        for path, value in _strings(file):
            if path[-1] in ("pattern", "before", "after") or path[0] in ("patterns", "performatives"):
                try:
                    re.compile(value)
                except re.error as error:  # say where
                    pytest.fail(f"{language}/{name}.toml {'.'.join(path)}: {error}")


def _strings(value: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        return [(path or ("",), value)]
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in _strings(inner, (*path, key))]
    if isinstance(value, list):
        return [found for inner in value for found in _strings(inner, path)]
    return []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_language_reads_the_same_speech_acts(language: str) -> None:
    assert load_pack(language).table("verbs", "active").keys() >= {
        "discuss", "agree", "invite", "accept", "sign", "concern", "support", "emphasise", "note", "inform", "thank",
    }  # fmt: skip
