"""Language packs: the words that carry meaning, one folder of TOML files per language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import ReferenceDataError

_FOLDER = Path(__file__).resolve().parent.parent / "languages"


@dataclass(frozen=True, eq=False)
class Pack:
    """One language's lexicons, by file name without suffix."""

    language: str
    files: dict[str, dict[str, Any]]

    def table(self, file: str, name: str) -> dict[str, Any]:
        """Return table `name` of lexicon `file`; an empty table when the language has none."""
        found = self.files.get(file, {}).get(name, {})
        if not isinstance(found, dict):
            raise ReferenceDataError(f"language pack {self.language}/{file}.toml: [{name}] must be a table")
        return found

    def words(self, file: str, name: str, key: str = "words") -> list[str]:
        """Return a list of words or phrases; an empty list when the language has none."""
        return list(self.table(file, name).get(key, ()))


@cache
def load_pack(language: str) -> Pack:
    """Read the pack of `language` ("en", "ru"); ReferenceDataError when there is none or it is not TOML."""
    folder = _FOLDER / language
    if not folder.is_dir():
        raise ReferenceDataError(f"no language pack for '{language}'; there are: {', '.join(languages())}")
    files = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            files[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise ReferenceDataError(f"{path}: {error}") from error
    return Pack(language, files)


def languages() -> list[str]:
    """Return the languages that have a pack."""
    return sorted(p.name for p in _FOLDER.iterdir() if p.is_dir() and any(p.glob("*.toml")))
