from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.read import open_pages
from claimcheck.records import Page
from claimcheck.settings import ReadSettings
from tests.read.test_html import PAGE

HTML = PAGE.encode()


def record(
    url: str,
    body: bytes,
    *,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    more: bytes = b"",
    of: str = "response",
) -> bytes:
    """One record of a WARC file, as a crawler writes it."""
    http = b"HTTP/1.1 %b\r\nContent-Type: %b\r\n%b\r\n" % (status.encode(), kind.encode(), more)
    block = body if of == "conversion" else http + body
    told = kind if of == "conversion" else f"application/http; msgtype={of}"
    head = (
        f"WARC/1.0\r\nWARC-Type: {of}\r\nWARC-Date: 2025-10-23T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: {told}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


ONE = record("https://larn.example/1", HTML)
TWO = record("https://larn.example/2", gzip.compress(HTML), more=b"Content-Encoding: gzip\r\n")
OTHERS = (
    record("https://larn.example/gone", b"Gone.", status="404 Not Found")
    + record("https://larn.example/api", b"{}", kind="application/json")
    + record("https://larn.example/logo", b"\x89PNG", kind="image/png")
    + record("https://larn.example/1", b"", of="request")
)


def read(path: Path, data: bytes, settings: ReadSettings | None = None) -> list[Page | InputError]:
    path.write_bytes(data)
    return list(open_pages([str(path)], settings=settings or ReadSettings()))


def told(found: list[Page | InputError]) -> list[str | None]:
    """The URLs of pages and the problems of errors."""
    return [one.url if isinstance(one, Page) else one.problem for one in found]


def test_answers_become_pages(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    one, two = read(path, ONE + OTHERS + TWO)
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert (one.url, two.url) == ("https://larn.example/1", "https://larn.example/2")
    assert one.path == str(path)
    assert one.text == two.text
    assert one.title


def test_members_may_be_compressed(tmp_path: Path) -> None:
    data = b"".join(gzip.compress(part) for part in (ONE, OTHERS, TWO))
    assert told(read(tmp_path / "crawl.warc.gz", data)) == [
        "https://larn.example/1",
        "https://larn.example/2",
    ]


def test_a_folder_may_hold_web_archives(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(ONE)
    (found,) = open_pages([str(tmp_path)], settings=ReadSettings())
    assert isinstance(found, Page)


def test_texts_taken_from_pages_are_read(tmp_path: Path) -> None:
    data = record(
        "https://larn.example/3", b"The quay is open.", kind="text/plain", of="conversion"
    )
    (page,) = read(tmp_path / "crawl.wet.warc", data)
    assert isinstance(page, Page)
    assert (page.text, page.url) == ("The quay is open.", "https://larn.example/3")


@pytest.mark.parametrize("compressed", [False, True])
def test_damage_costs_what_is_damaged(tmp_path: Path, *, compressed: bool) -> None:
    parts = [gzip.compress(part) if compressed else part for part in (ONE, ONE, TWO)]
    bad = bytearray(parts[1])
    bad[3:40] = b"?" * 37
    found = told(read(tmp_path / "crawl.warc", parts[0] + bytes(bad) + parts[2]))
    assert found == [
        "https://larn.example/1",
        "is damaged after byte 1: what stands there is lost",
        "https://larn.example/2",
    ]


@pytest.mark.parametrize("left", [10, 60])
def test_a_record_that_is_cut_off_is_told(tmp_path: Path, left: int) -> None:
    found = told(read(tmp_path / "crawl.warc", ONE + TWO[:-left]))
    assert found == ["https://larn.example/1", "https://larn.example/2: is cut off"]


def test_a_page_without_an_article_is_told(tmp_path: Path) -> None:
    empty = record("https://larn.example/menu", b"<html><nav>Home</nav></html>")
    first, second = told(read(tmp_path / "crawl.warc", empty + ONE))
    assert str(first).startswith("https://larn.example/menu: holds no article text")
    assert second == "https://larn.example/1"


def test_a_broken_encoding_is_told(tmp_path: Path) -> None:
    bad = record("https://larn.example/9", b"\x1f\x8bno", more=b"Content-Encoding: gzip\r\n")
    first, second = told(read(tmp_path / "crawl.warc", bad + ONE))
    assert first == "https://larn.example/9: is damaged"
    assert second == "https://larn.example/1"


def test_an_answer_that_is_none_is_told(tmp_path: Path) -> None:
    bad = record("https://larn.example/9", HTML).replace(b"HTTP/1.1 200 OK", b"HTTQ/1.1\x00200 no")
    assert told(read(tmp_path / "crawl.warc", bad + ONE))[-1] == "https://larn.example/1"


def test_a_record_may_be_too_large(tmp_path: Path) -> None:
    settings = ReadSettings(max_bytes=len(HTML) // 2)
    (found,) = told(read(tmp_path / "crawl.warc", ONE, settings))
    assert str(found).startswith("https://larn.example/1: is larger than")


@pytest.mark.parametrize("data", [b"", OTHERS])
def test_no_page_is_told(tmp_path: Path, data: bytes) -> None:
    assert told(read(tmp_path / "a.warc", data)) == ["holds no page that a server answered with"]


def test_what_is_no_web_archive_is_told(tmp_path: Path) -> None:
    assert told(read(tmp_path / "a.warc", b"Dear Ida,\r\nthe quay is open.\r\n")) == [
        "is damaged after byte 0: what stands there is lost"
    ]
