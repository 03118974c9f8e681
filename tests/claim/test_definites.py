"""Things told in full before: "the bill" is "the harbour reform bill"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.claim import state_claims
from claimcheck.records import Attributed

FIRST = "The council passed a sweeping harbour reform bill on Monday. "


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            FIRST + "The bill bans night trawling.",
            "The sweeping harbour reform bill bans night trawling",
        ),
        # two of them
        (
            FIRST + "It shelved a school reform bill. The bill bans night trawling.",
            "The bill bans night trawling",
        ),
        # several are not one
        (FIRST + "The bills ban night trawling.", "The bills ban night trawling"),
        # told in full already
        (FIRST + "The school bill bans phones.", "The school bill bans phones"),
    ],
)
def test_a_bare_noun_is_told_in_full(
    attributed: Callable[[str], Attributed], text: str, last: str
) -> None:
    (claimed,) = state_claims([attributed(text)])
    assert claimed.claims[-1].text == last


def test_the_words_come_from_the_article(attributed: Callable[[str], Attributed]) -> None:
    (claimed,) = state_claims([attributed(FIRST + "The bill bans night trawling.")])
    (made,) = claimed.claims[-1].substitutions
    assert made.origin.of(claimed.article.text) == made.text == "sweeping harbour reform bill"
