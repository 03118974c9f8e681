"""Which names are one outlet, and who owns it: `lexicon/outlets.toml` and a file of the user's.

[[owner]]
name = "Lantern Group"
outlets = [["The Lantern", "lantern.example"], "Harbour Ledger"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from claimcheck.errors import UsageError

_SHIPPED = "outlets.toml"
_SITE = re.compile(r"^\S+\.[a-z]{2,}$")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """Outlets by their names, in the form that `key` gives them."""

    names: Mapping[str, str]  # key of any of its names → the name to print
    owners: Mapping[str, str]  # key of any of its names → its owner
    written: Mapping[str, str]  # its names as articles write them, sites left out → the same

    def outlet(self, name: str) -> str:
        """The name to print for an outlet; itself where the files do not know it."""
        return self.names.get(key(name), name)

    def owner(self, name: str) -> str | None:
        """Who owns an outlet, if the files say so."""
        return self.owners.get(key(name))


def key(name: str) -> str:
    """A name without "the", capitals, punctuation and what a site's address begins with."""
    words = _WORDS.findall(name.casefold().replace("’", "").replace("'", ""))
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "www"} else words)


@cache
def load_owners(path: str | None = None) -> Owners:
    """The shipped map, with the one at `path` laid over it.

    Raises `UsageError` where that file cannot be read or has another form.
    """
    names: dict[str, str] = {}
    owners: dict[str, str] = {}
    written: dict[str, str] = {}
    shipped = files("claimcheck.lexicon").joinpath(_SHIPPED).read_text(encoding="utf-8")
    for text, where in ((shipped, _SHIPPED), *_users(path)):
        for entry in _entries(text, where):
            for outlet in entry["outlets"]:
                spelled = [outlet] if isinstance(outlet, str) else outlet
                names.update((key(name), spelled[0]) for name in spelled)
                owners.update((key(name), entry["name"]) for name in spelled)
                written.update((name, spelled[0]) for name in spelled if not _SITE.search(name))
    return Owners(names=names, owners=owners, written=written)


def _users(path: str | None) -> list[tuple[str, str]]:
    if path is None:
        return []
    try:
        return [(Path(path).read_text(encoding="utf-8-sig"), path)]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the map of owners cannot be read ({error})") from error


def _entries(text: str, where: str) -> Iterator[dict[str, Any]]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: not a TOML file ({error})") from error
    entries = found.get("owner")
    if not isinstance(entries, list) or not all(map(_whole, entries)):
        raise UsageError(f"{where}: each [[owner]] needs a `name` and a list `outlets` of names")
    yield from entries


def _whole(entry: object) -> bool:
    """Whether an entry has its name and its outlets, each a name or a list of names."""
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return False
    outlets = entry.get("outlets")
    return isinstance(outlets, list) and all(
        isinstance(name, str) and bool(key(name))
        for outlet in outlets
        for name in (outlet if isinstance(outlet, list) and outlet else [outlet])
    )
