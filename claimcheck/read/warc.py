"""Web archives: WARC files (ISO 28500), plain or one gzip member a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.errors import InputError
from claimcheck.read.decode import GZIP_MAGIC, size_problem
from claimcheck.read.fetch import Fetched
from claimcheck.settings import ReadSettings

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MEMBER = GZIP_MAGIC + b"\x08"
_RECORD = b"WARC/1."
_STEP = 1 << 20  # bytes looked through at once
_OK = range(200, 300)
# What fastwarc takes an answer by that it is to decode, once its bytes are known to be all there.
_HEADER = (
    b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n"
)


def warc_records(name: str, *, settings: ReadSettings) -> Iterator[Fetched | InputError]:
    """What servers answered, and texts taken from it, as the file `name` keeps them, in order.

    Requests, errors of servers and whatever else a file holds are passed over. A damaged or
    overlong record is an error in its place, and the others still come.
    """
    try:
        with Path(name).open("rb") as file:
            yield from _records(file, name=name, settings=settings)
    except OSError as error:
        yield InputError(name, f"cannot be read: {error.strerror or error}")


def _records(
    file: BinaryIO, *, name: str, settings: ReadSettings
) -> Iterator[Fetched | InputError]:
    told = False
    magic = _MEMBER if file.read(len(_MEMBER)) == _MEMBER else _RECORD
    start: int | None = 0
    while start is not None:
        end = start
        try:
            for record in _iterate(file, start):
                end, told = start + record.stream_pos + 1, False
                if (one := _one(record, name=name, settings=settings)) is not None:
                    yield one
            break
        except OSError:  # as fastwarc calls all damage
            if not told:
                yield InputError(name, f"is damaged after byte {end}: what stands there is lost")
            told = True
        start = _next(file, end + (start == end), magic)


def _iterate(file: BinaryIO, start: int) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    file.seek(start)
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    yield from ArchiveIterator(file, record_types=kinds, parse_http=False)


def _next(file: BinaryIO, start: int, magic: bytes) -> int | None:
    """Where the next record may begin; None at the end of the file."""
    file.seek(start)
    at, tail = start, b""
    while chunk := file.read(_STEP):
        block = tail + chunk
        if (found := block.find(magic)) >= 0:
            return at - len(tail) + found
        at += len(chunk)
        tail = block[-len(magic) + 1 :]
    return None


def _one(record: WarcRecord, *, name: str, settings: ReadSettings) -> Fetched | InputError | None:
    """A record's content; None where it is no page."""
    url = record.headers.get("WARC-Target-URI") or f"record at byte {record.stream_pos}"
    if record.content_length > settings.max_bytes:
        return InputError(name, f"{url}: {size_problem(settings.max_bytes)}")
    block = record.reader.read()
    if not block or len(block) < record.content_length:
        return InputError(name, f"{url}: is cut off")
    if not record.is_http:
        kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        return Fetched(data=block, url=url, kind=kind, charset=None)
    return _answer(block, url=url, name=name)


def _answer(block: bytes, *, url: str, name: str) -> Fetched | InputError | None:
    from fastwarc.warc import WarcRecord

    try:
        record = WarcRecord.from_bytes(_HEADER % len(block) + block)
        record.parse_http(auto_decode="all")
        if record.http_headers.status_code not in _OK:
            return None
        data = record.reader.read()
    except (OSError, ValueError):
        return InputError(name, f"{url}: is damaged")
    kind = (record.http_content_type or "").lower()
    return Fetched(data=data, url=url, kind=kind, charset=record.http_charset)
