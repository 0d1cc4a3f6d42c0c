"""Whose words a stretch is: quotations, reported statements, titles; and what that means for discussions."""

from __future__ import annotations

import pytest

from kg.model.claims import Discussion, Modality
from tests.english_pages import Read, kremlin, kyiv
from tests.russian_pages import context as russian

TITLE = "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda"
LEAD = "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda in Lviv. "
ZELENSKYY, DUDA = "volodymyr-zelenskyy", "andrzej-duda"


def _voices(read: Read) -> list[tuple[str, str, str]]:
    """Return (words, speaker, rule)."""
    return [(read.page.quote(v.span), v.speaker.slug, v.rule) for v in read.context.voices.values()]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ('"The ports must be open," Volodymyr Zelenskyy said.', "The ports must be open,", ZELENSKYY),
        ('"The ports must be open," stressed Andrzej Duda.', "The ports must be open,", DUDA),
        ('Andrzej Duda noted: "The ports must be open."', "The ports must be open.", DUDA),
        ('"The ports must be open," the Polish leader said.', "The ports must be open,", DUDA),
    ],
)
def test_who_is_quoted(text: str, words: str, speaker: str) -> None:
    """The person beside the verb of saying, behind or before the quotation, is its speaker."""
    assert (words, speaker, "quoted") in _voices(kyiv(TITLE, LEAD + text))


def test_a_quotation_of_several_sentences_is_one_speakers() -> None:
    """Every sentence of a quotation has its speaker, and the narrator says none of them."""
    read = kyiv(TITLE, LEAD + '"We thank all the drivers. Our ports are open. The sea is calm," Andrzej Duda said.')
    spoken = [(words, who) for words, who, _ in _voices(read)]
    assert spoken == [("We thank all the drivers.", DUDA), ("Our ports are open.", DUDA), ("The sea is calm,", DUDA)]
    assert [p.act for p in read.context.predicates if "thank" in read.page.quote(p.verb)] == []


def test_a_quotation_of_nobody_has_no_voice() -> None:
    """Without anybody beside it, and none before it, a quotation is nobody's."""
    assert _voices(kyiv(TITLE, LEAD + '"Slow food for all of us" stands on the banner.')) == []


def test_quoted_topics_belong_to_the_speaker_alone() -> None:
    """What is said inside marks is the speaker's subject, proved by that sentence."""
    read = kyiv(TITLE, LEAD + '"The prisoner exchange goes on. We will free all," Volodymyr Zelenskyy said.')
    (claim,) = [d for d in read.of(Discussion) if d.topic.slug == "prisoner-exchange"]
    assert {e.slug for e in claim.discussants} == {ZELENSKYY}
    assert claim.modality is Modality.SPOKE
    assert read.quote(claim) == '"The prisoner exchange goes on.'


def test_a_statement_reported_of_the_sentence_before() -> None:
    """ "This was stated by X" gives the sentence before to X."""
    read = kyiv(
        "Sanctions must be tightened - President",
        "The sanctions against Russia must be tightened at once. "
        "This was stated by President Volodymyr Zelenskyy during his address. The hall was full.",
    )
    words = "The sanctions against Russia must be tightened at once."
    assert (words, ZELENSKYY, "reported") in _voices(read)
    assert ("sanctions", frozenset([ZELENSKYY])) in read.discussed("spoke")


def test_a_title_in_somebodys_mouth() -> None:
    """A title that ends or begins with its speaker is what the speaker said."""
    body = "President of Ukraine Volodymyr Zelenskyy spoke to the nation. The hall was full."
    for title in (
        "The corridor stays open - Volodymyr Zelenskyy",
        "Volodymyr Zelenskyy: The corridor stays",
    ):
        rules = {(who, rule) for _, who, rule in _voices(kyiv(title, body))}
        assert rules == {(ZELENSKYY, "title")}


def test_a_message_is_its_senders() -> None:
    """The quoted text of a message is the sender's, not the addressee's."""
    read = kremlin(
        "Greetings to the Arctic Forum",
        'The message reads, in part: "Shipping in the Arctic grows. The Arctic needs more icebreakers."',
        "Vladimir Putin sent greetings to the guests of the Arctic Forum.",
    )
    assert {(who, rule) for _, who, rule in _voices(read)} == {("vladimir-putin", "quoted")}
    assert ("arctic", frozenset(["vladimir-putin"])) in read.discussed("spoke")


def test_somebody_quoted_from_elsewhere_discusses_nothing() -> None:
    """Whoever takes no part in the event is quoted, and discusses nothing in it."""
    quoted = '"The prisoner exchange goes on. We will free all who are held," Olaf Scholz said in Berlin that week.'
    read = kyiv(TITLE, LEAD + "They talked about grain. " + quoted)
    people = {who for _, group in (*read.discussed(), *read.discussed("spoke")) for who in group}
    assert people <= {who for who, _, _ in read.cast()}
    assert "olaf-scholz" not in people


def test_a_russian_message_is_its_senders_and_a_forum_in_marks_is_nobodys() -> None:
    """Guillemets hold words and names alike; only the words have a speaker."""
    found = russian(
        "Приветствие участникам форума",
        "В послании говорится: «Наша работа на Севере растёт, и это радует всех.» Форум «Север – край дружбы» открыт.",
        "Владимир Путин направил приветствие участникам форума.",
    ).voices.values()
    assert [(v.speaker.slug, v.rule) for v in found] == [("vladimir-putin", "quoted")]


def test_what_somebody_says_comes_behind_according_to() -> None:
    read = kyiv(TITLE, LEAD + "In addition, according to Andrzej Duda, the ports must be open.")
    assert (", the ports must be open.", DUDA, "according") in _voices(read)


def test_a_title_in_somebodys_words_says_what_the_page_is_about() -> None:
    text = "President of Ukraine Volodymyr Zelenskyy spoke in Kyiv. It rained."
    read = kyiv("Pensions will rise - President Volodymyr Zelenskyy", text)
    assert ("social-policy", frozenset([ZELENSKYY])) in read.discussed("spoke")


def test_a_page_that_keeps_naming_its_speaker_is_no_address() -> None:
    read = kyiv(
        "Our bridges are our strength - Volodymyr Zelenskyy at a forum",
        "President of Ukraine Volodymyr Zelenskyy took part in a forum. Our country builds, Zelenskyy said. Zelenskyy "
        "added that our bridges stand. Zelenskyy said we have stone.",
    )
    assert read.context.monologue is None
    address = kyiv(
        "Our bridges - address by President Volodymyr Zelenskyy", "People! I am here. We build. We have stone."
    )
    assert address.context.monologue is not None


def test_a_message_to_several_compatriots_is_its_senders() -> None:
    """Where all are of the own country, whoever the page opens with sends the message."""
    read = kremlin(
        "Greetings to the winners of the Northern Regatta",
        'The message reads, in part: "Sailing asks for courage. Our sailing school is the best of all."',
        "Vladimir Putin congratulated Ivan Petrov and Pyotr Sidorov, who won the Northern Regatta.",
    )
    assert {who for _, who, _ in _voices(read)} == {"vladimir-putin"}
