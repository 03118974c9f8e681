"""Which language an article is in."""

from __future__ import annotations

from claimcheck.lexicon import mapping
from claimcheck.settings import ReadSettings

ENGLISH = "en"

# Terse English, of wires and headlines, is often taken for the English-based pidgin.
_TAKEN_FOR_ENGLISH = frozenset(("en", "pcm"))


def detect_language(text: str, *, settings: ReadSettings) -> str:
    """The code (ISO 639) of the language of `text`; English where there is too little to tell."""
    sample = text[: settings.detect_characters]
    if len(sample.split()) < settings.min_language_words:
        return ENGLISH
    from py3langid import classify

    # A lone surrogate cannot be encoded, and the detector works on bytes.
    code, _ = classify(sample.encode("utf-8", "replace").decode("utf-8"))
    return ENGLISH if code in _TAKEN_FOR_ENGLISH else str(code)


def described(code: str) -> str:
    """A language as an error names it: "German (de)"."""
    name = mapping("languages", key="code", value="name").get(code, "another language")
    return f"{name} ({code})"
