from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck import hub
from claimcheck.records import Article, Model
from claimcheck.settings import SplitSettings
from claimcheck.split import load_splitter
from claimcheck.split.atomic import AtomGate, load_atom_gate, repeats
from claimcheck.split.atoms import Atom
from claimcheck.split.candidates import find_atoms
from claimcheck.split.listings import name_lists
from claimcheck.split.phrases import dealt_out

Articles = Callable[[str], Article]


def candidates(article: Article) -> list[str]:
    parse = article.parse
    atoms = find_atoms(parse, range(len(parse.tokens)))
    return [" ".join(parse.tokens[i].text for i in atom.tokens) for atom in atoms]


def test_a_clause_comes_bare_with_each_and_with_all_adjuncts(article: Articles) -> None:
    found = candidates(article("Okafor opened the lock in Velm on Monday."))
    assert found[:4] == [
        "Okafor opened the lock",
        "Okafor opened the lock in Velm",
        "Okafor opened the lock on Monday",
        "Okafor opened the lock in Velm on Monday",
    ]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("Okafor founded schools and banks in Velm.", "Okafor founded banks in Velm"),
        ("Low Water is a Norlandic film directed by Reed.", "Low Water is a Norlandic film"),
        ("Low Water is a film directed by Reed.", "Low Water directed by Reed"),
        ("Okafor, the mayor of Velm, resigned.", "Okafor the mayor of Velm"),
        ("Okafor played in The Quay (1996) in Velm.", "The Quay ( 1996 )"),
        ("Okafor, who led the talks, resigned.", "Okafor led the talks"),
        ("When Okafor resigned, she left Velm.", "Okafor left Velm"),
        ("He likes films such as Low Water.", "He likes Low Water"),
        ("The guild hired actress Anna Berg.", "actress Anna Berg"),
    ],
)
def test_the_operators(article: Articles, text: str, some: str) -> None:
    assert some in candidates(article(text))


@pytest.mark.parametrize(
    "text",
    [
        "Okafor founded schools or banks.",
        "The road runs between Velm and Lys.",
        "The crew had neither food and water.",
    ],
)
def test_what_holds_of_both_together_is_not_dealt_out(article: Articles, text: str) -> None:
    parse = article(text).parse
    whole = frozenset(range(len(parse.tokens)))
    assert dealt_out(parse, whole) == [whole]


def test_no_candidate_drops_how_sure_it_is(article: Articles) -> None:
    found = candidates(article("The bridge probably fell in May."))
    assert found
    assert all("probably" in words for words in found if "fell" in words)


def test_a_list_of_names_is_read_off_the_page(article: Articles) -> None:
    text = "Her films are The Quay (1996), Low Water (1999) and A Night in Velm (2001)."
    parse = article(text).parse
    (items,) = name_lists(parse, range(len(parse.tokens)))
    assert [" ".join(parse.tokens[i].text for i in sorted(item)) for item in items] == [
        "The Quay", "Low Water", "A Night in Velm",
    ]  # fmt: skip


def test_two_names_are_no_list(article: Articles) -> None:
    parse = article("Her films are The Quay and Low Water.").parse
    assert list(name_lists(parse, range(len(parse.tokens)))) == []


def test_the_gate_takes_the_likelier_of_two_that_say_the_same(article: Articles) -> None:
    parse = article("Okafor opened the lock in Velm on Monday.").parse
    weights = {"constant": 0.0, "kind one": 2.0, "kind bare": -9.0, "kind some": -9.0}
    model = Model(name="atoms", digest="0")
    gate = AtomGate(weights=weights, threshold=0.8, model=model)
    found = gate(parse, range(len(parse.tokens)))
    assert [atom.kind for atom in found] == ["all", "one", "one"]
    assert AtomGate(weights=weights, threshold=1.0, model=model)(parse, range(9)) == []


def test_atoms_repeat_each_other_from_four_fifths_on() -> None:
    one = Atom(head=0, tokens=(0, 1, 2, 3, 4), kind="bare")
    assert repeats(one, Atom(head=0, tokens=(0, 1, 2, 3), kind="bare"))
    assert not repeats(one, Atom(head=0, tokens=(0, 1, 2), kind="bare"))


def test_the_shipped_weights_are_what_the_manifest_says() -> None:
    hub.verify(hub.find_model("atoms").path)
    assert load_atom_gate().model.name == "atoms"


@pytest.fixture(scope="module")
def atomic(article: Articles) -> Callable[[str], list[str]]:
    settings = SplitSettings(attributor="rules", granularity="atomic")
    splitter = load_splitter(settings)

    def said(text: str) -> list[str]:
        found = splitter([article(text)])[0]
        words = found.article.words
        return [words([*p.subject, *p.spans]) for p in found.propositions]

    return said


def test_claims_are_cut_into_atoms(atomic: Callable[[str], list[str]]) -> None:
    found = atomic("Okafor founded schools and banks in Velm.")
    assert "Okafor founded schools in Velm" in found
    assert "Okafor founded banks in Velm" in found
    relative = atomic("Okafor, who led the talks and opened the lock, resigned on Monday.")
    assert "Okafor led the talks" in relative


@pytest.mark.parametrize(
    "text",
    [
        "The army may strike the port in May if talks fail.",
        "No crew was fed in Velm on Monday.",
        "The crew did not eat bread in Velm on Monday.",
    ],
)
def test_less_of_a_denial_would_say_more(atomic: Callable[[str], list[str]], text: str) -> None:
    assert atomic(text) == [text.removesuffix(".")]


def test_a_copula_needs_what_it_links(atomic: Callable[[str], list[str]]) -> None:
    found = atomic("The raids on the quay were in response to the vote in Velm.")
    assert not any(words.endswith("were") for words in found)


def test_nothing_gets_lost(atomic: Callable[[str], list[str]]) -> None:
    text = "Kestria gave up 640 coffins at the Pell Bridge crossing on Friday."
    said = " ".join(atomic(text))
    assert {"Kestria", "640", "Pell", "Friday"} <= set(said.replace(".", "").split())


def test_the_models_of_a_splitter_are_told() -> None:
    rules = load_splitter(SplitSettings(attributor="rules"))
    fine = load_splitter(SplitSettings(attributor="rules", granularity="atomic"))
    assert [model.name for model in rules.models] == []
    assert [model.name for model in fine.models] == ["atoms"]
