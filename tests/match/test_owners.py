import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.match.owners import key, load_owners


def test_names_of_one_outlet_are_one() -> None:
    owners = load_owners()
    names = ("The New York Times", "new york times", "NYT", "www.nytimes.com")
    assert {owners.outlet(name) for name in names} == {"The New York Times"}
    assert owners.outlet("Harbour Ledger") == "Harbour Ledger"


def test_the_shipped_map_knows_owners_and_no_more() -> None:
    owners = load_owners()
    assert owners.owner("Daily Record") == owners.owner("liverpoolecho.co.uk") == "Reach plc"
    assert owners.owner("Harbour Ledger") is None


def test_the_shipped_map_lists_no_outlet_twice() -> None:
    text = files("claimcheck.lexicon").joinpath("outlets.toml").read_text(encoding="utf-8")
    outlets = [
        {key(name) for name in ([outlet] if isinstance(outlet, str) else outlet)}
        for owner in tomllib.loads(text)["owner"]
        for outlet in owner["outlets"]
    ]
    assert sum(map(len, outlets)) == len(set().union(*outlets))


def test_a_site_is_never_looked_for_in_articles() -> None:
    written = load_owners().written
    assert "WSJ" in written
    assert "wsj.com" not in written


def test_users_add_and_correct(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[owner]]\nname = "Lantern Group"\n'
        'outlets = [["The Lantern", "lantern.example"], "Daily Record"]\n',
        encoding="utf-8",
    )
    owners = load_owners(str(path))
    assert owners.outlet("lantern.example") == "The Lantern"
    assert owners.owner("Daily Record") == "Lantern Group"
    assert owners.owner("Liverpool Echo") == "Reach plc"


@pytest.mark.parametrize(
    "content",
    [
        "owner = 3",
        "owner = [3]",
        "[[owner]]\noutlets = ['A']\n",
        "[[owner]]\nname = 'A'\n",
        "[[owner]]\nname = 'A'\noutlets = 'B'\n",
        "[[owner]]\nname = 'A'\noutlets = [[]]\n",
        "[[owner]]\nname = 'A'\noutlets = ['…']\n",
        "[[owner]\n",
        "",
    ],
)
def test_a_map_of_another_form_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"mine\.toml: (each|not a TOML)"):
        load_owners(str(path))


def test_a_missing_map_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_owners(str(tmp_path / "none.toml"))
