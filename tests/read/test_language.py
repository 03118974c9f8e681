from __future__ import annotations

import pytest

from claimcheck.read.language import described, detect_language
from claimcheck.settings import ReadSettings

GERMAN = (
    "Der Minister sagte am Montag, dass die Brücke bis zum Frühjahr gesperrt bleibe, und dass "
    "Fähren die Menschen in die Stadt bringen würden."
)
ENGLISH = "The minister said on Monday that the bridge would stay closed until spring came again."


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (ENGLISH, "en"), ("Guten Tag", "en")])
def test_detection(text: str, code: str) -> None:
    assert detect_language(text, settings=ReadSettings()) == code


def test_only_the_beginning_is_looked_at() -> None:
    settings = ReadSettings(detect_characters=len(ENGLISH))
    assert detect_language(ENGLISH + GERMAN * 9, settings=settings) == "en"


def test_a_lone_surrogate_is_no_obstacle() -> None:
    assert detect_language(ENGLISH + " \ud83d", settings=ReadSettings()) == "en"


def test_names() -> None:
    assert described("de") == "German (de)"
    assert described("xx") == "another language (xx)"


def test_every_language_of_the_detector_has_a_name() -> None:
    import py3langid

    assert all(
        not described(str(code)).startswith("another") for code, _ in py3langid.rank(ENGLISH)
    )
