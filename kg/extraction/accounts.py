"""What speakers tell of exchanges: "Today I spoke with X about Y", "We also discussed Z", and the fragments behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.context import Context
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import fast

# Where "we" who discussed something are the sides of the event itself.
_EXCHANGES = frozenset(["telephone-conversation", "videoconference", "meeting", "talks", "summit", "press-conference"])


@dataclass(frozen=True, slots=True)
class Account:
    """A stretch of a speaker's sentence that tells what an exchange was about.

    `talk` tells that a verb of discussing governs it, so that bare nouns in it are subjects; `people` are those whose
    exchange it was, as far as they take part in the event; `thanks` tells of gratitude, which names much in passing.
    """

    sentence: Sentence
    region: Span
    speaker: Entity
    people: tuple[Entity, ...]
    talk: bool
    thanks: bool = False


def accounts(context: Context) -> Iterator[Account]:
    """Yield what the speakers of the page tell of exchanges, in text order."""
    words = context.linked.vocabulary.pack.table("transcripts", "accounts")
    keys = ("together", "alone", "further", "discussed", "behind", "thanks")
    together, alone, further, discussed, behind, thanks = (fast(words.get(key, r"(?!)")) for key in keys)
    last: Account | None = None
    for sentence in context.linked.page.sentences:
        speaker, words_of = _own_words(context, sentence)
        if speaker is None or context.linked.cast.get(speaker) is None:
            last = None
            continue
        start, end = words_of.start, words_of.end
        passive = discussed.search(context.text, start, end)
        if passive is not None and passive.start() > start:
            # "Issues were discussed regarding X" names its subject behind the verb.
            after = behind.search(context.text, passive.end(), end)
            stop = end if after is not None and after.start() == passive.end() else passive.start()
            last = Account(sentence, Span(start, stop), speaker, _sides(context, speaker), talk=True)
            yield last
            continue
        joint = together.search(context.text, start, end)
        match = joint or alone.search(context.text, start, end)
        if match is not None and match.end() < end:
            people = _sides(context, speaker) if joint is not None else (speaker,)
            begin = match.end() if joint is not None else match.start()  # "I invited her to visit" names its subject
            polite = joint is None and thanks.search(context.text, match.start(), match.end()) is not None
            last = Account(sentence, Span(begin, end), speaker, people, joint is not None, polite)
            yield last
            continue
        head = further.search(context.text, start, end) if last is not None and last.speaker == speaker else None
        if last is not None and head is not None and start == head.start() < head.end() < end:
            last = Account(sentence, Span(head.end(), end), speaker, last.people, talk=True)
            yield last
            continue
        last = None


def _own_words(context: Context, sentence: Sentence) -> tuple[Entity | None, Span]:
    """Return whose words a sentence gives, and the stretch of them: all of it or what it quotes."""
    voice = context.voices.get(sentence.span)
    if voice is not None and voice.rule == "quoted":
        return voice.speaker, voice.span
    return context.speaker_of(sentence), sentence.span


def _sides(context: Context, speaker: Entity) -> tuple[Entity, ...]:
    """Return whom "we" means: the sides of an exchange, else the speaker alone."""
    sides = context.linked.cast.sides
    return sides if context.event_type in _EXCHANGES and speaker in sides else (speaker,)
