"""Articles kept as JSON: one object, a list of objects, or an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder

from claimcheck.errors import InputError
from claimcheck.read.dates import find_date
from claimcheck.records import Page

_SPACE = " \t\r\n"
_SHAPE = 'an article is an object with a "text", like {"text": "…", "title": "…"}'


def json_pages(text: str, *, path: str) -> Iterator[Page | InputError]:
    """The pages of a JSON document: an object, or a list of them; errors name the line."""
    try:
        yield from _document(text, path=path)
    except JSONDecodeError as error:
        yield InputError(path, f"line {error.lineno}: is not valid JSON: {error.msg}")
    except (RecursionError, ValueError) as error:  # nested, or a number, beyond all reason
        yield InputError(path, f"cannot be read as JSON: {error}")


def json_lines_pages(text: str, *, path: str) -> Iterator[Page | InputError]:
    """The pages of JSON Lines; a bad line becomes an error, and the others still come."""
    found = 0
    for number, line in enumerate(text.split("\n"), start=1):  # JSON strings may hold U+2028
        if line.strip():
            found += 1
            yield _line(line, path=path, number=number)
    if not found:
        yield InputError(path, "is empty")


def _line(line: str, *, path: str, number: int) -> Page | InputError:
    try:
        return _page(json.loads(line), path=path, line=number)
    except JSONDecodeError as error:
        return InputError(path, f"line {number}: is not valid JSON: {error.msg}")
    except (RecursionError, ValueError) as error:
        return InputError(path, f"line {number}: cannot be read as JSON: {error}")


def _document(text: str, *, path: str) -> Iterator[Page | InputError]:
    start = _after_space(text, 0)
    if text[start : start + 1] != "[":
        line = text.count("\n", 0, start) + 1
        page = _page(json.loads(text), path=path, line=line)
        yield page
        return
    yield from _list(text, start + 1, path=path)


def _list(text: str, start: int, *, path: str) -> Iterator[Page | InputError]:
    """The pages of a list, parsed one by one: so each error can name its line."""
    decoder, found = JSONDecoder(), 0
    at = _after_space(text, start)
    while text[at : at + 1] != "]":
        value, end = decoder.raw_decode(text, at)
        yield _page(value, path=path, line=text.count("\n", 0, at) + 1)
        found += 1
        at = _after_space(text, end)
        if text[at : at + 1] == ",":
            at = _after_space(text, at + 1)
        elif text[at : at + 1] != "]":
            raise JSONDecodeError("Expecting ',' or ']'", text, at)
    if text[at + 1 :].strip():
        raise JSONDecodeError("Extra data", text, at + 1)
    if not found:
        yield InputError(path, f"is an empty list; {_SHAPE}")


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _page(value: object, *, path: str, line: int) -> Page | InputError:
    if not isinstance(value, dict):
        return InputError(path, f"line {line}: is not an object; {_SHAPE}")
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        problem = 'has no "text"' if text is None else 'has a "text" that is empty or no string'
        return InputError(path, f"line {line}: {problem}; {_SHAPE}")
    return Page(
        text=text,
        path=path,
        line=line,
        title=_string(value, "title"),
        outlet=_string(value, "outlet"),
        published=find_date(_string(value, "published") or ""),
        url=_string(value, "url"),
    )


def _string(value: dict[str, object], key: str) -> str | None:
    found = value.get(key)
    return found.strip() or None if isinstance(found, str) else None
