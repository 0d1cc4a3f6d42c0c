"""English spelling of Russian names, in the style that the English pages of the Kremlin use."""

from __future__ import annotations

import re

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_VOWELS = "аеёиоуыэюя"

# First names whose usual English form is not what the letters give.
_GIVEN = {
    "александр": "Alexander", "александра": "Alexandra", "алексей": "Alexei", "максим": "Maxim", "виктория": "Victoria",
    "пётр": "Pyotr", "петр": "Pyotr", "артем": "Artyom", "федор": "Fyodor", "семен": "Semyon", "анастасия": "Anastasia",
    "ксения": "Ksenia", "мария": "Maria", "юлия": "Yulia", "наталия": "Natalia", "евгения": "Yevgenia",
    "лидия": "Lidia", "виталия": "Vitalia", "валерия": "Valeria", "софия": "Sofia", "антония": "Antonia",
    "анжелика": "Angelika",
}  # fmt: skip


def romanize(name: str) -> str:
    """Return a Russian name in Latin letters ("Евгений Солнцев" -> "Yevgeny Solntsev").

    >>> romanize("Наталья Шараева")
    'Natalya Sharayeva'
    >>> romanize("Юрий Белоусов-Ильин")
    'Yury Belousov-Ilyin'
    """
    return re.sub(r"[^\W\d_]+", lambda m: _word(m[0]), name)


def _word(word: str) -> str:
    lower = word.lower()
    usual = _GIVEN.get(lower)
    if usual is not None:
        return usual.upper() if word.isupper() and len(word) > 1 else usual
    if not re.search("[а-яё]", lower):
        return word
    out = []
    for index, letter in enumerate(lower):
        out.append(_letter(lower, index, letter))
    spelled = "".join(out)
    if word.isupper() and len(word) > 1:
        return spelled.upper()
    return spelled[:1].upper() + spelled[1:] if word[:1].isupper() else spelled


def _letter(word: str, index: int, letter: str) -> str:
    before = word[index - 1] if index else ""
    last = index == len(word) - 1
    if letter == "е" and (not before or before in _VOWELS or before in "ьъ"):
        return "ye"
    if letter == "ё" and before and before in "жчшщ":
        return "e"
    if letter == "и" and before == "ь":
        return "yi"
    if letter in "иы" and index == len(word) - 2 and word.endswith("й"):
        return "y"  # "-ий" and "-ый" are one letter at the end of a name
    if letter == "й" and last and before and before in "иы":
        return ""
    if letter == "й" and last and before == "о":
        return "y"
    if letter == "я" and last and before == "и":
        return "a"  # "Мария" is Maria
    return _LETTERS.get(letter, letter)
