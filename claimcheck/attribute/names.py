"""Names in an article: which mentions of people, bodies and places are of the same one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from claimcheck.lexicon import table, words
from claimcheck.records import Article, Entity, Parse, Span, SpeakerType

_TYPES: Mapping[str, SpeakerType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "party",
    "NORP": "party",
    "LOC": "party",
    "FAC": "organization",
}
_DEMONYM_SUFFIXES = ("an", "ans", "ese", "ish", "i", "is")
_SHORTEST_COUNTRY = 4
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One mention of a name, without possessive mark, honorific or leading article."""

    span: Span
    text: str
    type: SpeakerType

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name in lower case."""
        return tuple(self.text.lower().split())


def names_of(article: Article) -> list[Name]:
    """Every named mention that could be a speaker, by first character.

    The tagger overlooks names, mostly family names alone: capitalised nouns outside every
    entity are names too.
    """
    tagged = [
        name
        for entity in article.parse.entities
        if entity.label in _TYPES and (name := _name(article, entity)) is not None
    ]
    untagged = [_untagged(article, run, tagged) for run in _untagged_runs(article.parse)]
    found = [*tagged, *untagged]
    whole = [n for n in found if not any(o is not n and o.span.contains(n.span) for o in found)]
    kept = [name for name in whole if not _is_demonym(name, whole)]
    return sorted(kept, key=lambda name: name.span.order)


def _is_demonym(name: Name, others: Iterable[Name]) -> bool:
    """ "Kestrian" where Kestria is named: of the country, not a name for it."""
    word = name.text.lower()
    return name.type == "party" and any(
        word != other.text.lower()
        and word.startswith(other.text.lower()[:-1])
        and word.endswith(_DEMONYM_SUFFIXES)
        and len(other.text) >= _SHORTEST_COUNTRY
        for other in others
    )


def _untagged_runs(parse: Parse) -> list[list[int]]:
    """Runs of proper nouns that no entity of any label covers."""
    covered = {i for e in parse.entities for i in range(e.first, e.last + 1)}
    runs: list[list[int]] = []
    for token in parse.tokens:
        if token.pos != "PROPN" or token.index in covered or token.is_mark:
            continue
        if runs and runs[-1][-1] == token.index - 1:
            runs[-1].append(token.index)
        else:
            runs.append([token.index])
    return [kept for run in runs if (kept := stripped(parse, run))]


def _untagged(article: Article, run: list[int], tagged: Iterable[Name]) -> Name:
    if article.parse.tokens[run[-1]].text.lower() in _bodies():
        run = [*run, *range(run[-1] + 1, _name_end(article.parse, run[-1]) + 1)]
    span = article.parse.span(run)
    text = clean(span.of(article.text))
    for other in tagged:
        name = Name(span=span, text=text, type=other.type)
        if same(other, name):
            return name
    guess: SpeakerType = "organization" if text.isupper() else "person"
    return Name(span=span, text=text, type=_type(text, guess))


def _name(article: Article, entity: Entity) -> Name | None:
    tokens = stripped(article.parse, _own_name(article.parse, entity))
    if not tokens or all(article.parse.tokens[i].pos == "ADJ" for i in tokens):
        return None  # "Kestrian" names nobody
    span = article.parse.span(tokens)
    text = clean(span.of(article.text))
    return Name(span=span, text=text, type=_type(text, _TYPES[entity.label]))


def _type(text: str, tagged: SpeakerType) -> SpeakerType:
    """The tagger's type, unless the name itself says better ("… Headquarters for …")."""
    if text.lower() in words("metonyms"):
        return "party"
    parts = text.split()
    ends = next((n for n, part in enumerate(parts) if part in {"of", "for"}), len(parts))
    names_a_body = len(parts) > 1 and ends > 0 and parts[ends - 1].lower() in _bodies()
    return "organization" if names_a_body else tagged


@cache
def _bodies() -> frozenset[str]:
    rows = table("speaker_nouns")
    return frozenset(row["noun"] for row in rows if row["type"] == "organization")


def _own_name(parse: Parse, entity: Entity) -> range:
    """An entity's tokens without a possessor, and for a body with the rest of its name.

    "Arden's Office for the Return of the Fallen" is tagged up to "Office" at best.
    """
    first, last = entity.first, entity.last
    for i in range(first, last):
        if parse.tokens[i].tag == "POS":
            first = i + 1
    head = parse.tokens[last].text.lower()
    if entity.label in {"ORG", "FAC"} or head in _bodies():
        last = _name_end(parse, last)
    return range(first, last + 1)


def _name_end(parse: Parse, last: int) -> int:
    """Where a body's name ends: behind "of" or "for" another capitalised noun belongs to it."""
    while last + 2 < len(parse.tokens) and parse.tokens[last + 1].text in {"of", "for"}:
        following = last + 2 + (parse.tokens[last + 2].text == "the")
        if following >= len(parse.tokens) or not _is_capitalised(parse, following):
            break
        last = following
        while last + 1 < len(parse.tokens) and _is_capitalised(parse, last + 1):
            last += 1
    return last


def _is_capitalised(parse: Parse, token: int) -> bool:
    return parse.tokens[token].text[0].isupper()


def stripped(parse: Parse, tokens: Iterable[int]) -> list[int]:
    """`tokens` without the article or honorific in front and the possessive mark behind."""
    kept = list(tokens)
    while kept and _is_front_matter(parse, kept[0]):
        kept.pop(0)
    while kept and (parse.tokens[kept[-1]].tag == "POS" or parse.tokens[kept[-1]].is_mark):
        kept.pop()
    return kept


def _is_front_matter(parse: Parse, token: int) -> bool:
    word = parse.tokens[token].text.lower()
    return (
        word in words("honorifics")
        or parse.tokens[token].tag in {"DT", "PDT"}
        or (parse.tokens[token].is_mark)
    )


def clean(text: str) -> str:
    """`text` with its white space as single spaces."""
    return " ".join(text.split())


def same(first: Name, second: Name) -> bool:
    """Whether two mentions can be of the same one: equal, part of it, or its initials."""
    if first.text.lower() == second.text.lower():
        return True
    if "person" in {first.type, second.type} or _may_be_surname(first, second):
        return _same_person(first.words, second.words)
    return _is_acronym(first, second) or _is_acronym(second, first) or _is_head(first, second)


def _may_be_surname(first: Name, second: Name) -> bool:
    """ "Lindqvist" beside "Vera Lindqvist": the tagger takes many a person for a body."""
    if "party" in {first.type, second.type}:
        return False
    short, long = sorted((first, second), key=lambda name: len(name.words))
    several = len(long.words) in {2, 3} and long.words[-1] not in _bodies()
    return len(short.words) == 1 and several and short.words[0] == long.words[-1]


def _same_person(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """A family name alone, a first name alone, or the same names with more in between."""
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        return short[0] in {long[0], long[-1]} and len(long) > 1
    return short[0] == long[0] and short[-1] == long[-1]


def _is_acronym(short: Name, long: Name) -> bool:
    letters = short.text.replace(".", "")
    initials = "".join(w[0] for w in long.text.split() if w.lower() not in _SMALL)
    return letters.isupper() and len(letters) > 1 and letters == initials.upper()


def _is_head(first: Name, second: Name) -> bool:
    """ "Coordination Headquarters" for a longer name that begins or ends with it."""
    short, long = sorted((first.words, second.words), key=len)
    if len(short) == 1 or len(short) == len(long):
        return False
    return long[: len(short)] == short or long[-len(short) :] == short
