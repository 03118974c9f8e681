import pytest

from claimcheck.report import Style


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("“it’s” – so…", '"it\'s" - so...'),
        ("Straße in Łódź", "Strasse in ?odz"),
        ("漢", "?"),
        ("e\u0301", "e"),
        ("1½", "1?"),  # never "112"
    ],
)
def test_ascii_keeps_what_it_can(words: str, plain: str) -> None:
    assert Style(encoding="ascii").fit(words) == plain


def test_an_encoding_keeps_what_it_has() -> None:
    assert Style(encoding="latin-1").fit("«né» — 漢") == "«né» -- ?"
    assert Style(encoding="utf-8").fit("«né» — 漢") == "«né» — 漢"
