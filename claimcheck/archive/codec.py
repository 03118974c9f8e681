"""Records as the archive keeps them: JSON lists of their fields' values, in order.

A list, since the names would be two thirds of the bytes. ASCII, since an article read from JSON
may hold a lone surrogate, which no column of text could. What comes back equals what was put in.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from claimcheck.records import Candidate, Masthead

Record = TypeVar("Record")
_Reader = Callable[[Any], Any]

_NOBODY = Masthead(id="")


def dump(record: object) -> str:
    """A record, or a tuple of them, as ASCII."""
    return json.dumps(_plain(record), separators=(",", ":"))


def load(kind: Callable[..., Record], text: str) -> Record:
    """The record of class `kind` that `dump` wrote; raises `ValueError` for anything else."""
    try:
        found: Record = _reader(kind)(json.loads(text))
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise ValueError(f"a record cannot be read: {text[:40]}") from error
    return found


def dump_candidate(candidate: Candidate) -> str:
    """A candidate without its article, which is written once for all of its claims."""
    return dump(replace(candidate, article=_NOBODY))


def load_candidate(text: str, article: Masthead) -> Candidate:
    """A candidate of `article`; raises `ValueError` for what `dump_candidate` did not write."""
    return replace(load(Candidate, text), article=article)


def load_tuple(kind: Callable[..., Record], text: str) -> tuple[Record, ...]:
    """The records of class `kind` that `dump` wrote; raises `ValueError` for anything else."""
    found: tuple[Record, ...] = load(tuple[kind, ...], text)  # type: ignore[valid-type]
    return found


def load_text(text: str) -> str:
    """The string that `dump` wrote."""
    return load(str, text)


def shape(kind: type) -> str:
    """The fields of a record and of all the records in it: what a schema's number stands for."""
    seen: dict[str, str] = {}
    _note_shape(kind, seen)
    return "; ".join(f"{name}({found})" for name, found in sorted(seen.items()))


def _plain(value: object) -> object:
    if is_dataclass(value):
        kind: Any = type(value)
        return [_plain(getattr(value, name)) for name in _names(kind)]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  (a dataclass)
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> _Reader:  # noqa: ANN401  (a type, or what stands for one)
    """What turns the plain value of a field annotated with `kind` into the field's value."""
    if isinstance(kind, type) and is_dataclass(kind):
        return _record_reader(kind)
    if get_origin(kind) is tuple:
        item = _reader(get_args(kind)[0])
        return lambda value: tuple(item(one) for one in value)
    if get_origin(kind) in (Union, types.UnionType):
        (inner,) = (_reader(one) for one in get_args(kind) if one is not types.NoneType)
        return lambda value: None if value is None else inner(value)
    return lambda value: value


def _record_reader(kind: type) -> _Reader:
    hints = get_type_hints(kind)
    names = _names(kind)
    readers = tuple(_reader(hints[name]) for name in names)

    def read(value: list[Any]) -> object:
        made = zip(names, readers, value, strict=True)
        return kind(**{name: reader(one) for name, reader, one in made})

    return read


def _note_shape(kind: Any, seen: dict[str, str]) -> None:  # noqa: ANN401
    for inner in get_args(kind):
        _note_shape(inner, seen)
    if isinstance(kind, type) and is_dataclass(kind) and kind.__name__ not in seen:
        hints = get_type_hints(kind)
        seen[kind.__name__] = ", ".join(_names(kind))
        for name in _names(kind):
            _note_shape(hints[name], seen)
