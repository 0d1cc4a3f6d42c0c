"""The reference data and the vocabularies, each made once per process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.identifiers import Identifiers
from kg.linking.vocabulary import Name, Vocabulary
from kg.pipeline import namecache
from kg.resources import folder
from kg.store import ReferenceQuads, read_reference
from kg.vocabulary.packs import languages, load_pack
from kg.vocabulary.reference import Reference, load_reference

# Only their names take seconds to make: each is put into all cases with a dictionary.
_SLOW = frozenset(("ru",))


class _KeptVocabulary(Vocabulary):
    """A vocabulary whose list of names is kept on disk between runs."""

    def _names(self) -> Iterator[Name]:
        names = namecache.load(self.language)
        if names is None:
            names = list(dict.fromkeys(super()._names()))
            namecache.save(self.language, names)
        yield from names


@cache
def reference_data() -> Reference:
    """Return the reference data, read once per process."""
    return load_reference(folder("ontology"))


@lru_cache(maxsize=1)
def reference_quads(ids: Identifiers) -> ReferenceQuads:
    """Return the reference data as quads, read once per process like the rest."""
    return read_reference(ids)


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of `language`; pages in a language without a pack are read with the English one."""
    chosen = language if language in languages() else "en"
    if chosen != language:
        return vocabulary(chosen)
    kind = _KeptVocabulary if chosen in _SLOW else Vocabulary
    made = kind(reference_data(), load_pack(chosen))
    gc.freeze()  # these objects live as long as the process; the garbage collector need not look at them again
    return made
