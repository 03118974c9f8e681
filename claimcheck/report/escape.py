"""Characters of an article that would do something, rather than show, made harmless."""

from __future__ import annotations

import re
import unicodedata

# Bidirectional controls can make a line read as what it is not.
_REORDERING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SURROGATE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """`text` on one line: white space as single spaces, control codes as U+FFFD."""
    return "".join(_shown(char) for char in " ".join(text.split()))


def escaped(text: str) -> str:
    """Lone surrogates, which no encoding can write, as JSON's escapes for them."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _shown(char: str) -> str:
    if unicodedata.category(char) in {"Cc", "Cs"} or char in _REORDERING:
        return "\N{REPLACEMENT CHARACTER}"
    return char
