from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.match.credits import Credit, Crediting, agency_names
from tests.match.tellings import telling

BODY = "The oyster beds stay shut until May."
FINDER = Crediting.of({**agency_names(), "LANTERN WIRE": "LANTERN WIRE", "Quay Post": "Quay Post"})


def credited(text: str) -> list[tuple[str | None, str, str]]:
    return [(c.name, c.reach, c.span.of(text)) for c in FINDER(telling(text))]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (f"VESS (AP) — {BODY}", "Associated Press", "VESS (AP)"),
        (f"VESS, March 3 (Reuters) - {BODY}", "Reuters", "VESS, March 3 (Reuters)"),
        (f"WASHINGTON, D.C. (AP) — {BODY}", "Associated Press", "WASHINGTON, D.C. (AP)"),
        (f"Reuters — {BODY}", "Reuters", "Reuters —"),
        (f"By Ada Venn, Associated Press\n{BODY}", "Associated Press",
         "By Ada Venn, Associated Press"),
        (f"By the Associated Press\n{BODY}", "Associated Press", "By the Associated Press"),
        (f"{BODY}\n— Reuters", "Reuters", "— Reuters"),
        (f"{BODY} -AFP", "AFP", "-AFP"),
        (f"{BODY} (PA Media)", "PA Media", "(PA Media)"),
        (f"{BODY} (see below)", None, ""),
        (f"{BODY} (AFP)", "AFP", "(AFP)"),
        (f"{BODY}\nSource: Xinhua.", "Xinhua", "Source: Xinhua."),
        (f"{BODY}\nReporting by Ada Venn; Editing by Bo Lund", "Reuters",
         "Reporting by Ada Venn; Editing by"),
        (f"{BODY}\n© 2024 AFP. All rights reserved.", "AFP", "© 2024 AFP"),
        (f"VESS (TIDEWATER PRESS) — {BODY}", "TIDEWATER PRESS", "VESS (TIDEWATER PRESS) —"),
    ],
)  # fmt: skip
def test_whole_copy_is_credited_at_either_end(text: str, name: str | None, words: str) -> None:
    found = [(n, w) for n, reach, w in credited(text) if reach == "copy"]
    assert (name, words) in found if name else not found


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Talks broke down, two bankers told Reuters on Tuesday.", "told Reuters"),
        ("The bank is for sale, according to Reuters.", "according to Reuters"),
        ("Talks have failed, the Quay Post reported.", "the Quay Post reported"),
        ("The Tass news agency said the bank had failed.", "The Tass news agency"),
        ("It was first reported by Lantern Wire.", "first reported by Lantern Wire"),
    ],
)
def test_a_sentence_credits_for_itself(sentence: str, words: str) -> None:
    assert words in [w for _, reach, w in credited(sentence) if reach == "words"]


def test_a_part_in_the_work_makes_no_copy() -> None:
    found = credited(f"{BODY}\nThe Associated Press contributed to this report.")
    assert [(name, reach) for name, reach, _ in found] == [("Associated Press", "part")]


def test_a_release_names_nobody() -> None:
    found = credited("Orvane said in a press release that the jab had worked.")
    assert found == [(None, "release", "in a press release")]


def test_whose_picture_it_is_says_nothing_of_the_words() -> None:
    text = f"{BODY}\nA boat at dawn. (Reuters)\n{BODY[:-1]}, they say.\nNobody was hurt."
    assert [c for c in credited(text) if c[1] == "copy"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Petra said so.",
        "He told ap to wait.",
        "She told Reutersville.",
        "Michael Bloomberg said no.",
    ],
)
def test_words_like_names_are_no_credit(text: str) -> None:
    assert credited(text) == []


def test_users_add_agencies(tmp_path: Path) -> None:
    path = tmp_path / "more.tsv"
    path.write_text("# ours\nword\toutlet\tcomment\nTide\tTidewater Press\t\n", encoding="utf-8")
    text = "VESS (Tide) — The oyster beds stay shut."
    found = Crediting.of(agency_names(str(path)))(telling(text))
    assert [credit.name for credit in found] == ["Tidewater Press"]
    assert isinstance(found[0], Credit)
    assert FINDER(telling(text)) == ()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"word outlet\nTide Press\n", "columns are parted by tabs"),
        (b"word\toutlet\nTide\t\n", "no 'outlet'"),
        (b"\xff\xfe\x00", "not a table that can be read"),
    ],
)
def test_a_damaged_file_of_agencies_is_refused(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    path = tmp_path / "more.tsv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=problem):
        agency_names(str(path))


def test_a_missing_file_of_agencies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a table"):
        agency_names(str(tmp_path / "none.tsv"))
