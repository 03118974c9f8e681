"""Settings and fixtures for every test."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings

from claimcheck.attribute import load_classifier
from claimcheck.read import SpacyParser, to_article
from claimcheck.records import Article, Attributed, Page, Parser, Split
from claimcheck.settings import (
    DEFAULT_PIPELINE,
    AttributeSettings,
    ReadSettings,
    SplitSettings,
)
from claimcheck.split import Splitter, load_attributor

# No test depends on how fast a machine is; a failure prints what brings it back.
settings.register_profile("claimcheck", deadline=None, print_blob=True)
settings.load_profile("claimcheck")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default pipeline, loaded once: the rules are about what it really returns."""
    return SpacyParser(DEFAULT_PIPELINE)


@pytest.fixture(scope="session")
def article(parser: Parser) -> Callable[[str], Article]:
    """Makes an article of a text."""
    settings = ReadSettings(language="en")
    return lambda text: to_article(Page(text=text), settings=settings, parser=parser)


@pytest.fixture(scope="session")
def split(article: Callable[[str], Article]) -> Callable[[str], Split]:
    """Splits a text by the rules, which need no weights."""
    splitter = Splitter(load_attributor(SplitSettings(attributor="rules")))
    return lambda text: splitter([article(text)])[0]


@pytest.fixture(scope="session")
def attributed(split: Callable[[str], Split]) -> Callable[[str], Attributed]:
    """Splits a text by the rules and resolves its speakers."""
    classifier = load_classifier(AttributeSettings(certainty="rules"))
    return lambda text: classifier([split(text)])[0]
