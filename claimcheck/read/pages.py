"""Every article that the user's inputs hold, decoded, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from claimcheck.errors import InputError
from claimcheck.read.decode import GZIP_MAGIC, decode, gunzip, size_problem
from claimcheck.read.fetch import fetch
from claimcheck.read.html import declared_charset, html_page
from claimcheck.read.inputs import Kind, Source, expand, kind_of
from claimcheck.read.json_pages import json_lines_pages, json_pages
from claimcheck.read.warc import warc_records
from claimcheck.records import Page
from claimcheck.settings import ReadSettings

_CONTENT_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/x-jsonlines": "jsonl",
    "text/plain": "plain",
    "text/markdown": "plain",
}
_UNTOLD = ("", "application/octet-stream", "application/gzip", "application/x-gzip")
_HTML_STARTS = ("<!doctype html", "<html")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    data: bytes
    name: str
    kind: Kind | None = None  # None: look at the content
    charset: str | None = None
    url: str | None = None


def open_pages(
    names: Iterable[str], *, settings: ReadSettings, stdin: BinaryIO | None = None
) -> Iterator[Page | InputError]:
    """The pages of all inputs, lazily and in order; `stdin` is what the name "-" stands for.

    An input that cannot be read is an error in its place, and the others still come.
    """
    for source in expand(names):
        if isinstance(source, InputError):
            yield source
            continue
        if source.place == "file" and kind_of(source.name) == "warc":
            yield from _web_archive(source.name, settings=settings)
            continue
        try:
            yield from _pages(_content(source, settings=settings, stdin=stdin), settings=settings)
        except InputError as error:
            yield error


def _web_archive(name: str, *, settings: ReadSettings) -> Iterator[Page | InputError]:
    found = _warc_pages(name, settings=settings)
    yield next(found, InputError(name, "holds no page that a server answered with"))
    yield from found


def _warc_pages(name: str, *, settings: ReadSettings) -> Iterator[Page | InputError]:
    """The pages of a web archive, which may be larger than memory; other content is passed over."""
    for found in warc_records(name, settings=settings):
        if isinstance(found, InputError):
            yield found
        elif (kind := _content_kind(found.kind)) in {"html", "plain"}:
            url = found.url
            content = _Content(data=found.data, name=url, kind=kind, charset=found.charset, url=url)
            try:
                for page in _pages(content, settings=settings):
                    yield replace(page, path=name) if isinstance(page, Page) else page
            except InputError as error:
                yield InputError(name, f"{url}: {error.problem}")


def _content(source: Source, *, settings: ReadSettings, stdin: BinaryIO | None) -> _Content:
    if source.place == "url":
        return _from_url(source.name, settings=settings)
    if source.place == "stdin":
        if stdin is None:
            raise InputError(source.name, "there is no standard input here; name a file")
        data = stdin.read(settings.max_bytes + 1)
        return _Content(data=_limited(data, source.name, settings), name=source.name)
    kind = kind_of(source.name) or "plain"
    return _Content(data=_from_file(source.name, settings), name=source.name, kind=kind)


def _from_file(name: str, settings: ReadSettings) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return _limited(file.read(settings.max_bytes + 1), name, settings)
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror or error}") from error


def _limited(data: bytes, name: str, settings: ReadSettings) -> bytes:
    if len(data) > settings.max_bytes:
        raise InputError(name, size_problem(settings.max_bytes))
    return data


def _from_url(url: str, *, settings: ReadSettings) -> _Content:
    got = fetch(url, settings=settings)
    kind = _content_kind(got.kind)
    if kind is None and got.kind in _UNTOLD:
        kind = kind_of(got.url)
    elif kind is None:
        raise InputError(url, f"is {got.kind}, not an article; give an HTML, JSON or text page")
    elif kind == "plain":
        kind = kind_of(got.url) or "plain"  # raw files are often served as plain text
    return _Content(data=got.data, name=url, kind=kind, charset=got.charset, url=got.url)


def _content_kind(told: str) -> Kind | None:
    return "json" if told.endswith("+json") else _CONTENT_TYPES.get(told)


def _pages(content: _Content, *, settings: ReadSettings) -> Iterator[Page | InputError]:
    name, data = content.name, content.data
    if data.startswith(GZIP_MAGIC) or name.lower().endswith(".gz"):
        data = gunzip(data, name=name, limit=settings.max_bytes)
    declared = content.charset or declared_charset(data)
    text = decode(data, name=name, charset=declared)
    kind = content.kind or _looks_like(text)
    if kind == "html":
        yield html_page(text, path=name, url=content.url, min_words=settings.min_html_words)
    elif kind == "json":
        yield from json_pages(text, path=name)
    elif kind == "jsonl":
        yield from json_lines_pages(text, path=name)
    else:
        yield Page(text=text, path=name, url=content.url)


def _looks_like(text: str) -> Kind:
    """What a text without a name holds: JSON shows at its first line, HTML at its first tag."""
    start = text.lstrip()
    if start.lower().startswith(_HTML_STARTS):
        return "html"
    if start.startswith(("{", "[{")):
        lines = [line for line in start.split("\n") if line.strip()]
        each = all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines)
        return "jsonl" if each and len(lines) > 1 else "json"
    return "plain"
