from __future__ import annotations

import pytest

from claimcheck.errors import InputError
from claimcheck.read.html import declared_charset, html_page

PARAGRAPHS = [
    "The Kesten ministry said on Monday that the bridge over the Lomna would stay closed until "
    "spring, after engineers found cracks in two of its five piers during a winter survey.",
    "Ferries will carry people from the northern bank to the market town every half an hour, a "
    "spokeswoman for the council said, and tickets will cost nothing before the first of May.",
    "Nobody had asked the council, which learned of the closure from the radio, and its members "
    "called the decision an affront to all who live and work on the northern bank.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Bridge stays closed | Kesten Courier</title>
<meta property="og:title" content="Bridge stays closed">
<meta property="og:site_name" content="Kesten Courier">
<meta property="article:published_time" content="2099-03-03T08:00:00Z">
<link rel="canonical" href="https://courier.example/bridge"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge stays closed</h1>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article>
<div id="comments" class="comments"><p>I never liked that bridge, said the reader.</p></div>
<footer>© 2099 Kesten Courier</footer></body></html>"""


def test_text_and_what_the_page_says_of_itself() -> None:
    page = html_page(PAGE, path="a.html")
    assert [line for line in page.text.split("\n") if line in PARAGRAPHS] == PARAGRAPHS
    assert "never liked" not in page.text
    assert (page.title, page.outlet) == ("Bridge stays closed", "Kesten Courier")
    assert page.url == "https://courier.example/bridge"
    assert page.path == "a.html"


def test_a_date_counts_whenever_the_page_is_read() -> None:
    assert html_page(PAGE, path="a.html").published == "2099-03-03"


def test_the_same_page_gives_the_same_text() -> None:
    assert html_page(PAGE, path="a.html") == html_page(PAGE, path="a.html")


def test_the_address_asked_for_wins() -> None:
    assert html_page(PAGE, path="a", url="https://b.example/").url == "https://b.example/"


@pytest.mark.parametrize(
    "markup", ["<html><body></body></html>", "<html>", "<p></p>", "<!-- x -->"]
)
def test_html_without_an_article(markup: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match=r"a\.html: holds no article text"):
        html_page(markup, path="a.html")
    assert capfd.readouterr().err == ""


def test_the_declared_charset() -> None:
    assert declared_charset(b'<meta charset="windows-1251">') == "windows-1251"
    equivalent = b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'
    assert declared_charset(equivalent) == "koi8-r"
    assert declared_charset(b"<meta name=x>") is None


def test_a_menu_is_no_article() -> None:
    markup = "<html><body><nav>Home</nav></body></html>"
    with pytest.raises(InputError, match="no article text"):
        html_page(markup, path="a.html", min_words=10)
