"""Which names are of the same one: part names, initials, other names of a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from claimcheck.attribute.gender import of_first_name, of_words
from claimcheck.attribute.names import Name, bodies
from claimcheck.lexicon import table
from claimcheck.records import Article

_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "at"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PARTICLES = ("al-", "el-", "ad-", "as-", "ash-", "bin-", "d'", "d’")
_SPELLINGS = (("defence", "defense"), ("isation", "ization"), ("centre", "center"))
_SUFFIXED = ("an", "ese", "ish", "ic", "i", "ch")
_SHORTEST_STEM = 3
_WORDS_KEPT = 20_000
_MAX_SURNAMED = 4  # words of a person's name
_INTRODUCED = 24  # characters between a name and its short form: " (also known as "


def same(first: Name, second: Name) -> bool:
    """Whether two mentions can be of the same one: equal, part of it, or its initials."""
    if _words(first) == _words(second):
        return True
    if state_of(first.text) is not None and state_of(first.text) == state_of(second.text):
        return True
    if "person" in {first.type, second.type} and _is_named_after(first, second):
        return False
    if "person" in {first.type, second.type} or _may_be_surname(first, second):
        return _same_person(_bare(first), _bare(second)) and not _clash(first, second)
    return _is_acronym(first, second) or _is_acronym(second, first) or _is_head(first, second)


@cache
def _states(kind: str) -> Mapping[str, str]:
    return {row["word"]: row["state"] for row in table("states") if row["kind"] == kind}


def state_of(name: str) -> str | None:
    """The state of that name, or None."""
    return _states("name").get(name.lower())


def seat_of(name: str) -> str | None:
    """The state whose rulers speak from there ("Moscow", "the Kremlin"), or None."""
    return _states("seat").get(name.lower())


def of_state(word: str) -> str | None:
    """The state that an adjective or name belongs to: "Russian", "Russia's"; or None."""
    return _states("demonym").get(word.lower()) or state_of(word)


def introduced(article: Article, long: Name, short: Name) -> bool:
    """Whether `short` stands in brackets behind `long` as its initials: "… Units (YPG)"."""
    between = article.text[long.span.end : short.span.start]
    opened = between.strip().startswith("(") and ")" not in between
    closed = article.text[short.span.end : short.span.end + 1] == ")"
    letters = max(
        short.text, long.text, key=lambda text: sum(c.isupper() for c in text) / len(text)
    )
    initials = " " not in letters and sum(c.isupper() for c in letters) > 1
    return opened and closed and initials and len(between) <= _INTRODUCED


def is_demonym(adjective: str, name: str) -> bool:
    """Whether a word may be of the state `name`: "Tarvenian" of "Tarvenia", "Pellish" of "Pell"."""
    word, place = adjective.lower(), name.lower()
    state = of_state(word)
    if state is not None:
        return state == state_of(name)
    stem = place.rstrip("aeiouy")
    return len(stem) >= _SHORTEST_STEM and word.startswith(stem) and word.endswith(_SUFFIXED)


@lru_cache(maxsize=_WORDS_KEPT)
def canonical(word: str) -> str:
    """A word as it is compared: the state for "Russian" or "Russia", one of two spellings."""
    lowered = word.lower()
    state = of_state(lowered)
    if state is not None:
        return state.lower()
    for british, american in _SPELLINGS:
        lowered = lowered.replace(british, american)
    return lowered


def _words(name: Name) -> list[str]:
    return [canonical(word) for word in name.words]


def _bare(name: Name) -> tuple[str, ...]:
    """A name's words without "Jr.", and without the article of an Arabic family name."""
    kept = [word for word in name.words if word not in _SUFFIXES] or list(name.words)
    return tuple(_without_particle(word) for word in kept)


def _without_particle(word: str) -> str:
    for particle in _PARTICLES:
        if word.startswith(particle):
            return word.removeprefix(particle)
    return word


def _clash(first: Name, second: Name) -> bool:
    """ "Mrs. Clinton" is not Bill Clinton."""
    told = [of_words([name.title]) or of_first_name(name.text) for name in (first, second)]
    return None not in told and told[0] != told[1]


def _is_named_after(first: Name, second: Name) -> bool:
    """ "President Reed" is not the Reed Administration."""
    short, long = sorted((first, second), key=lambda name: len(name.words))
    return len(short.words) < len(long.words) and long.words[-1] in bodies() - set(short.words)


def _may_be_surname(first: Name, second: Name) -> bool:
    """ "Lindqvist" beside "Vera Lindqvist": the tagger takes many a person for a body."""
    if "party" in {first.type, second.type}:
        return False
    short, long = sorted((first, second), key=lambda name: len(name.words))
    several = 1 < len(long.words) < _MAX_SURNAMED and long.words[-1] not in bodies()
    return len(short.words) == 1 and several and short.words[0] == long.words[-1]


def _same_person(first: Sequence[str], second: Sequence[str]) -> bool:
    """A family name alone, a first name alone, or the same names with more in between."""
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        return short[0] in {long[0], long[-1]} and len(long) > 1 and state_of(short[0]) is None
    return short[-1] == long[-1] and (short[0] == long[0] or long[-len(short) :] == short)


def _is_acronym(short: Name, long: Name) -> bool:
    letters = short.text.replace(".", "")
    initials = "".join(w[0] for w in long.text.split() if w.lower() not in _SMALL)
    return letters.isupper() and len(letters) > 1 and letters == initials.upper()


def _is_head(first: Name, second: Name) -> bool:
    """ "Coordination Headquarters", or "the Headquarters", for a longer name with it."""
    short, long = sorted((first.words, second.words), key=len)
    if len(short) == len(long):
        return False
    if len(short) == 1:
        return short[0] in long and (short[0] in bodies() or _is_short_for(short, long))
    return long[: len(short)] == short or long[-len(short) :] == short


def _is_short_for(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "Brenn" for "Brenn University"."""
    return short[0] == long[0] and all(word in bodies() for word in long[1:])
