"""One page from the network: only ever a URL that the user named."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import InputError
from claimcheck.read.decode import size_problem
from claimcheck.settings import ReadSettings

if TYPE_CHECKING:
    from httpx import Response

_AGENT = "Mozilla/5.0 (compatible; claimcheck; one page, as its reader asked)"
_ACCEPT = "text/html, application/xhtml+xml, application/json, text/plain;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server sent: `url` is where redirects led, `kind` the bare content type."""

    data: bytes
    url: str
    kind: str
    charset: str | None


def is_url(name: str) -> bool:
    """Whether `name` is an address that `fetch` takes."""
    return name.lower().startswith(("http://", "https://"))


def fetch(url: str, *, settings: ReadSettings) -> Fetched:
    """Get `url`, redirects followed.

    Raises:
        InputError: no answer in time, an error status, or more than `settings.max_bytes`.
    """
    import httpx

    headers = {"User-Agent": _AGENT, "Accept": _ACCEPT}
    try:
        with (
            httpx.Client(
                follow_redirects=True, timeout=settings.timeout, headers=headers
            ) as client,
            client.stream("GET", url) as response,
        ):
            return _received(response, url=url, settings=settings)
    except httpx.TimeoutException as error:
        raise _late(url, settings) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.CookieConflict) as error:
        problem = f"cannot be fetched: {str(error) or type(error).__name__}"
        raise InputError(url, problem) from error


def _received(response: Response, *, url: str, settings: ReadSettings) -> Fetched:
    if response.is_error:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise InputError(url, f"cannot be fetched: the server answered {status}")
    return Fetched(
        data=_body(response, url=url, settings=settings),
        url=str(response.url),
        kind=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=response.charset_encoding,
    )


def _body(response: Response, *, url: str, settings: ReadSettings) -> bytes:
    """The body; httpx's timeout is for each read, so a trickle is stopped here."""
    deadline = time.monotonic() + settings.timeout
    received = bytearray()
    for chunk in response.iter_bytes():
        received += chunk
        if len(received) > settings.max_bytes:
            raise InputError(url, size_problem(settings.max_bytes))
        if time.monotonic() > deadline:
            raise _late(url, settings)
    return bytes(received)


def _late(url: str, settings: ReadSettings) -> InputError:
    return InputError(url, f"cannot be fetched: no full answer within {settings.timeout:g} s")
