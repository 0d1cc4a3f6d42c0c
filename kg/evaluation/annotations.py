"""Annotations: what a person found on a page, read from JSON Lines into the fields that are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluation.addresses import page_key
from kg.evaluation.errors import AnnotationError
from kg.evaluation.fields import FieldItems
from kg.evaluation.lines import read_objects
from kg.evaluation.matching import Item

ANNOTATIONS_FILE = "annotations.jsonl"
PAGES_FILE = "pages.jsonl"
_NUMBER = re.compile(r"-\d+$")
_CODE_LENGTH = 2
# Two letters as well, but no countries.
_UNIONS = ("EU", "UN")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotated page; `fields` hold the items that a perfect reading would find."""

    id: str
    url: str
    fields: FieldItems

    @property
    def source(self) -> str:
        """The id without its number: pages of one source are summed up together."""
        return _NUMBER.sub("", self.id)


def find_files(gold: str | Path) -> tuple[str, str | None]:
    """Return the file of annotations that `gold` means and the texts beside it: a folder may hold both."""
    path = Path(gold)
    if not path.is_dir():
        return str(gold), None
    pages = path / PAGES_FILE
    return str(path / ANNOTATIONS_FILE), str(pages) if pages.is_file() else None


def read_annotations(file: str | Path) -> list[Annotation]:
    """Return the annotations in `file` ("-" is stdin).

    Raises AnnotationError with file, line and what is wrong there, InputError when the file cannot be opened.
    """
    return [_Line(str(file), number, value).annotation() for number, value in read_objects(file)]


def read_texts(file: str | Path) -> dict[str, str]:
    """Return title, summary and text of the pages in `file` as one string each, by `page_key` of their addresses."""
    texts = {}
    for number, value in read_objects(file):
        line = _Line(str(file), number, value)
        texts[page_key(line.word(value, "url"))] = "\n".join(
            str(value.get(name) or "") for name in ("title", "summary", "text")
        )
    return texts


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a file, taken apart with errors that say which key is wrong."""

    file: str
    number: int
    value: dict[str, Any]

    def annotation(self) -> Annotation:
        return Annotation(self.word(self.value, "id"), self.word(self.value, "url"), self._fields())

    def word(self, holder: dict[str, Any], key: str, where: str = "") -> str:
        """Return the text under `key`; it must be there and not be empty."""
        found = holder.get(key)
        if not isinstance(found, str) or not found:
            raise self._error(f"{where}{key!r} must be a text that is not empty")
        return found

    def _fields(self) -> FieldItems:
        event = self.value.get("event")
        if not isinstance(event, dict):
            raise self._error("'event' must be an object")
        people = self._objects("participants")
        discussed = self._objects("discussed")
        return {
            "event_type": ((self.word(event, "type", "event: "),),),
            "date": self._maybe(event, "date"),
            "place": self._maybe(event, "place"),
            "participants": self._all(people, "name", "participants"),
            "represents": tuple(self._represented(people)),
            "mentioned_people": self._all(self._objects("mentioned"), "name", "mentioned"),
            "topics": self._all(discussed, "topic", "discussed"),
            "who_discussed_what": tuple(self._who_what(discussed)),
            "agreements": tuple(self._agreements()),
            "outcomes": tuple(self._outcomes()),
            "countries": tuple((country,) for country in self._texts(self.value, "countries")),
            "organizations": tuple(self._organizations()),
        }

    def _maybe(self, holder: dict[str, Any], key: str) -> tuple[Item, ...]:
        found = holder.get(key)
        if found is not None and not isinstance(found, str):
            raise self._error(f"event: {key!r} must be a text or null")
        return ((found,),) if found else ()

    def _represented(self, people: list[dict[str, Any]]) -> Iterator[Item]:
        for person in people:
            country = person.get("country")
            if isinstance(country, str) and len(country) == _CODE_LENGTH and country not in _UNIONS:
                yield self.word(person, "name", "participants: "), country

    def _who_what(self, discussed: list[dict[str, Any]]) -> Iterator[Item]:
        for entry in discussed:
            for name in self._texts(entry, "by", "discussed: "):
                yield name, self.word(entry, "topic", "discussed: ")

    def _agreements(self) -> Iterator[Item]:
        for entry in self._objects("agreements"):
            aliases = self._texts(entry, "aliases", "agreements: ") if "aliases" in entry else []
            yield self.word(entry, "label", "agreements: "), *aliases

    def _outcomes(self) -> Iterator[Item]:
        for entry in self._objects("outcomes"):
            yield self.word(entry, "kind", "outcomes: "), str(entry.get("evidence") or "")

    def _organizations(self) -> Iterator[Item]:
        for entry in self._list(self.value, "organizations"):
            names = entry if isinstance(entry, list) else [entry]
            if not names or not all(isinstance(name, str) for name in names):
                raise self._error("'organizations' must hold names, or lists of the names of one")
            yield tuple(names)

    def _all(self, entries: list[dict[str, Any]], key: str, where: str) -> tuple[Item, ...]:
        return tuple((self.word(entry, key, f"{where}: "),) for entry in entries)

    def _objects(self, key: str) -> list[dict[str, Any]]:
        found = self._list(self.value, key)
        if not all(isinstance(entry, dict) for entry in found):
            raise self._error(f"{key!r} must hold objects")
        return found

    def _texts(self, holder: dict[str, Any], key: str, where: str = "") -> list[str]:
        found = self._list(holder, key, where)
        if not all(isinstance(entry, str) for entry in found):
            raise self._error(f"{where}{key!r} must hold texts")
        return found

    def _list(self, holder: dict[str, Any], key: str, where: str = "") -> list[Any]:
        found = holder.get(key)
        if not isinstance(found, list):
            raise self._error(f"{where}{key!r} must be a list (it may be empty)")
        return found

    def _error(self, reason: str) -> AnnotationError:
        return AnnotationError(reason, file=self.file, line=self.number)
