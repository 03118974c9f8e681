"""A page becomes an article: cleaned, its language told, parsed."""

from __future__ import annotations

from claimcheck.errors import InputError, NotEnglishError
from claimcheck.read.clean import clean
from claimcheck.read.language import ENGLISH, described, detect_language
from claimcheck.records import Article, Page, Parser
from claimcheck.settings import ReadSettings

UNNAMED = "text"

_ADVICE = "claimcheck reads English; pass --language en to read it anyway"


def to_article(page: Page, *, settings: ReadSettings, parser: Parser) -> Article:
    """The article of `page`, with the parse of its paragraphs.

    Raises:
        InputError: the page holds no article text.
        NotEnglishError: the article is in another language, and the settings name none.
        ModelError: the parser's language pipeline is missing.
    """
    name = page.path or UNNAMED
    where = f"line {page.line}: " if page.line is not None else ""
    cleaned = clean(page, settings=settings)
    kept = "\n".join(span.of(page.text) for span in cleaned.paragraphs)
    if not any(character.isalpha() for character in kept):
        found = "only boilerplate" if page.text.strip() else "it is empty"
        raise InputError(name, f"{where}holds no article text ({found})")
    language = settings.language or detect_language(kept, settings=settings)
    if settings.language is None and language != ENGLISH:
        raise NotEnglishError(name, f"{where}looks like {described(language)}; {_ADVICE}")
    headline = () if cleaned.headline is None else (cleaned.headline,)
    paragraphs = tuple(sorted((*headline, *cleaned.paragraphs), key=lambda span: span.order))
    return Article(
        text=page.text,
        path=page.path,
        title=cleaned.title,
        outlet=cleaned.outlet,
        published=cleaned.published,
        url=cleaned.url,
        language=language,
        headline=cleaned.headline,
        dropped=cleaned.dropped,
        paragraphs=paragraphs,
        parse=parser(page.text, paragraphs),
    )
