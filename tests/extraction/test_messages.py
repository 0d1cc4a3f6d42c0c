"""Who sends a message and to whom, in words of our own."""

from __future__ import annotations

import pytest

from tests.english_pages import ERDOGAN, PUTIN, kremlin


@pytest.mark.parametrize(
    "title",
    [
        "Birthday greetings to President of Turkey Recep Tayyip Erdogan",
        "Congratulations to Recep Tayyip Erdogan",
        "Vladimir Putin congratulated President of Turkey Recep Tayyip Erdogan",
    ],
)
def test_the_head_of_the_site_sends_and_the_other_receives(title: str) -> None:
    lead = "Vladimir Putin congratulated President of Turkey Recep Tayyip Erdogan on his birthday."
    roles = {who: role for who, role, _ in kremlin(title, "The message is warm.", lead).cast()}
    assert roles == {PUTIN: "principal", ERDOGAN: "addressee"}
