"""The article of an HTML page, extracted by trafilatura."""

from __future__ import annotations

import logging
import re

from claimcheck.errors import InputError
from claimcheck.read.dates import find_date
from claimcheck.records import Page

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4_096  # bytes; HTML wants the declaration within the first 1,024
_FAR = "9999-12-31"  # without it, the date of the run would decide which dates are plausible


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page's `meta` element names, if any."""
    match = _CHARSET.search(data[:_HEAD])
    return match.group(1).decode("ascii") if match else None


def html_page(markup: str, *, path: str, url: str | None = None, min_words: int = 1) -> Page:
    """The page's article text, with its title, outlet, date and address.

    Raises:
        InputError: there is no article text in it, or it has fewer than `min_words` words.
    """
    from trafilatura import bare_extraction

    for library in ("trafilatura", "htmldate"):  # else their warnings go to standard error
        logging.getLogger(library).addHandler(logging.NullHandler())
    found = bare_extraction(
        markup,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": _FAR,
        },
    )
    text = getattr(found, "text", None) or ""
    if len(text.split()) < min_words:
        problem = "holds no article text that could be extracted; save the text itself as .txt"
        raise InputError(path, problem)
    return Page(
        text=text,
        path=path,
        title=getattr(found, "title", None),
        outlet=getattr(found, "sitename", None),
        published=find_date(getattr(found, "date", None) or ""),
        url=url or getattr(found, "url", None),
    )
