from __future__ import annotations

import gzip
import socket
import threading

import pytest

from claimcheck.errors import InputError
from claimcheck.read.fetch import fetch, is_url
from claimcheck.settings import ReadSettings
from tests.read.server import Answer, serving

SETTINGS = ReadSettings(timeout=5.0)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")


def test_only_http_is_an_address() -> None:
    assert is_url("https://a.example/b")
    assert is_url("HTTP://a.example")
    assert not is_url("a.example/b")
    assert not is_url("ftp://a.example/b")


def test_a_page_with_its_type_and_charset() -> None:
    kind = {"Content-Type": "Text/HTML; charset=ISO-8859-1"}
    with serving({"/a": Answer(body=b"caf\xe9", headers=kind)}) as url:
        got = fetch(f"{url}/a", settings=SETTINGS)
    assert (got.data, got.kind, got.charset) == (b"caf\xe9", "text/html", "iso-8859-1")
    assert got.url == f"{url}/a"


def test_redirects_are_followed() -> None:
    answers = {"/a": Answer(status=302, headers={"Location": "/b"}), "/b": Answer(body=b"news")}
    with serving(answers) as url:
        got = fetch(f"{url}/a", settings=SETTINGS)
    assert got.data == b"news"
    assert got.url == f"{url}/b"


def test_endless_redirects_are_an_error() -> None:
    with (
        serving({"/a": Answer(status=302, headers={"Location": "/a"})}) as url,
        pytest.raises(InputError, match="redirects"),
    ):
        fetch(f"{url}/a", settings=SETTINGS)


@pytest.mark.parametrize("status", [403, 404, 500])
def test_an_error_status_is_named(status: int) -> None:
    with (
        serving({"/a": Answer(status=status)}) as url,
        pytest.raises(InputError, match=f"answered {status}") as caught,
    ):
        fetch(f"{url}/a", settings=SETTINGS)
    assert caught.value.name == f"{url}/a"


@pytest.mark.parametrize("compressed", [False, True])
def test_a_large_answer_is_cut_short(*, compressed: bool) -> None:
    body = bytes(300_000)
    answer = Answer(body=body)
    if compressed:
        answer = Answer(body=gzip.compress(body), headers={"Content-Encoding": "gzip"})
    with serving({"/a": answer}) as url, pytest.raises(InputError, match="larger than"):
        fetch(f"{url}/a", settings=ReadSettings(max_bytes=100_000))


def test_a_damaged_encoding_is_an_error() -> None:
    answer = Answer(body=b"no gzip", headers={"Content-Encoding": "gzip"})
    with serving({"/a": answer}) as url, pytest.raises(InputError, match="cannot be fetched"):
        fetch(f"{url}/a", settings=SETTINGS)


def test_a_silent_server_is_left() -> None:
    over = threading.Event()
    with serving({"/a": Answer(wait=over)}) as url:
        with pytest.raises(InputError, match=r"no full answer within 0\.2 s"):
            fetch(f"{url}/a", settings=ReadSettings(timeout=0.2))
        over.set()


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: connections are refused
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(InputError, match="cannot be fetched"):
            fetch(url, settings=SETTINGS)


@pytest.mark.parametrize("url", ["http://", "http://[", "http://a b.example:x/"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch(url, settings=SETTINGS)
