"""The whole of claimcheck, as the list of its stages in order."""

from __future__ import annotations

from pathlib import Path

from claimcheck.assess import assess_claims
from claimcheck.attribute import load_classifier
from claimcheck.claim import load_worth, state_claims
from claimcheck.errors import InputError
from claimcheck.match.candidates import telling
from claimcheck.read import SpacyParser, open_pages, to_article
from claimcheck.records import (
    Article,
    Attributed,
    Attributor,
    Claimed,
    Model,
    Page,
    Parser,
    Report,
    Split,
    Telling,
)
from claimcheck.settings import Settings
from claimcheck.split import load_splitter

_LONGEST_NAME = 1024


class Pipeline:
    """Turns pages into reports. Build it once: it holds the loaded models."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        parser: Parser | None = None,
        attributor: Attributor | None = None,
    ) -> None:
        """A pipeline by `settings`; `parser` and `attributor` replace the ones they name.

        Raises:
            ModelError: a model that `settings` names cannot be loaded (on first use).
        """
        self._settings = settings or Settings()
        self._parser = parser or SpacyParser(self._settings.spacy_model)
        self._splitter = load_splitter(self._settings.split, attributor)
        self._classifier = load_classifier(self._settings.attribute)
        self._worth = load_worth()

    def __call__(self, page: Page) -> Report:
        """The report on one page.

        Raises:
            InputError: the page holds no article text, or is not English.
        """
        article = self.article(page)
        attributed = self.attribute(self.split(article))
        claimed = self.claim(attributed)
        findings = assess_claims([claimed], self._settings.assess)
        return Report(
            article=article,
            speakers=attributed.speakers,
            attributions=attributed.attributions,
            claims=claimed.claims,
            findings=findings[0],
            models=self._models(),
        )

    def article(self, page: Page) -> Article:
        """A page cleaned and parsed; raises `InputError` where there is no English article."""
        return to_article(page, settings=self._settings.read, parser=self._parser)

    def split(self, article: Article) -> Split:
        """An article's attributions and propositions."""
        return self._splitter([article])[0]

    def attribute(self, split: Split) -> Attributed:
        """A split with its speakers, chains, certainty and stance."""
        return self._classifier([split])[0]

    def claim(self, attributed: Attributed) -> Claimed:
        """The claims of an article whose attributions are known."""
        return state_claims([attributed], worth=self._worth)[0]

    def telling(self, page: Page) -> Telling:
        """A page as matching reads it; raises `InputError` where there is no English article."""
        return telling(self.claim(self.attribute(self.split(self.article(page)))))

    def _models(self) -> tuple[Model, ...]:
        stages = (*self._splitter.models, *self._classifier.models, self._worth.model)
        return (self._parser.model, *stages)


def check(path_or_text: str | Path, *, settings: Settings | None = None) -> Report:
    """The report on one article: a `Path` or the name of an existing file, or the text itself.

    Raises:
        InputError: the file cannot be read, or there is no English article in it.
        ModelError: a model is missing.
    """
    settings = settings or Settings()
    return Pipeline(settings)(_page(path_or_text, settings))


def _page(path_or_text: str | Path, settings: Settings) -> Page:
    if not _names_a_file(path_or_text):
        return Page(text=str(path_or_text))
    found = next(open_pages([str(path_or_text)], settings=settings.read))
    if isinstance(found, InputError):
        raise found
    return found


def _names_a_file(path_or_text: str | Path) -> bool:
    if isinstance(path_or_text, Path):
        return True
    # A text is longer than a file's name can be, or has line breaks and so is no name.
    short = (
        len(path_or_text) < _LONGEST_NAME and "\n" not in path_or_text and "\0" not in path_or_text
    )
    try:
        return short and Path(path_or_text).is_file()
    except OSError:  # a part of it is longer than a file's name may be
        return False
