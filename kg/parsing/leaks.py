"""Person pop-ups that leaked into flattened text: "Sergei Shoigu Shoigu SergeiDefence Minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from kg.model.text import Span

_CAPITAL = "A-ZА-ЯЁÀ-Ý"
# A capitalised word and, looked at only, the capitalised word after it.
_PAIR = re.compile(rf"(?<![\w’'-])([{_CAPITAL}][\w’'-]+)\s+(?=([{_CAPITAL}][\w’'-]*)\s+([{_CAPITAL}][\w’'-]*))")
_GLUED = re.compile(rf"[a-zа-яё]([{_CAPITAL}])")
_WORD = re.compile(r"\S+")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|инична|оглы|кызы)$")
_PARTICLE = frozenset("бен бин ибн аль эль bin ben ibn al el de da von van".split())  # noqa: SIM905
# The site left a space before the punctuation that follows a pop-up.
_ARTEFACT = re.compile(r"\s[,.;:\])]")
_STOP = re.compile(r"[,.;:()\]\[!?…]")
_EN_CONNECTOR = frozenset("of the for and in to on at & by".split())  # noqa: SIM905
_RU_STOP = frozenset("также а но на с для что который от до из за об о в ещё затем после перед при".split())  # noqa: SIM905
_RU_VERB = re.compile(r"(?:[аеиоуыяё]л[аои]?|л(?:ся|ась|ись|ось)|[аеиуюя]т(?:ся)?|[её]т(?:ся)?)$")
_RU_GENITIVE = re.compile(r"(?:ии|ки|овли|емли|ти|ры|ты|вы|ов|ев|ей|ия|ой|ых|их|ого|его|ом|ек|ту)$")
_RU_NOUN = frozenset(("дел", "сил", "дела", "совета", "департамента"))
_POST_REACH = 220


@dataclass(frozen=True, slots=True)
class Leak:
    """A leaked pop-up: where it stands, the name in it as printed ("Shoigu Sergei"), and the post."""

    span: Span
    name: str
    post: str


def find_leaks(text: str, start: int, end: int) -> Iterator[Leak]:
    """Yield the pop-ups in `text[start:end]`: after a visible name its surname comes again, then the first name."""
    past = start
    for pair in _PAIR.finditer(text, start, end):
        if pair.start() < past:
            continue
        begin = _popup_start(text, pair, start)
        if begin is None or begin >= end:
            continue
        leak = _measure(text, begin, end)
        if leak:
            past = leak.span.end
            yield leak


def _popup_start(text: str, pair: re.Match[str], start: int) -> int | None:
    first, second, third = pair[1], pair[2], pair[3]
    if _same(first, second):
        return pair.start(2) if third[0] in _letters_before(text, pair.start(), start) else None
    # A surname of two words, or a name that keeps its order: both words come again.
    again = _WORD.match(text, pair.end(3) + 1)
    if _same(first, third) and again and _same(second, again[0]):
        return pair.start(3)
    return None


def _letters_before(text: str, at: int, start: int) -> set[str]:
    """Return the first letters of the capitalised words (or initials) right before `at`: a first name may be of two."""
    before = text[max(start, at - 40) : at].replace(".", " ").split()
    names = list(takewhile(lambda word: word[0].isupper(), reversed(before)))
    return {word[0] for word in names[:2]} or {(before or [""])[-1][:1].upper()}


def _same(visible: str, listed: str) -> bool:
    """Tell whether two words are one name, where the visible one may carry a case ending ("Трампом", "Трамп")."""
    if visible == listed:
        return True
    if not "А" <= visible[0] <= "ё" or abs(len(visible) - len(listed)) > 3 or len(listed) < 2:
        return False
    return visible.startswith(listed[: max(2, len(listed) - 2)])


def _measure(text: str, begin: int, end: int) -> Leak | None:
    words = list(_WORD.finditer(text, begin, min(end, begin + _POST_REACH)))
    if len(words) < 2:
        return None
    count = 2
    for word in words[1:3]:  # a first name of two words is glued to the post by its second
        glued = _GLUED.search(word[0])
        if glued:
            name_end = word.start() + glued.start(1)
            return _leak(text, begin, name_end, name_end, end)
    if len(words) > 2 and (_PATRONYMIC.search(words[2][0]) or words[2][0] in _PARTICLE):
        count = 3 if words[2][0] not in _PARTICLE else 4
    name_end = words[min(count, len(words)) - 1].end()
    stop = _STOP.search(text, begin, name_end)
    name_end = stop.start() if stop and stop.start() > begin else name_end
    return _leak(text, begin, name_end, name_end, end)


def _leak(text: str, begin: int, name_end: int, post_start: int, end: int) -> Leak:
    post_end = _post_end(text, post_start, end)
    return Leak(Span(begin, post_end), text[begin:name_end].strip(), text[post_start:post_end].strip())


def _post_end(text: str, start: int, end: int) -> int:
    limit = min(end, start + _POST_REACH)
    stop = _STOP.search(text, start, limit)
    artefact = _ARTEFACT.search(text, start, limit)
    if artefact and stop and artefact.start() + 1 == stop.start():
        walked = _walk(text, start, artefact.start())
        # The artefact may belong to a later pop-up; a verb or another doubled name between them says so.
        later = _has_verb(text, start, artefact.start()) or _has_double(text, start, artefact.start())
        return walked if later else artefact.start()
    return _walk(text, start, stop.start() if stop else limit)


def _has_verb(text: str, start: int, end: int) -> bool:
    return any(_is_verb(word[0]) for word in _WORD.finditer(text, start, end))


def _is_verb(word: str) -> bool:
    return word.islower() and word not in _RU_NOUN and not _RU_GENITIVE.search(word) and bool(_RU_VERB.search(word))


def _has_double(text: str, start: int, end: int) -> bool:
    return any(_same(pair[1], pair[2]) for pair in _PAIR.finditer(text, start, end))


def _walk(text: str, start: int, limit: int) -> int:
    """Return where the post that begins at `start` ends, word by word, at `limit` at the latest."""
    at = start
    words = list(_WORD.finditer(text, start, limit))
    for index, word in enumerate(words):
        following = words[index + 1][0] if index + 1 < len(words) else ""
        if not _belongs(word[0], following, first=index == 0):
            break
        at = word.end()
    return max(at, start)


def _belongs(word: str, following: str, *, first: bool) -> bool:
    if word[0].isupper() or word[0] in '«"“–' or (first and "а" <= word[0] <= "ё"):
        return True
    if word[0].isascii():
        return word in _EN_CONNECTOR and (following[:1].isupper() or following in _EN_CONNECTOR)
    if word == "и":
        return bool(_RU_GENITIVE.search(following))
    return word not in _RU_STOP and not _is_verb(word)
