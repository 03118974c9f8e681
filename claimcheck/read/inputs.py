"""What the user names, as single inputs: files, folders, patterns, standard input, URLs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from claimcheck.errors import InputError
from claimcheck.read.fetch import is_url

Kind = Literal["plain", "html", "json", "jsonl", "warc"]

STDIN = "-"
KINDS: dict[str, Kind] = {
    ".txt": "plain",
    ".md": "plain",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".warc": "warc",
}
COMPRESSED = ".gz"

_SUFFIXES = ", ".join(KINDS)
_WILD = "*?["


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input: a file of some kind, standard input, or a URL. `name` is how errors call it."""

    name: str
    place: Literal["file", "stdin", "url"]


def kind_of(name: str) -> Kind | None:
    """What the suffix of a file name or of a URL's path says of the content; None: nothing."""
    path = PurePosixPath(urlsplit(name).path if is_url(name) else name.replace("\\", "/"))
    if path.suffix.lower() == COMPRESSED:
        path = path.with_suffix("")
    return KINDS.get(path.suffix.lower())


def expand(names: Iterable[str]) -> Iterator[Source | InputError]:
    """The inputs that `names` stand for, in the order given, folders and patterns sorted.

    A folder is searched through and through for files of the supported suffixes, hidden ones
    aside; a file that is named itself may have any suffix.
    """
    for name in names:
        yield from _expanded(name)


def _expanded(name: str) -> Iterator[Source | InputError]:
    if name == STDIN:
        yield Source(name=name, place="stdin")
    elif is_url(name):
        yield Source(name=name, place="url")
    else:
        yield from _on_disk(name)


def _on_disk(name: str) -> Iterator[Source | InputError]:
    try:
        path = Path(name)
        if path.is_dir():
            yield from _folder(path, name=name)
        elif path.exists():
            yield Source(name=name, place="file")
        elif any(character in name for character in _WILD):
            yield from _pattern(path, name=name)
        else:
            yield InputError(name, "no such file or folder")
    except (OSError, ValueError) as error:  # a name too long, or with a NUL, and the like
        yield InputError(name, f"cannot be read: {_reason(error)}")


def _folder(folder: Path, *, name: str) -> Iterator[Source | InputError]:
    files = _articles(folder)
    if not files:
        yield InputError(
            name, f"folder without articles; looked for {_SUFFIXES} (and {COMPRESSED})"
        )
    for path in files:
        yield Source(name=str(path), place="file")


def _articles(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if kind_of(path.name) and path.is_file()]
    visible = [p for p in found if not any(x.startswith(".") for x in p.relative_to(folder).parts)]
    return sorted(visible, key=lambda path: path.parts)


def _pattern(path: Path, *, name: str) -> Iterator[Source | InputError]:
    wild = next(i for i, part in enumerate(path.parts) if any(c in part for c in _WILD))
    base, rest = Path(*path.parts[:wild]), str(Path(*path.parts[wild:]))
    matches = sorted(base.glob(rest), key=lambda found: found.parts)
    files = [p for p in matches if kind_of(p.name) and p.is_file()]
    if not files:
        yield InputError(name, f"no article matches this pattern; looked for {_SUFFIXES}")
    for file in files:
        yield Source(name=str(file), place="file")


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
