from __future__ import annotations

from collections.abc import Sequence

import pytest

from claimcheck.errors import InputError, NotEnglishError
from claimcheck.read import to_article
from claimcheck.records import Model, Page, Parse, Sentence, Span
from claimcheck.settings import ReadSettings
from tests.read.test_clean import FIRST, SCRAPED
from tests.read.test_language import GERMAN


class FakeParser:
    """Makes each paragraph of words a sentence without tokens."""

    model = Model(name="fake", digest="0")

    def __call__(self, text: str, paragraphs: Sequence[Span]) -> Parse:
        return Parse(
            sentences=tuple(
                Sentence(first=0, last=0, span=span, paragraph=number)
                for number, span in enumerate(paragraphs)
                if span.of(text)
            )
        )


parser = FakeParser()


def test_a_page_becomes_an_article() -> None:
    page = Page(text=SCRAPED, path="a.txt", url="https://a.example/b")
    article = to_article(page, settings=ReadSettings(), parser=parser)
    assert (article.text, article.path, article.url) == (SCRAPED, "a.txt", "https://a.example/b")
    assert (article.outlet, article.published, article.language) == ("KNW", "2025-03-03", "en")
    assert article.headline is not None
    assert article.headline.of(SCRAPED) == article.title
    assert len(article.dropped) == 5
    assert [sentence.span for sentence in article.parse.sentences] == list(article.paragraphs)


@pytest.mark.parametrize("text", ["Sorry!!\n404 Not Found\n", "“…”\n\n12 — 5.", " \n"])
def test_no_article_text_is_an_error(text: str) -> None:
    with pytest.raises(InputError, match=r"^a\.txt: holds no article text"):
        to_article(Page(text=text, path="a.txt"), settings=ReadSettings(), parser=parser)


def test_another_language_is_an_error_that_says_what_to_do() -> None:
    page = Page(text=GERMAN, path="a.jsonl", line=3)
    with pytest.raises(NotEnglishError) as caught:
        to_article(page, settings=ReadSettings(), parser=parser)
    assert caught.value.name == "a.jsonl"
    assert str(caught.value) == (
        "a.jsonl: line 3: looks like German (de); "
        "claimcheck reads English; pass --language en to read it anyway"
    )


def test_the_language_can_be_told() -> None:
    settings = ReadSettings(language="en")
    article = to_article(Page(text=GERMAN), settings=settings, parser=parser)
    assert article.language == "en"


def test_a_text_without_a_path_is_called_text() -> None:
    with pytest.raises(InputError, match=r"^text: "):
        to_article(Page(text="..."), settings=ReadSettings(), parser=parser)
    assert to_article(Page(text=FIRST), settings=ReadSettings(), parser=parser).path is None
