"""Bytes into text: compression, encodings, and what is not text at all."""

from __future__ import annotations

import codecs
import io
import re
import zlib
from gzip import BadGzipFile, GzipFile

from claimcheck.errors import InputError

GZIP_MAGIC = b"\x1f\x8b"

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SNIFFED = 8_000  # bytes; git, too, looks at the first 8,000 for a NUL
_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")  # may open without a NUL
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CONTROL_SHARE = 0.01  # of a text's characters; real articles have none
_DAMAGE_SHARE = 0.1  # broken sequences per intact one that a damaged UTF-8 file may have


def size_problem(limit: int) -> str:
    """What to say of an input larger than `limit` bytes."""
    return f"is larger than {limit / 1e6:g} MB, too large for a news article; split it up"


def gunzip(data: bytes, *, name: str, limit: int) -> bytes:
    """The content of a gzip file, reading no more of it than `limit` bytes allow.

    Raises:
        InputError: the file is damaged, or holds more than `limit` bytes.
    """
    try:
        with GzipFile(fileobj=io.BytesIO(data)) as stream:
            content = stream.read(limit + 1)
    except (BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(name, "is damaged: it cannot be decompressed as gzip") from error
    if len(content) > limit:
        raise InputError(name, size_problem(limit) + " (it is compressed)")
    return content


def decode(data: bytes, *, name: str, charset: str | None = None) -> str:
    """The text of `data`, line ends and all, without a byte order mark.

    `charset` is what the sender declared; it yields to a byte order mark and to UTF-8, since
    servers declare a wrong legacy encoding more often than text is UTF-8 by accident.

    Raises:
        InputError: nothing but white space, binary, or in an unknown encoding.
    """
    if not data.strip():
        raise InputError(name, "is empty")
    text = _decoded(data, name=name, charset=charset)
    if not text.strip():
        raise InputError(name, "is empty")
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text):
        raise InputError(name, _BINARY)
    return text


_BINARY = "is a binary file, not text; convert it to .txt, .md, .html or .json first"


def _decoded(data: bytes, *, name: str, charset: str | None) -> str:
    if data.startswith(_UTF_16):
        return _strict(data, "utf-16", name=name)
    if b"\0" in data[:_SNIFFED] or data.startswith(_SIGNATURES):
        raise InputError(name, _BINARY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _damaged(data) or _declared(data, charset) or _detected(data, name=name)


def _strict(data: bytes, encoding: str, *, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"is not valid {encoding.upper()} though it begins with its byte order mark"
        raise InputError(name, f"{problem}; save it as UTF-8") from error


def _damaged(data: bytes) -> str | None:
    """Text of a UTF-8 file with a few broken sequences (cut off, say), each as U+FFFD.

    Legacy text is never mistaken for it: its accents form no valid multi-byte sequences.
    """
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    intact = sum(character > "\x7f" for character in text) - broken
    return text if broken <= _DAMAGE_SHARE * intact else None


def _declared(data: bytes, charset: str | None) -> str | None:
    try:
        return data.decode(charset) if charset else None
    except (LookupError, ValueError):  # no such encoding, or not this one
        return None


def _detected(data: bytes, *, name: str) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise InputError(name, "is in an unknown encoding, or not text; save it as UTF-8")
    # English is written in Windows-1252; its neighbours differ in letters English has not.
    western = [m for m in matches if "cp1252" in m.could_be_from_charset]
    if western and western[0].chaos <= best.chaos:
        return data.decode("cp1252")
    return str(best)
