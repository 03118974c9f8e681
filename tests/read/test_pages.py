from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.read import open_pages
from claimcheck.records import Page
from claimcheck.settings import ReadSettings
from tests.read.server import Answer, serving
from tests.read.test_html import PAGE

TEXT = "The bridge is closed, “until spring”.\r\nFerries run.\n"
JSON = json.dumps({"text": TEXT})


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")


def read(
    *names: str | Path, stdin: bytes = b"", settings: ReadSettings | None = None
) -> list[Page | InputError]:
    found = open_pages(
        [str(name) for name in names],
        settings=settings or ReadSettings(),
        stdin=io.BytesIO(stdin),
    )
    return list(found)


def only(found: list[Page | InputError]) -> Page:
    (page,) = found
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT.encode()),
        ("a.md", TEXT.encode("utf-16")),
        ("a.json", JSON.encode()),
        ("a.jsonl", JSON.encode()),
        ("a", TEXT.encode()),
    ],
)
@pytest.mark.parametrize("compressed", [False, True])
def test_files_of_every_kind(
    tmp_path: Path, name: str, content: bytes, *, compressed: bool
) -> None:
    path = tmp_path / (name + ".gz" if compressed else name)
    path.write_bytes(gzip.compress(content) if compressed else content)
    page = only(read(path))
    assert page.text == TEXT
    assert page.path == str(path)


def test_html_is_extracted(tmp_path: Path) -> None:
    path = tmp_path / "a.htm.gz"
    path.write_bytes(gzip.compress(PAGE.encode()))
    page = only(read(path))
    assert page.outlet == "Kesten Courier"
    assert "<p>" not in page.text


def test_html_in_the_encoding_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = PAGE.replace("utf-8", "windows-1250").replace("Kesten", "Kešten").replace("©", "")
    path.write_bytes(page.encode("cp1250"))
    assert only(read(path)).outlet == "Kešten Courier"


@pytest.mark.parametrize("content", [TEXT, JSON, f"\n{JSON}\n", f"[{JSON}]"])
def test_standard_input_may_be_text_or_json(content: str) -> None:
    page = only(read("-", stdin=content.encode()))
    assert page.text == TEXT
    assert page.path == "-"


def test_standard_input_may_be_lines_of_json_html_or_compressed() -> None:
    assert len(read("-", stdin=f"{JSON}\n{JSON}\n".encode())) == 2
    assert "<p>" not in only(read("-", stdin=PAGE.encode())).text
    assert only(read("-", stdin=gzip.compress(TEXT.encode()))).text == TEXT


def test_one_bad_input_stops_no_other(tmp_path: Path) -> None:
    contents = {
        "a.txt": b"",
        "b.txt": b"\x89PNG\r\n\x1a\n\0\0",
        "c.txt.gz": b"no gzip",
        "d.html": b"<html></html>",
        "e.json": b'{"title": "no text"}',
        "f.txt": TEXT.encode(),
        "g.jsonl": f"{JSON}\n{{}}\n{JSON}".encode(),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    found = read(tmp_path, "missing.txt")
    pages = [page for page in found if isinstance(page, Page)]
    assert [Path(str(page.path)).name for page in pages] == ["f.txt", "g.jsonl", "g.jsonl"]
    errors = [str(error) for error in found if isinstance(error, InputError)]
    expected = ["is empty", "binary", "damaged", "no article", "line 1: ", "line 2: ", "no such"]
    assert len(errors) == len(expected)
    for error, part in zip(errors, expected, strict=True):
        assert part in error
        assert "\n" not in error


@pytest.mark.parametrize("compressed", [False, True])
def test_too_large_a_file(tmp_path: Path, *, compressed: bool) -> None:
    content = b"news " * 1_000
    path = tmp_path / "a.txt"
    path.write_bytes(gzip.compress(content) if compressed else content)
    (error,) = read(path, settings=ReadSettings(max_bytes=1_000))
    assert "larger than 0.001 MB" in str(error)
    assert only(read(path, settings=ReadSettings(max_bytes=5_000))).path == str(path)


def test_too_large_a_standard_input() -> None:
    (error,) = read("-", stdin=b"news", settings=ReadSettings(max_bytes=3))
    assert "larger than" in str(error)


def test_a_file_that_vanishes_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    pages = open_pages(["-", str(path)], settings=ReadSettings(), stdin=io.BytesIO(b"News."))
    next(pages)
    path.unlink()
    assert isinstance(next(pages), InputError)


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/a", "text/plain; charset=utf-8", TEXT.encode()),
        ("/a", "text/plain; charset=utf-16", TEXT.encode("utf-16")),
        ("/a", "application/json", JSON.encode()),
        ("/a", "application/ld+json", JSON.encode()),
        ("/a", "application/x-ndjson", JSON.encode()),
        ("/a.json", "text/plain", JSON.encode()),
        ("/a.json", "application/octet-stream", JSON.encode()),
        ("/a.txt.gz", "application/gzip", gzip.compress(TEXT.encode())),
    ],
)
def test_a_url_is_read_by_its_content_type(path: str, kind: str, body: bytes) -> None:
    with serving({path: Answer(body=body, headers={"Content-Type": kind})}) as url:
        page = only(read(url + path))
    assert page.text == TEXT
    assert page.path == url + path


def test_a_web_page() -> None:
    answers = {
        "/old": Answer(status=301, headers={"Location": "/new"}),
        "/new": Answer(body=PAGE.encode(), headers={"Content-Type": "text/html"}),
    }
    with serving(answers) as url:
        page = only(read(f"{url}/old"))
    assert page.url == f"{url}/new"
    assert page.title == "Bridge stays closed"


def test_a_url_that_is_no_article_stops_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    answers = {"/a.pdf": Answer(body=b"%PDF-", headers={"Content-Type": "application/pdf"})}
    with serving(answers) as url:
        pdf, missing, page = read(f"{url}/a.pdf", f"{url}/b", path)
    assert "is application/pdf, not an article" in str(pdf)
    assert "404" in str(missing)
    assert isinstance(page, Page)
