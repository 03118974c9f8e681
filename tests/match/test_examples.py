"""The shipped examples hold what a comparison of them is to show."""

from importlib.resources import files

from claimcheck.match.passages import prose, shared_passages
from claimcheck.settings import OriginSettings

FOLDER = files("claimcheck.cli").joinpath("examples")
LANTERN, LEDGER, COURIER = (
    FOLDER.joinpath(f"{name}.txt").read_text(encoding="utf-8")
    for name in ("1_lantern_wire", "2_harbour_ledger", "3_northgate_courier")
)


def copied(this: str, other: str) -> str:
    least = OriginSettings().min_copy
    found = shared_passages(prose(this), prose(other), min_score=least)
    return " … ".join(passage.other.of(other) for passage in found)


def test_one_outlet_prints_the_wire_with_its_chains() -> None:
    passages = copied(LANTERN, COURIER)
    assert "which, according to the Kestrian side, are those of Norvalian troops" in passages
    assert "citing a border guard, reported that a second convoy had been turned back" in passages


def test_all_three_have_one_sentence_from_the_wire() -> None:
    for outlet in (LEDGER, COURIER):
        assert "counted more than 2,100 dead in the earlier three" in copied(LANTERN, outlet)


def test_one_outlet_has_another_figure() -> None:
    assert "640 bodies" in LANTERN
    assert "604 bodies had reached the military morgue" in LEDGER
    assert "640" not in LEDGER


def test_one_outlet_dropped_attributions_and_a_hedge() -> None:
    assert "some families may wait until autumn" in LANTERN
    assert "Some families will wait until autumn" in LEDGER
    assert "A second convoy was turned back at Pell Bridge." in LEDGER
    assert "The bodies are those of Norvalian troops killed along the Ardle." in LEDGER
    assert "Radio Tessal" not in LEDGER
    assert "Kestrian side" not in LEDGER
