import pytest

from claimcheck.assess.selection import Selection
from claimcheck.errors import UsageError
from claimcheck.settings import AssessSettings

ALL = ("CC101", "CC102", "CC201", "CC202")


@pytest.mark.parametrize(
    ("select", "ignore", "taken"),
    [
        (("CC",), (), ALL),
        (("CC1",), (), ("CC101", "CC102")),
        (("CC",), ("CC101",), ("CC102", "CC201", "CC202")),
        (("CC101",), ("CC1",), ("CC101",)),
        (("CC", "CC102"), ("CC1",), ("CC102", "CC201", "CC202")),
        (("CC1",), ("CC1",), ()),
    ],
)
def test_the_longer_prefix_decides(
    select: tuple[str, ...], ignore: tuple[str, ...], taken: tuple[str, ...]
) -> None:
    selection = Selection.of(AssessSettings(select=select, ignore=ignore))
    assert tuple(code for code in ALL if selection.takes(code)) == taken


@pytest.mark.parametrize(
    "settings", [AssessSettings(select=("CC9",)), AssessSettings(ignore=("X",))]
)
def test_unknown_codes_are_refused(settings: AssessSettings) -> None:
    with pytest.raises(UsageError, match="no finding has the code"):
        Selection.of(settings)
