from pathlib import Path

import pytest

from claimcheck.match.evidence import same_speaker
from claimcheck.match.origins import corroborate
from claimcheck.records import Corroboration, Telling
from claimcheck.settings import OriginSettings
from tests.match.tellings import match, telling

COPY = (
    "A burst main left some 4,000 homes in the upper town without water for most of Sunday, and "
    "the repair crew needed nine hours to reach the broken joint."
)
CLAIM = "A burst main left some 4,000 homes in the upper town without water"
OWN = "Taps ran dry in about 4,000 homes on the hill. Neighbours queued at a tanker on the square."


def over(this: Telling, *others: Telling, settings: OriginSettings | None = None) -> Corroboration:
    found = corroborate(this, [match(other) for other in others], others, settings)
    assert [one.claim for one in found] == [c.claim for c in this.candidates]
    return found[0]


def kinds(found: Corroboration) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(group.kind, group.name, group.outlets) for group in found.groups]


def test_a_claim_that_nobody_else_has_is_there_with_one_outlet() -> None:
    (found,) = corroborate(telling(COPY, CLAIM), [], [])
    assert (found.outlets, kinds(found)) == (1, [("independent", "Quay Post", ("Quay Post",))])


@pytest.mark.parametrize("relation", ["differs", "contradicts"])
def test_only_outlets_that_agree_corroborate(relation: str) -> None:
    this, other = telling(COPY, CLAIM), telling(COPY + " Rain fell.", CLAIM, outlet="Echo")
    one = match(other, relation="differs" if relation == "differs" else "contradicts")
    (found,) = corroborate(this, [one], [other])
    assert found.outlets == 1


def test_copy_makes_one_origin_with_its_words_as_evidence() -> None:
    this = telling(COPY, CLAIM, published="2024-02-12")
    other = telling(COPY + " Rain fell.", CLAIM, outlet="Saltmarsh Echo", published="2024-02-11")
    own = telling(OWN, "Taps ran dry in about 4,000 homes", outlet="Ferry News")
    found = over(this, other, own)
    assert found.outlets == 3
    assert kinds(found) == [
        ("wire", "Saltmarsh Echo", ("Quay Post", "Saltmarsh Echo")),  # it was first
        ("independent", "Ferry News", ("Ferry News",)),
    ]
    assert [span.of(COPY) for span in found.groups[0].evidence] == [COPY.removesuffix(".")]
    assert found.groups[1].evidence == ()


def test_copy_around_another_claim_is_no_evidence() -> None:
    mine = "Hanna Brix said that twelve men were trapped."
    theirs = "By the tags he had read, Karl Ude said, twelve had not come up."
    this = telling(f"{mine}\nThe pit lies in the hills.\n{COPY}", mine[:-1], outlet="A")
    other = telling(f"{theirs}\nWives stood at the fence.\n{COPY}", theirs[:-1], outlet="B")
    assert len(over(this, other).groups) == 2


def test_an_article_that_is_copy_throughout_shares_all_its_claims() -> None:
    long = f"{COPY}\n{COPY.replace('burst main', 'cracked valve').replace('nine', 'three')}"
    this = telling(f"Dry hill.\n{long}", "Dry hill", outlet="A")
    other = telling(f"{long}\nThe hill is dry.", "The hill is dry", outlet="B")
    assert kinds(over(this, other)) == [("wire", "A", ("A", "B"))]


def test_a_shared_agency_is_named_with_its_dateline() -> None:
    this = telling(f"VESS (AP) — {COPY}", CLAIM)
    other = telling(f"{OWN}\n— AP", "Taps ran dry in about 4,000 homes", outlet="Echo")
    (group,) = over(this, other).groups
    assert (group.kind, group.name) == ("wire", "Associated Press")
    assert [span.of(this.text) for span in group.evidence] == ["VESS (AP)"]


def test_an_outlet_that_another_relays_is_the_origin() -> None:
    this = telling("The bank failed, the Harrow Lamp reported.", "The bank failed")
    other = telling("Books show that the bank failed.", "the bank failed", outlet="HARROW LAMP")
    (group,) = over(this, other).groups
    assert (group.kind, group.name) == ("wire", "Harrow Lamp")  # as running text has it
    assert group.outlets == ("Quay Post", "HARROW LAMP")
    assert [span.of(this.text) for span in group.evidence] == ["the Harrow Lamp reported"]


def test_one_owner_is_one_origin(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[owner]]\nname = "Lamp Group"\noutlets = ["Quay Post", "Echo"]\n', "utf-8")
    this = telling(COPY, CLAIM)
    other = telling(OWN, "Taps ran dry in about 4,000 homes", outlet="Echo")
    assert len(over(this, other).groups) == 2
    found = over(this, other, settings=OriginSettings(outlets=str(path)))
    assert kinds(found) == [("wire", "Lamp Group", ("Quay Post", "Echo"))]


def test_one_speaker_is_one_origin_by_the_fullest_name() -> None:
    this = telling("The strike ends, Ruse said.", "The strike ends", speakers=("Ruse",))
    other = telling(
        "Work goes on, Pavel Ruse told us.", "Work goes on", outlet="B", speakers=("Pavel Ruse",)
    )
    (group,) = over(this, other).groups
    assert (group.kind, group.name) == ("speaker", "Pavel Ruse")
    assert [span.of(this.text) for span in group.evidence] == ["Ruse"]


def test_a_release_of_one_speaker_is_a_wire() -> None:
    said = "Orvane said in a press release that the jab works."
    this = telling(said, "the jab works", speakers=("Orvane",))
    other = telling("In a news release, Orvane praised it: the jab works well.", "the jab works",
                    outlet="B", speakers=("Orvane",))  # fmt: skip
    assert kinds(over(this, other))[0][:2] == ("wire", "Orvane")


def test_what_holds_most_of_a_group_names_it() -> None:
    """A copied pair, and a third who has the speaker of both: the speaker is behind all."""
    chain = ("Ada Venn",)
    this = telling(COPY, CLAIM, outlet="A", speakers=chain)
    twin = telling(COPY + " Rain fell.", CLAIM, outlet="B", speakers=chain)
    third = telling(OWN, "Taps ran dry", outlet="C", speakers=chain)
    assert kinds(over(this, twin, third)) == [("speaker", "Ada Venn", ("A", "B", "C"))]


def test_two_articles_of_one_outlet_count_once() -> None:
    this = telling(COPY, CLAIM, outlet="The New York Times")
    other = telling(OWN, "Taps ran dry", outlet="nytimes.com")
    found = over(this, other)
    assert (found.outlets, len(found.groups)) == (1, 1)


def test_without_a_name_every_article_is_an_outlet_of_its_own() -> None:
    this, other = telling(COPY, CLAIM, outlet=None), telling(OWN, "Taps ran dry", outlet=None)
    found = over(this, other)
    assert [group.outlets for group in found.groups] == [
        (this.masthead.id,), (other.masthead.id,)
    ]  # fmt: skip


def test_larger_groups_come_first_behind_this_outlets() -> None:
    this = telling(OWN, "Taps ran dry", outlet="Z")
    single = telling("Dry hill, says one.", "Dry hill", outlet="A")
    twins = [telling(COPY + end, CLAIM, outlet=end) for end in (" Bee", " Cat")]
    found = over(this, single, *twins)
    assert [group.outlets for group in found.groups] == [("Z",), (" Bee", " Cat"), ("A",)]
    assert found.groups[1].evidence == ()  # words of other articles are none of this one


def test_an_article_that_was_not_given_is_an_error() -> None:
    other = telling(OWN, "Taps ran dry", outlet="B")
    with pytest.raises(KeyError):
        corroborate(telling(COPY, CLAIM), [match(other)], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilsa Morrow", "Morrow"),
        ("Morrow", "Ilsa Morrow"),
        ("Mr. Morrow", "Ilsa Morrow"),
        ("J. Hask", "Joren Hask"),
        ("Kestria's Health Ministry", "the Health Ministry"),
        ("Coordination Headquarters for Missing Servicemen in Brannock",
         "Coordination Headquarters for Missing Servicemen"),
        ("World Health Organization", "WHO"),
        ("Moscow", "Russia"),
    ],
)  # fmt: skip
def test_names_of_one_speaker(one: str, other: str) -> None:
    assert same_speaker(one, other)
    assert same_speaker(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Hale", "Tom Hale"),
        ("Officials", "Officials"),
        ("police", "police"),
        ("Kestria", "Kestria Health Ministry"),
        ("", "Morrow"),
        ("the", "The"),
        ("Moscow", "Kyiv"),
    ],
)
def test_names_of_two_speakers_or_of_nobody(one: str, other: str) -> None:
    assert not same_speaker(one, other)
    assert not same_speaker(other, one)
