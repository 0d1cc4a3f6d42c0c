"""People in English text: known ones, unknown ones, surnames, names that must not be joined."""

from __future__ import annotations

import pytest

from kg.linking.spots import SpotKind
from tests.english_pages import CALL, CALL_LEAD, Read, call, kremlin, kyiv, transcript, washington


def labels(read: Read) -> list[str]:
    """Return the labels of the people who are known from the page only."""
    unknown = {e.slug: e for s in read.linked.people.spots for e in s.entities if not e.known}
    return [e.labels[0][0] for e in unknown.values()]


@pytest.mark.parametrize(
    ("words", "surface", "slug"),
    [
        ("The note was sent to Sergei Lavrov.", "Sergei Lavrov", "sergey-lavrov"),
        ("The note was sent to Sergey Lavrov.", "Sergey Lavrov", "sergey-lavrov"),
        ("A letter came from Mevlüt Çavuşoğlu.", "Mevlüt Çavuşoğlu", "mevlut-cavusoglu"),
        ("A letter came from Mevlut Cavusoglu.", "Mevlut Cavusoglu", "mevlut-cavusoglu"),
        ("A gift came from Aleksandar Vučić.", "Aleksandar Vučić", "aleksandar-vucic"),
    ],
)
def test_known_people_however_they_are_spelled(words: str, surface: str, slug: str) -> None:
    assert call(words).people()[surface] == [slug]


def test_initials_and_suffix_of_a_known_person() -> None:
    read = washington("Readout", "President Joseph R. Biden, Jr. wrote to President Volodymyr Zelenskyy of Ukraine.")
    found = read.people()
    assert found["President Joseph R. Biden, Jr."] == ["joe-biden"]
    assert found["President Volodymyr Zelenskyy of Ukraine"] == ["volodymyr-zelenskyy"]


def test_an_unknown_person_is_made_from_the_page() -> None:
    read = call("The tour was led by Minister of Culture Ottoline Quibble. Quibble sang.")
    assert labels(read) == ["Ottoline Quibble"]
    assert read.people()["Quibble"] == ["ottoline-quibble"]


def test_an_unknown_name_with_a_known_first_name_is_a_person() -> None:
    assert labels(call("The tour was led by Anna Quibble, a baker.")) == ["Anna Quibble"]


def test_two_people_of_one_surname_are_never_merged() -> None:
    read = call("Among the guests were Ivan Quibble and Anna Quibble. Later Quibble left.")
    found = read.people()
    assert found["Ivan Quibble"] == ["ivan-quibble"]
    assert found["Anna Quibble"] == ["anna-quibble"]
    assert "Quibble" not in found


def test_a_namesake_of_somebody_known_is_somebody_else() -> None:
    found = call("The prize went to Anna Lavrov.").people()
    assert found["Anna Lavrov"] == ["anna-lavrov"]


def test_another_given_name_in_the_same_office_is_another_person() -> None:
    read = kyiv("Meeting", "Volodymyr Zelenskyy met with Prime Minister of Poland Walburga Morawiecki.")
    assert read.people()["Prime Minister of Poland Walburga Morawiecki"] == ["walburga-morawiecki"]


def test_a_surname_alone_means_the_leader_of_the_day() -> None:
    assert call("The idea came from Macron.").people()["Macron"] == ["emmanuel-macron"]
    later = kremlin(CALL, "The idea came from Macron.", CALL_LEAD, day="May 5, 2010")
    assert "Macron" not in later.people()


def test_names_do_not_run_across_paragraphs() -> None:
    found = call("The list ends with Joe Biden and Angela\nMerkel Street is closed.").people()
    assert found["Joe Biden"] == ["joe-biden"]
    assert "angela-merkel" not in {slug for who in found.values() for slug in who}


def test_a_name_at_the_head_of_a_paragraph() -> None:
    assert call("Snow fell.\nIvan Quibble sang.").people()["Ivan Quibble"] == ["ivan-quibble"]


def test_capital_words_of_meetings_and_bodies_are_no_names() -> None:
    assert labels(call("The Victory Parade passed Lenin Street. The Ivan Conference opened. Happy New Year.")) == []


def test_office_behind_the_name() -> None:
    read = call("The tour was led by Anna Quibble, Minister of Culture of Serbia.")
    (spot,) = [s for s in read.linked.people.spots if s.entities and s.entities[0].slug == "anna-quibble"]
    assert spot.office is not None
    assert (spot.office.code, spot.office.country) == ("culture-minister", "RS")


@pytest.mark.parametrize("label", ["Remark", "Question", "One more thing"])
def test_labels_that_are_nobody(label: str) -> None:
    read = call(f"* * *\nVladimir Putin: Hello.\n{label}: Hello to you.")
    assert labels(read) == []


def test_a_speaker_is_a_person_whoever_it_is() -> None:
    assert labels(call("* * *\nVladimir Putin: Hello.\nOttoline Quibble: Good day to you.")) == ["Ottoline Quibble"]


def test_surname_before_given_name_in_the_facets_makes_nobody_new() -> None:
    facets = "Geography\nTurkey\nTopics\nForeign policy\nPersons\nErdogan Recep Tayyip"
    read = kremlin(CALL, "They spoke.", CALL_LEAD, facets=facets)
    assert [(f.kind, f.value) for f in read.page.facets if f.kind == "persons"] == [("persons", "Erdogan Recep Tayyip")]
    assert labels(read) == []


def test_list_of_participants() -> None:
    text = (
        "Today, National Security Advisor Jake Sullivan met with mayors.\n\n"
        "Participants in the roundtable included:\n\n"
        "- Mayor Jane Quibble, Springfield\n\n- Otto Muster, Dockers\n\nThe weather was fine."
    )
    read = washington("Readout of National Security Advisor Jake Sullivan’s Roundtable", text)
    assert labels(read) == ["Jane Quibble", "Otto Muster"]
    assert [(who, role) for who, role, _ in read.cast()][:3] == [
        ("jake-sullivan", "principal"),
        ("jane-quibble", "principal"),
        ("otto-muster", "principal"),
    ]


def test_a_company_in_an_office_is_no_name() -> None:
    assert labels(call("A report came from John Quibble, CEO of Acme Shipping.")) == ["John Quibble"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("an envoy of the Office of Rye of the Kingdom of Norway Peter Quibble, who bakes", "Peter Quibble"),
        ("a delegation led by the head of the bakers in the Senate Marco Quibble", "Marco Quibble"),
    ],
)
def test_a_name_behind_the_body_or_country_that_it_belongs_to(words: str, name: str) -> None:
    read = kyiv("A meeting", f"President of Ukraine Volodymyr Zelenskyy met with {words}.")
    assert labels(read) == [name]
    assert name not in " ".join(read.named(SpotKind.ORGANIZATION))
    assert len(read.cast()) == 2


def test_a_namesake_at_home_is_no_official_of_the_neighbour() -> None:
    lead = "Vladimir Putin met with Archpriest Alexander Tkachenko, head of the Rye Foundation."
    title = "Meeting with Head of the Rye Foundation Archpriest Alexander Tkachenko"
    assert {who for who, _, _ in kremlin(title, "They spoke of rye.", lead).cast()} == {
        "vladimir-putin",
        "alexander-tkachenko",
    }
    told = call("The note came from Minister of Culture of Ukraine Alexander Tkachenko.").people()
    assert ["oleksandr-tkachenko"] in told.values()


def test_the_head_of_a_land_that_is_no_state_stands_for_none() -> None:
    lead = "Vladimir Putin met with President of the Republic of South Ossetia Alan Gagloyev."
    read = kremlin("Meeting with President of South Ossetia Alan Gagloyev", "They spoke of rye.", lead, "July 12, 2022")
    assert {(who, land) for who, _, land in read.cast()} == {("vladimir-putin", "RU"), ("alan-gagloev", "")}
    assert read.claims.event.event_type == "meeting"


def test_the_senator_is_not_the_late_president_of_his_name() -> None:
    read = washington("Readout of a call", "Senators Mitt Romney and John Kennedy also joined the call.")
    assert read.people()["John Kennedy"] == ["john-kennedy"]
    whole = washington("A speech", "He quoted John F. Kennedy on the price of rye.")
    assert whole.people()["John F. Kennedy"] == ["john-f-kennedy"]


def test_a_listed_head_of_a_body_is_no_leader_of_that_name() -> None:
    listed = "**Participants:**\n\n-   Dr. Mark Brown, President, Rye University\n-   Jane Quibble, Dean, Rye College\n"
    title = "Readout of a meeting with university presidents"
    assert "mark-brown" in {who for who, _, _ in washington(title, f"Officials met.\n\n{listed}").cast()}
    called = washington("Readout of a call", "Jake Sullivan spoke with Prime Minister Mark Brown of the Cook Islands.")
    assert "mark-brown-cook-islands-politician" in {who for who, _, _ in called.cast()}


@pytest.mark.parametrize("joint", ["–", "*–*", "-"])
def test_half_of_a_double_name_is_nobody(joint: str) -> None:
    read = washington("A meeting", f"Among the guests was *Karine Jean*{joint}*Pierre, a baker.")
    assert "philip-j-pierre" not in {slug for slugs in read.people().values() for slug in slugs}


def test_a_company_is_no_president() -> None:
    text = "Today, the White House convened companies. Participants included Facebook/Meta, and Rye Software."
    assert not washington("Readout of a meeting on software", text).people()


def test_georgia_is_a_state_of_the_union_there() -> None:
    text = "Vice President Harris convened bakers. Congresswoman Lucy Quibble of Georgia also attended."
    assert ("lucy-quibble", "attendee", "US") in washington("Readout of a meeting", text).cast()


def test_whom_a_funeral_is_for_takes_no_part() -> None:
    text = "President Biden spoke with Governor Jane Quibble after the State Funeral for Queen Elizabeth II."
    assert "elizabeth-ii" not in {who for who, _, _ in washington("Readout of a call", text, "2022-09-20").cast()}


def test_whose_decision_it_was_takes_no_part() -> None:
    text = "A working group met today, following President Biden's and President Xi Jinping's decision."
    read = washington("Readout of a working group", text, "2024-01-30")
    assert not {who for who, role, _ in read.cast() if role != "group"}


def test_leaders_of_a_community_of_states_are_abroad() -> None:
    text = "President Biden met with leaders of the Caribbean Community (CARICOM)."
    read = washington("Readout of a meeting with leaders of the Caribbean Community", text)
    assert read.claims.event.event_type == "meeting"


def test_condolences_to_the_daughters_of_somebody() -> None:
    lead = "Vladimir Putin shares the grief of the daughters of Marshal of the Union Anatoly Kvashnin."
    read = kremlin("Condolences on the passing of a marshal", "It is a loss.", lead)
    assert [who for who, _, _ in read.cast()] == ["vladimir-putin"]


def test_a_name_that_goes_on_behind_a_hyphen_is_another() -> None:
    read = kyiv("A meeting", "President of Ukraine Volodymyr Zelenskyy met with Lee Jun-seok of the Rye Party.")
    assert "lee-jun-minister" not in {slug for slugs in read.people().values() for slug in slugs}


def test_a_journalist_is_no_official_of_the_neighbour() -> None:
    read = transcript("Vladimir Putin: Good evening.\nAlexei Petrov: Alexei Petrov, Rye Gazette. What of Ukraine?")
    assert read.people()["Alexei Petrov"] == ["alexei-petrov"]
