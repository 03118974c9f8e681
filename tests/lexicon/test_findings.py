import pytest

from claimcheck.errors import UsageError
from claimcheck.lexicon.findings import codes, matching


def test_codes_are_stable() -> None:
    assert {code.code: code.level for code in codes().values()} == {
        "CC101": "info",
        "CC102": "warning",
        "CC103": "warning",
        "CC104": "warning",
        "CC201": "info",
        "CC202": "warning",
        "CC204": "info",
        "CC501": "warning",
        "CC503": "info",
    }


def test_every_code_says_what_it_means_and_what_to_do() -> None:
    for code in codes().values():
        assert code.meaning.endswith(".")
        assert code.advice.endswith(".")
        assert 0 < len(code.name) < 24


def test_prefixes_stand_for_all_codes_that_begin_so() -> None:
    assert [code.code for code in matching(["CC20", "CC103"])] == [
        "CC103", "CC201", "CC202", "CC204",
    ]  # fmt: skip
    assert matching([]) == ()


@pytest.mark.parametrize("prefix", ["CC9", "XX", "", "CC1011", "cc1"])
def test_an_unknown_code_is_a_usage_error(prefix: str) -> None:
    with pytest.raises(UsageError, match="claimcheck explain"):
        matching(["CC1", prefix])
