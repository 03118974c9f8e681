"""Names in an article: the mentions of people, bodies and places by name."""

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
# What stands before a role noun in a title: "Deputy Prime Minister", "Vice President".
_TITLE_PARTS = frozenset(
    (
        *("acting", "adm.", "assistant", "associate", "attorney", "brig.", "chief", "defense"),
        *("defence", "deputy", "ex", "finance", "first", "foreign", "former", "interior", "lt"),
        *("lt.", "prime", "then", "vice"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One mention of a name, without possessive mark, title or leading article.

    `title` is the word in front, in lower case: "mrs.", "president", or just any other.
    """

    span: Span
    text: str
    type: SpeakerType
    title: str = ""

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
    untagged = [_untagged(article, run) for run in _untagged_runs(article.parse)]
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
        if token.pos != "PROPN" or token.index in covered or not token.text[0].isupper():
            continue
        if runs and runs[-1][-1] == token.index - 1:
            runs[-1].append(token.index)
        else:
            runs.append([token.index])
    return [kept for run in runs if (kept := stripped(parse, run))]


def _untagged(article: Article, run: list[int]) -> Name:
    if article.parse.tokens[run[-1]].text.lower() in bodies():
        run = [*run, *range(run[-1] + 1, _name_end(article.parse, run[-1]) + 1)]
    text = clean(article.parse.span(run).of(article.text))
    guess: SpeakerType = "organization" if text.isupper() else "person"
    return _made(article, run, _type(text, guess))


def _made(article: Article, tokens: list[int], kind: SpeakerType) -> Name:
    before = article.parse.tokens[tokens[0] - 1].text.lower() if tokens[0] else ""
    tokens = _closed(article.parse, tokens)
    span = article.parse.span(tokens)
    return Name(span=span, text=clean(span.of(article.text)), type=kind, title=before)


def _closed(parse: Parse, tokens: list[int]) -> list[int]:
    """A name up to a bracket that opens within it and is not closed there."""
    marks = [parse.tokens[i].text for i in tokens]
    opened = marks.index("(") if "(" in marks and ")" not in marks else 0
    return tokens[:opened] or tokens


def _name(article: Article, entity: Entity) -> Name | None:
    tokens = stripped(article.parse, _own_name(article.parse, entity))
    if not tokens or all(article.parse.tokens[i].pos == "ADJ" for i in tokens):
        return None  # "Kestrian" names nobody
    if entity.label == "NORP" and _is_one_of_many(article.parse, tokens[-1]):
        return None  # nor does "a Republican"
    text = clean(article.parse.span(tokens).of(article.text))
    return _made(article, tokens, _type(text, _TYPES[entity.label]))


def _is_one_of_many(parse: Parse, token: int) -> bool:
    """Whether an article or number in front of a noun says that there are more of its kind."""
    determiners = (parse.tokens[i].text.lower() for i in parse.children[token])
    return any(word in {"a", "an", "one", "another"} for word in determiners)


def _type(text: str, tagged: SpeakerType) -> SpeakerType:
    """The tagger's type, unless the name itself says better ("… Headquarters for …")."""
    if text.lower() in words("metonyms"):
        return "party"
    parts = text.split()
    if names_press(text):
        return "organization"
    ends = next((n for n, part in enumerate(parts) if part in {"of", "for"}), len(parts))
    return "organization" if ends > 0 and parts[ends - 1].lower() in bodies() else tagged


def names_press(text: str) -> bool:
    """Whether a name ends as those of newspapers do: "… Times"."""
    return " " in text and text.split()[-1].lower() in words("press_names")


@cache
def bodies() -> frozenset[str]:
    """Nouns for bodies: "ministry", "agency"."""
    rows = table("speaker_nouns")
    return frozenset(row["noun"] for row in rows if row["type"] == "organization")


@cache
def people() -> frozenset[str]:
    """Nouns for people: "minister", "witness"."""
    rows = table("speaker_nouns")
    return frozenset(row["noun"] for row in rows if row["type"] == "person")


def _own_name(parse: Parse, entity: Entity) -> range:
    """An entity's tokens without a possessor, and for a body with the rest of its name.

    "Arden's Office for the Return of the Fallen" is tagged up to "Office" at best.
    """
    first, last = entity.first, entity.last
    for i in range(first, last):
        if parse.tokens[i].tag == "POS":
            first = i + 1
    if entity.label == "PERSON":
        first, last = _first_name_start(parse, first), _surname_end(parse, last)
    head = parse.tokens[last].text.lower()
    if entity.label in {"ORG", "FAC"} or head in bodies():
        last = _name_end(parse, last)
    return range(first, last + 1)


def _first_name_start(parse: Parse, first: int) -> int:
    """Where a person's name begins, if the tagger left the first name out."""
    token = parse.tokens[first - 1] if first else None
    if token is None or token.pos != "PROPN" or token.head not in {first, parse.tokens[first].head}:
        return first
    return token.index if token.text.lower() in words("first_names") else first


def _surname_end(parse: Parse, last: int) -> int:
    """Where a person's name ends, if the tagger stopped at the first name."""
    following = last + 1
    if following < len(parse.tokens):
        token = parse.tokens[following]
        one = parse.tokens[last].dep == "compound" and parse.tokens[last].head == following
        if one and token.pos == "PROPN" and token.text[0].isupper():
            return following
    return last


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
    """`tokens` without the article or title in front and the possessive mark behind.

    Nothing is left of a title alone ("the President"): that names a role.
    """
    kept = trimmed(parse, tokens)
    return kept[_title_length([parse.tokens[i].text.lower() for i in kept]) :]


def trimmed(parse: Parse, tokens: Iterable[int]) -> list[int]:
    """`tokens` without the article or honorific in front and the possessive mark behind."""
    kept = list(tokens)
    while kept and (parse.tokens[kept[-1]].tag == "POS" or parse.tokens[kept[-1]].is_mark):
        kept.pop()
    while kept and _is_front_matter(parse, kept[0]):
        kept.pop(0)
    return kept


def _title_length(lowered: list[str]) -> int:
    """How many words in front are a title: "vice president" of "vice president mike pence"."""
    length = 0
    for number, word in enumerate(lowered):
        if word in people():
            length = number + 1
        elif word not in _TITLE_PARTS:
            break
    return length


def _is_front_matter(parse: Parse, token: int) -> bool:
    found = parse.tokens[token]
    return found.tag in {"DT", "PDT"} or found.is_mark or found.text.lower() in words("honorifics")


def clean(text: str) -> str:
    """`text` with its white space as single spaces."""
    return " ".join(text.split())
