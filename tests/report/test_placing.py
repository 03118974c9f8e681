import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.placing import Lines, findings_of
from tests.report.builders import claims, report


@pytest.mark.parametrize(
    ("offset", "place"), [(0, "1:1"), (1, "1:2"), (4, "2:1"), (6, "3:1"), (8, "4:1"), (9, "5:1")]
)
def test_lines_end_as_in_editors(offset: int, place: str) -> None:
    assert Lines("ab\r\nc\nd\r\re").place(offset) == place


@given(st.text("ab\r\n\u2028é", min_size=1))
def test_places_count_lines_and_columns(text: str) -> None:
    lines = Lines(text)
    for offset, char in enumerate(text):
        line, column = map(int, lines.place(offset).split(":"))
        split = text.replace("\r\n", "\0\n").replace("\r", "\n").replace("\0", "\r").split("\n")
        if char not in "\r\n":
            assert split[line - 1][column - 1] == char


def test_a_claim_has_the_findings_of_its_attributions() -> None:
    codes = {claim.id: [f.code for f in findings_of(report(), claim)] for claim in claims()}
    assert codes == {"c1": ["CC101"], "c2": [], "c3": ["CC103"], "c4": ["CC102"], "c5": []}
