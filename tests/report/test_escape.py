import json

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.escape import escaped, visible


def test_visible_is_one_line_without_commands() -> None:
    assert visible(" a\r\n\tb\u00a0c ") == "a b c"
    assert visible("a\0b\x1bc\u202ed\ud800") == "a�b�c�d�"
    assert visible("👩‍🚒 né") == "👩‍🚒 né"  # joiners hold an emoji together


@given(st.text(st.characters(exclude_categories=[])))
def test_visible_text_has_no_control_codes(text: str) -> None:
    assert all(char.isprintable() or ord(char) > 0x9F for char in visible(text))


@given(st.text(st.characters(exclude_categories=[])))
def test_escaped_json_is_utf_8(text: str) -> None:
    data = escaped(json.dumps(text, ensure_ascii=False)).encode("utf-8")
    pairs = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert json.loads(data) == pairs
