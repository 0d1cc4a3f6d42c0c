"""The vowel that Russian nouns take where their ending is empty: "поставка", but "поставок"; "рынка", but "рынок".

A stem with an asterisk covers every ending and misses this form, because the vowel stands inside the stem.
"""

from __future__ import annotations

import re

# A consonant before the last к of a stem; after с and ц only adjectives come ("российск*", "турецк*").
_STEM = re.compile(r"([бвгджзйлмнпртфхчшщь])к\*")
_SOFT = frozenset("жчшщйь")  # behind these the vowel is е, and й and ь give way to it


def with_fleeting(phrase: str) -> tuple[str, ...]:
    """Return a phrase of the lexicon and, beside it, the same with the fleeting vowel in each stem that can have one.

    "поставк* оружия" gives "поставок оружия" as well; a phrase without such a stem stays alone.
    """
    return (phrase, *dict.fromkeys(_opened(phrase, stem) for stem in _STEM.finditer(phrase)))


def _opened(phrase: str, stem: re.Match[str]) -> str:
    letter = stem[1]
    vowel = "е" if letter in _SOFT else "о"
    kept = "" if letter in "йь" else letter
    return phrase[: stem.start()] + kept + vowel + "к" + phrase[stem.end() :]
