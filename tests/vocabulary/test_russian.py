"""Case forms, nominatives and English spelling of Russian names."""

from __future__ import annotations

import pytest

from kg.pipeline import reference_data
from kg.vocabulary.folding import fold
from kg.vocabulary.romanization import romanize
from kg.vocabulary.russian import adjective_forms, inflect, parses, person_case_forms, phrase_forms
from kg.vocabulary.russian_names import (
    family_nominative,
    given_readings,
    may_be_family,
    name_cases,
    patronymic_readings,
)


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Евгений Солнцев", "Yevgeny Solntsev"),
        ("Наталья Шараева", "Natalya Sharayeva"),
        ("Юрий Ильин", "Yury Ilyin"),
        ("Александр Щукин", "Alexander Shchukin"),
        ("Пётр Соловьёв", "Pyotr Solovyov"),
        ("Мария Толстая", "Maria Tolstaya"),
        ("Сергей Донской", "Sergei Donskoy"),
        ("Андрей Белый", "Andrei Bely"),
    ],
)
def test_romanization_follows_the_english_pages(russian: str, english: str) -> None:
    assert romanize(russian) == english


def test_most_russian_office_holders_are_spelled_as_in_the_reference_data() -> None:
    reference = reference_data()
    same = total = 0
    for record in reference.of_kind("person"):
        posts = [reference.posts.get(t.post) for t in reference.tenures_of_person.get(record.slug, ())]
        names = record.texts("label", language="ru")
        if not names or len(names[0].split()) != 2 or not any(p is not None and p.country == "RU" for p in posts):
            continue
        total += 1
        english = record.texts("label", "altLabel", "familyName", language="en")
        same += romanize(names[0]).split()[-1].lower() in {fold(e).lower().split()[-1] for e in english}
    assert total > 100
    assert same / total > 0.9


@pytest.mark.parametrize(
    ("form", "gender", "case", "nominative"),
    [
        ("Никишиной", "femn", "ablt", "Никишина"),
        ("Солнцевым", "masc", "ablt", "Солнцев"),
        ("Донскому", "masc", "datv", "Донской"),
        ("Гехт", "femn", "ablt", "Гехт"),
        ("Шапшой", "masc", "ablt", "Шапша"),
        ("Хурэлсухом", "masc", "ablt", "Хурэлсух"),
        ("Мутко", "masc", "gent", "Мутко"),
        ("Римского-Корсакова", "masc", "gent", "Римский-Корсаков"),
    ],
)
def test_family_nominative(form: str, gender: str, case: str, nominative: str) -> None:
    assert family_nominative(form, gender, frozenset([case])) == nominative


def test_first_names_and_patronymics_are_told_from_other_words() -> None:
    assert ("Вероника", "femn", "ablt") in given_readings("Вероникой")
    assert ("Ильич", "masc", "datv") in patronymic_readings("Ильичу")
    assert not given_readings("Правительство")
    assert not may_be_family("Победы")


def test_case_of_a_name_in_the_text() -> None:
    assert name_cases("Дональдом Трампом", "Дональд Трамп", "male") == {"ablt"}
    assert "nomn" in name_cases("Трамп", "Дональд Трамп", "male")
    assert person_case_forms("Дональд Трамп", "male")[2] == "Дональду Трампу"


def test_phrases_decline_up_to_their_noun() -> None:
    assert "чрезвычайным и полномочным послом" in phrase_forms("чрезвычайный и полномочный посол")
    assert "командующего" in phrase_forms("командующий")
    assert "министру иностранных дел" in phrase_forms("министр иностранных дел")
    assert "российско-турецких" in adjective_forms("российско-турецкий")


@pytest.mark.parametrize(("name", "form"), [("Шри-Ланка", "Шри-Ланке"), ("Гвинея-Бисау", "Гвинеей-Бисау")])
def test_every_part_of_a_hyphenated_name_keeps_its_capital(name: str, form: str) -> None:
    assert form in phrase_forms(name)


def test_inflection_is_that_of_the_dictionary() -> None:
    """Forms are kept, not made otherwise than by the dictionary itself."""
    for word in ("стол", "Россия", "новый", "Путин", "лес", "мать"):
        for reading in parses(word.lower()):
            for case in ("nomn", "gent", "loct", "loc2"):
                expected = reading.inflect({case})
                found = inflect(reading, frozenset([case]))
                assert (found and found.word) == (expected and expected.word)
