from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import InputError
from claimcheck.read.decode import decode, gunzip

SAMPLE = "“We’re sorry,” said José Núñez of the café in Kesten. — It’s a résumé of £5."


@pytest.mark.parametrize(
    "data",
    [
        SAMPLE.encode(),
        SAMPLE.encode("utf-8-sig"),
        SAMPLE.encode("utf-16"),
        b"\xfe\xff" + SAMPLE.encode("utf-16-be"),
        SAMPLE.encode("cp1252"),
    ],
)
def test_encodings_give_the_same_text_without_a_mark(data: bytes) -> None:
    assert decode(data, name="a.txt") == SAMPLE


def test_another_script_is_detected() -> None:
    russian = "Премьер заявил, что переговоры начнутся в четверг, сообщает агентство."
    assert decode(russian.encode("cp1251"), name="a.txt") == russian


def test_line_ends_stay() -> None:
    assert decode(b"One.\r\nTwo.\rThree.\n", name="a.txt") == "One.\r\nTwo.\rThree.\n"


def test_a_declared_charset_wins_over_a_guess_but_not_over_utf_8() -> None:
    assert decode("Kešten".encode("cp1250"), name="a", charset="cp1250") == "Kešten"
    assert decode("Kešten".encode(), name="a", charset="latin-1") == "Kešten"
    assert decode(SAMPLE.encode("cp1252"), name="a", charset="no-such-code") == SAMPLE


def test_a_utf_8_file_cut_off_within_a_character_keeps_its_other_characters() -> None:
    data = ("“Où?” — “Là.” " * 5).encode()
    assert decode(data + "é".encode()[:1], name="a") == data.decode() + "\ufffd"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf_8_comes_back_character_by_character(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert decode(text.encode(), name="a") == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary"),
        (b"%PDF-1.7 no NUL so far", "binary"),
        (b"PK\x03\x04 a word processor's file", "binary"),
        (b"\x01\x02\x03 control characters all over \x04\x05", "binary"),
        (b"\xff\xfea", "UTF-16"),
        (bytes(range(128, 256)) * 8, "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        decode(data, name="a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


def test_gunzip() -> None:
    assert gunzip(gzip.compress(b"news"), name="a.gz", limit=4) == b"news"


def test_a_bomb_is_not_decompressed() -> None:
    bomb = gzip.compress(bytes(1_000_000))
    assert len(bomb) < 2_000
    with pytest.raises(InputError, match=r"larger than 0\.1 MB"):
        gunzip(bomb, name="a.gz", limit=100_000)


@pytest.mark.parametrize(
    "data", [b"no gzip", gzip.compress(b"news" * 99)[:-12], gzip.compress(b"news" * 99)[:20]]
)
def test_damaged_gzip_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="damaged"):
        gunzip(data, name="a.gz", limit=1_000)
