import pytest

from claimcheck.cli.complaint import complain, internal


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a\x1b[31m.txt: no\nsuch\udcff file")
    assert capsys.readouterr().err == "claimcheck: a�[31m.txt: no such� file\n"


def test_an_internal_error_says_where() -> None:
    with pytest.raises(KeyError) as caught:
        raise KeyError("s3")
    assert internal(caught.value).startswith("internal error (KeyError at test_complaint.py:")
    assert internal(ValueError()) == (
        "internal error (ValueError); please report it with this input"
    )
