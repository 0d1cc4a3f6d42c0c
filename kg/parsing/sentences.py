"""A rule-based sentence splitter for English, Russian and Ukrainian official prose; linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.text import Span

# A possible end: terminators with their closing quotes and brackets before white space; or a bracket, for the depth.
_MARK = re.compile(r"[.!?…]+[\"'”’»)\]*_]{0,4}(?=\s|$)|[()\[\]]")
_WORD_BEFORE = re.compile(r"[^\s(\[«“\"*_]+$")
_SPACE = re.compile(r"\s*")
_NUMBERING = re.compile(r"(?:\d{1,3}|[a-zA-Zа-я]|[IVX]{1,4})[.)]+$")
_LOOKBACK = 28
_NUMBER_LENGTH = 12
# An opening bracket without its partner stops forbidding ends after this many characters.
_BRACKET_REACH = 500
_OPENERS = "\"'“‘«(„[<*_–—-•$€£#№"

# These never end a sentence: a name, a number or the rest of a phrase follows.
_NEVER = frozenset(
    """mr mrs ms dr prof gen lt col maj capt cmdr adm sgt sen rep reps sens gov pres amb rev hon st mt ft vs no nos art
    fig vol pp e.g i.e cf approx ca messrs mme al
    т.е т.к им ул пр просп пл стр рис см ст пп тов акад т проф доц напр т.н р.п пос обл респ""".split()  # noqa: SIM905
)
# These end one only before a word that plainly begins another.
_PERHAPS = frozenset(
    """u.s u.n u.k e.u u.s.a d.c a.m p.m jr sr inc ltd co corp bros etc jan feb mar apr jun jul aug sep sept oct nov dec
    ph.d m.d i.e
    г гг в вв руб коп тыс млн млрд трлн чел кв м км га др т.д т.п н.э т.ч""".split()  # noqa: SIM905
)
_STARTERS = frozenset(
    """The This That These Those They He She It We I You In On At As For From Both His Her Their Our There Here However
    During After Before Also And But If When While Since To With By An A Following According
    В На По С Он Она Они Мы Я Вы Это Эти Этот Также Кроме Однако Но И А Поэтому Так Затем Как Для
    Если При Об О За Все Всё Наш Наша Наши Уважаемые Главы Стороны Лидеры Что""".split()  # noqa: SIM905
)
_YEAR = re.compile(r"\d{4}\s*(?:[–-]\s*\d{2,4}\s*)?гг?\.$")


def split_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`, which is one paragraph; spans are trimmed and never overlap."""
    begin = _skip_space(text, start, end)
    depth = 0
    opened = begin
    for mark in _MARK.finditer(text, begin, end):
        sign = mark[0]
        if sign in "([":
            depth, opened = depth + 1, mark.start()
            continue
        if sign in ")]":
            depth = max(0, depth - 1)
            continue
        if sign.endswith((")", "]")) or mark.end() - opened > _BRACKET_REACH:
            depth = max(0, depth - sign.count(")") - sign.count("]")) if mark.end() - opened <= _BRACKET_REACH else 0
        if depth or mark.start() < begin or not _ends(text, begin, mark, end):
            continue
        yield Span(begin, mark.end())
        begin = _skip_space(text, mark.end(), end)
    last = len(text[begin:end].rstrip()) + begin
    if last > begin:
        yield Span(begin, last)


def _ends(text: str, begin: int, mark: re.Match[str], end: int) -> bool:
    after = _skip_space(text, mark.end(), end)
    if after >= end:
        return True
    following = text[after]
    if not (following.isupper() or following.isdigit() or following in _OPENERS or not following.isalpha()):
        # A question or exclamation inside a sentence, or an abbreviation that we do not list.
        return False
    sign = mark[0]
    if sign == ".":
        return _full_stop_ends(text, begin, mark, after, end)
    # "(Applause.) Thank you": the bracket belongs to the sentence before it.
    return not (sign.startswith("…") and following in "–—")


def _full_stop_ends(text: str, begin: int, mark: re.Match[str], after: int, end: int) -> bool:
    lookback = text[max(begin, mark.start() - _LOOKBACK) : mark.start()]
    found = _WORD_BEFORE.search(lookback)
    word = found[0] if found else ""
    lower = word.lower().rpartition("-")[2]  # "Brig.-Gen."
    if word.isdigit() and len(word) <= 2:
        # "The text: 1. Appoint … 2. Dismiss …": the number belongs to what follows it.
        number = mark.start() - len(word)
        return text[max(begin, number - 3) : number].rstrip()[-1:] not in ("", ":", ";", ".")
    if mark.end() - begin <= _NUMBER_LENGTH and _NUMBERING.fullmatch(text[begin : mark.end()].strip("*_ ")):
        return False
    if len(word) == 1 and word.isupper():
        return _is_starter(text, after, end)
    if len(word) == 1 and word in "сп" and text[after].isdigit():
        return False
    if lower in _NEVER:
        return lower in ("no", "nos") and not text[after].isdigit()
    if "." in word and word.rpartition(".")[2].isupper() and len(word.rpartition(".")[2]) == 1:
        # Initials ("V. V.", "Э.М."), or U.S. and the like.
        return lower in _PERHAPS and _is_starter(text, after, end)
    if lower in ("г", "гг"):
        return bool(_YEAR.search(text, max(begin, mark.start() - 16), mark.end()))
    return lower not in _PERHAPS or lower in ("т.д", "т.п", "др") or _is_starter(text, after, end)


def _is_starter(text: str, at: int, end: int) -> bool:
    """Tell whether the word at `at` plainly begins a sentence; a single letter may be an initial, so it does not."""
    while at < end and text[at] in _OPENERS:
        at += 1
    stop = at
    while stop < end and text[stop].isalpha() and stop - at < 20:
        stop += 1
    word = text[at:stop]
    return word in _STARTERS and (len(word) > 1 or text[stop : stop + 1] != ".")


def _skip_space(text: str, at: int, end: int) -> int:
    space = _SPACE.match(text, at, end)
    return space.end() if space else at
