from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.read.clean import Cleaned, clean
from claimcheck.records import Page, Span
from claimcheck.settings import ReadSettings

FIRST = "The Kesten ministry said on Monday that the bridge would stay closed until spring."
SECOND = "Ferries will carry people to the market town, a spokeswoman for the council said."
THIRD = "Nobody had asked the council, which learned of the closure from the radio."

SCRAPED = f"""\
 date 2025-03-03 403
Sorry!!
Error! We're sorry, but the page you were looking for doesn't exist.
Bridge Over the Lomna Stays Closed
(KNW) {FIRST}
{SECOND}
{THIRD}
{SECOND}
{THIRD}
Legal Disclaimer:
KNW provides the information “as is” without warranty of any kind.
CommentsNo comment"""


def cleaned(text: str, *, title: str | None = None) -> Cleaned:
    return clean(Page(text=text, title=title), settings=ReadSettings())


def kept(text: str, *, title: str | None = None) -> list[str]:
    return [span.of(text) for span in cleaned(text, title=title).paragraphs]


def test_a_scraped_page() -> None:
    found = cleaned(SCRAPED)
    assert [span.of(SCRAPED) for span in found.paragraphs] == [FIRST, SECOND, THIRD]
    assert found.title == "Bridge Over the Lomna Stays Closed"
    assert found.headline is not None
    assert found.headline.of(SCRAPED) == found.title
    assert found.published == "2025-03-03"
    assert found.outlet == "KNW"
    assert [(d.reason, d.span.of(SCRAPED)[:12]) for d in found.dropped] == [
        ("boilerplate", "date 2025-03"),
        ("boilerplate", "(KNW)"),
        ("duplicate", SECOND[:12]),
        ("disclaimer", "Legal Discla"),
        ("boilerplate", "CommentsNo c"),
    ]
    again = found.dropped[2]
    assert again.duplicate_of is not None
    assert again.span.of(SCRAPED) == again.duplicate_of.of(SCRAPED) == f"{SECOND}\n{THIRD}"


def test_clean_text_stays_whole() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
    found = cleaned(text)
    assert not found.dropped
    assert found.headline is None
    assert len(found.paragraphs) == 3


def test_the_pages_own_data_win() -> None:
    page = Page(
        text=SCRAPED, title="T", outlet="O", published="2024-01-01", url="https://a.example"
    )
    found = clean(page, settings=ReadSettings())
    assert (found.title, found.outlet, found.published) == ("T", "O", "2024-01-01")
    assert found.url == "https://a.example"


def test_date_and_title_before_the_text_are_the_headline() -> None:
    text = f"Mon 03 Mar 2025 Bridge stays closed. {FIRST} {SECOND}"
    found = cleaned(text, title="Bridge stays closed")
    assert found.headline is not None
    assert found.headline.of(text) == "Mon 03 Mar 2025 Bridge stays closed."
    assert [span.of(text) for span in found.paragraphs] == [f"{FIRST} {SECOND}"]
    assert found.published == "2025-03-03"


def test_a_title_in_a_line_and_again_in_the_text() -> None:
    text = f"Bridge stays closed\nBridge stays closed. {FIRST}"
    found = cleaned(text, title="Bridge stays closed")
    assert found.headline == Span(start=0, end=19)
    assert [d.reason for d in found.dropped] == ["boilerplate"]
    assert [span.of(text) for span in found.paragraphs] == [FIRST]


def test_markdown() -> None:
    text = (
        "---\ntitle: Bridge closed\nsource: Kesten Courier\ndate: 2025-03-03\n"
        "url: https://a.example/b\n---\n"
        f"# Bridge closed\n\n{FIRST}\n\n## What happens next\n\n- {SECOND}\n"
    )
    found = cleaned(text)
    assert kept(text) == [FIRST, SECOND]
    assert (found.title, found.outlet, found.published, found.url) == (
        "Bridge closed",
        "Kesten Courier",
        "2025-03-03",
        "https://a.example/b",
    )
    assert [d.reason for d in found.dropped] == ["boilerplate", "navigation", "boilerplate"]
    assert found.dropped[1].span.of(text) == "## What happens next"


def test_sections_above_the_title_are_navigation() -> None:
    text = f"Lomna valley\nBridge to stay closed until spring\n{FIRST}"
    found = cleaned(text)
    assert [(d.reason, d.span.of(text)) for d in found.dropped] == [("navigation", "Lomna valley")]


def test_a_page_without_an_article_keeps_nothing() -> None:
    assert kept("Sorry!!\n404 Not Found\nHome | News | Sport") == []


LINES = st.sampled_from(
    [
        FIRST,
        SECOND,
        f"(KNW) {FIRST}",
        f"KESTEN, March 3 (KNW) — {SECOND}",
        "Mon 03 Mar 2025 Bridge stays closed. " + THIRD,
        "Bridge stays closed",
        "# Bridge stays closed",
        "- Ferries run",
        "===",
        "---",
        "Read more",
        "Share",
        "By Jane Roe",
        "2 Comments",
        "Disclaimer:",
        "“Où ?”\xa0😀 e\u0301\ud83d\0 ",
        "  \t",
        "",
    ]
)
PAGES = st.one_of(
    st.lists(st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", " "]))).map(
        lambda parts: "".join(line + end for line, end in parts)
    ),
    st.text(alphabet=st.characters(codec=None)),
)


@given(PAGES, st.sampled_from([None, "Bridge stays closed", "Bridge stays closed | Courier"]))
def test_every_character_but_white_space_is_in_exactly_one_piece(
    text: str, title: str | None
) -> None:
    found = cleaned(text, title=title)
    assert list(found.paragraphs) == sorted(found.paragraphs, key=lambda s: s.order)
    assert [d.span for d in found.dropped] == sorted(
        (d.span for d in found.dropped), key=lambda s: s.order
    )
    pieces = [*found.paragraphs, *(d.span for d in found.dropped)]
    pieces += [found.headline] if found.headline else []
    last = 0
    for span in sorted(pieces, key=lambda s: s.start):
        assert span.start >= last
        assert not text[last : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        last = span.end
    assert not text[last:].strip()


@given(PAGES)
def test_duplicates_point_back_at_the_same_words(text: str) -> None:
    for dropped in cleaned(text).dropped:
        assert (dropped.duplicate_of is not None) == (dropped.reason == "duplicate")
        if dropped.duplicate_of is not None:
            assert dropped.duplicate_of.end <= dropped.span.start
            first = dropped.duplicate_of.of(text).split()
            assert dropped.span.of(text).split()[-5:] == first[-5:]
