"""Whether a person is a man or a woman, as far as names, titles and roles tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from claimcheck.lexicon import mapping

Gender = Literal["male", "female"]


def of_first_name(name: str) -> Gender | None:
    """What the first word of a name tells; None for a name that says nothing, or only one word.

    A name alone is mostly a family name.
    """
    words = name.lower().split()
    if len(words) == 1:
        return None
    return _gender(mapping("first_names", key="word", value="gender").get(words[0].split("-")[0]))


def of_words(words: Iterable[str]) -> Gender | None:
    """What titles and role nouns tell ("Mr.", "spokeswoman"), in lower case; None for a tie."""
    table: Mapping[str, str] = mapping("gendered_nouns", key="word", value="gender")
    votes = Counter(gender for word in words if (gender := table.get(word)))
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return _gender(ranked[0][0])


def _gender(word: str | None) -> Gender | None:
    if word == "male":
        return "male"
    return "female" if word == "female" else None
