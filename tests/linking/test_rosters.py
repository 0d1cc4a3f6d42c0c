"""Lists of people: who is an entry, what a heading makes of the lines below it."""

from __future__ import annotations

import pytest

from tests.english_pages import Read, washington

LEAD = "Today, Northland Advisor Susan Rice convened a roundtable on bread."


def page(*lines: str) -> Read:
    """Read a page of the White House whose text ends with the lines of a list."""
    return washington("Readout of Roundtable on Bread", LEAD + "\n\n" + "\n\n".join(lines))


def cast(read: Read) -> set[str]:
    """Return who took part beside the host."""
    return {who for who, _, _ in read.cast()} - {"susan-rice"}


@pytest.mark.parametrize(
    "heading",
    [
        "Participants included:",
        "**Participants in today's roundtable included:**",
        "*Administration Participants:*",
        "**<u>Meeting Participants</u>**",
        "Speakers at the event were:",
        "His team and the President were joined in this call by:",
        "In attendance were the following:",
        "Northland bakery leaders included:",
        "From the White House:",
    ],
)
def test_headings_of_those_who_took_part(heading: str) -> None:
    read = page(heading, "- Ottoline Quibble, Baker, Northland Bread Society\n- Zebulon Muster, Miller, Muster Mills")
    assert cast(read) == {"ottoline-quibble", "zebulon-muster"}


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("- Ottoline Quibble, President, Northland Bread Society", "ottoline-quibble"),
        ("- **Ottoline Quibble,** Baker, Northland Bread Society", "ottoline-quibble"),
        ("- **Ottoline Quibble**, Baker, Northland Bread Society", "ottoline-quibble"),
        ("- Ottoline Quibble (D-04)", "ottoline-quibble"),
        ("- Rev. Dr. Ottoline Quibble, Northland Church", "ottoline-quibble"),
        ("- Ottoline P. de la Quibble-Muster, Northland Inns", "ottoline-p-de-la-quibble-muster"),
        ("- Ottoline Quibble, Jr., Northland Inns", "ottoline-quibble"),
        ("- Mayor Ottoline Quibble, Bakersfield, CA", "ottoline-quibble"),
        ("- Jane White, Baker", "jane-white"),
        ("- Ottoline Quibble, MD", "ottoline-quibble"),
        ("- Nebraska State Senator Ottoline Quibble", "ottoline-quibble"),
        ("- Acting Chair of the Bread Trading Commission Ottoline Quibble", "ottoline-quibble"),
    ],
)
def test_forms_of_an_entry(line: str, who: str) -> None:
    read = page("Participants included:", f"- Zebulon Muster, Miller, Muster Mills\n{line}")
    assert cast(read) == {"zebulon-muster", who}


def test_numbers_and_plain_lines_under_a_heading() -> None:
    numbered = page("Participants included:", "1.  Zebulon Muster, Miller\n2.  Ottoline Quibble, Baker")
    plain = page("**Participants**", "Zebulon Muster, Miller", "Ottoline Quibble, Baker")
    assert cast(numbered) == cast(plain) == {"zebulon-muster", "ottoline-quibble"}


def test_headings_of_groups_inside_a_list() -> None:
    read = page(
        "Participants included:", "*Millers*", "- Zebulon Muster, Mills", "*Bakers*", "- Ottoline Quibble, Ovens"
    )
    assert cast(read) == {"zebulon-muster", "ottoline-quibble"}


def test_the_form_of_the_lines_tells_without_a_word_of_attendance() -> None:
    read = page("*Millers and Bakers:*", "- John Quibble, Miller\n- Anna Muster, Baker")
    assert cast(read) == {"john-quibble", "anna-muster"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Participants included:", "- Northland Bread Society\n- Quibble Mills\n- Bakers of America"),
        ("Cities taking part included:", "- Silver Spring, DE\n- Baton Rouge, LA\n- Rapid City, SD"),
        ("Task Force membership is comprised of:", "- John Quibble, Miller\n- Anna Muster, Baker"),
        ("The Council announced these steps:", "- John Quibble, Miller\n- Anna Muster, Baker"),
    ],
)
def test_lists_of_something_else(lines: tuple[str, str]) -> None:
    assert cast(page(*lines)) == set()


def test_a_president_of_a_society_leads_no_state() -> None:
    read = page("Participants included:", "- Ottoline Quibble, President, Northland Bread Society")
    member = read.linked.cast.members[-1]
    assert (member.entity.slug, member.office_code, member.country) == ("ottoline-quibble", "other", "US")
