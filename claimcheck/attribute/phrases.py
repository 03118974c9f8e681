"""The noun phrases of a source: its heads, coordinated ones apart, and what they look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.attribute.candidates import Anaphor
from claimcheck.attribute.cast import Cast
from claimcheck.attribute.describe import is_definite, is_generic, noun_type
from claimcheck.attribute.gender import Gender, of_words
from claimcheck.attribute.likeness import canonical
from claimcheck.attribute.scene import Scene
from claimcheck.lexicon import table
from claimcheck.records import Parse, Span, SpeakerType

_KINDS: Mapping[str, str] = {"he": "he", "she": "he", "it": "it", "they": "they"}
_FAMILY: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
_GENDERS: Mapping[str, Gender] = {"he": "male", "she": "female"}
_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "which", "whose"})
_TRAIT_TAGS = frozenset({"NOUN", "ADJ", "NUM"})
_EMPTY = frozenset({"own", "same", "other", "such", "very", "whole"})
_COORDINATED = frozenset({"and", "or", "&"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_EXAMPLES = frozenset({"including", "like"})
_NEAR = 4  # words


def pronoun_of(word: str) -> str | None:
    """The nominative ("she") of a third-person pronoun, in any form and case; or None."""
    return _FAMILY.get(word.lower())


def is_first_person(word: str) -> bool:
    """Whether a pronoun means whoever speaks."""
    return word.lower() in _FIRST


def is_second_person(word: str) -> bool:
    """Whether a pronoun means whoever is spoken to."""
    return any(row["word"] == word.lower() and row["person"] == "2" for row in table("pronouns"))


def is_relative(word: str) -> bool:
    """Whether a pronoun means the noun that its clause belongs to."""
    return word.lower() in _RELATIVE


def antecedent_of(parse: Parse, relative: int) -> int | None:
    """The noun that a relative pronoun's clause hangs from."""
    token = parse.tokens[relative]
    while token.head != token.index:
        above = parse.tokens[token.head]
        if token.dep in {"relcl", "acl"} and above.index < relative:
            return above.index
        token = above
    return None


def pronoun(scene: Scene, token: int, word: str) -> Anaphor:
    """A third-person pronoun, `word` its nominative."""
    return Anaphor(spot=scene.spot(token, word), kind=_KINDS[word], gender=_GENDERS.get(word))


def noun(scene: Scene, head: int, phrase: Sequence[int], kind: SpeakerType) -> Anaphor:
    """A noun phrase that may stand for somebody mentioned elsewhere."""
    token = scene.parse.tokens[head]
    lemma = token.lemma.lower()
    beside = [scene.parse.tokens[i] for i in phrase if i != head and not _is_hyphened(scene, i)]
    return Anaphor(
        spot=scene.spot(head),
        kind=kind,
        gender=of_words([lemma]),
        noun=canonical(lemma),
        traits=frozenset(canonical(t.lemma) for t in beside if t.pos in _TRAIT_TAGS) - _EMPTY,
        names=frozenset(canonical(t.text) for t in beside if t.pos == "PROPN"),
        generic=is_generic(lemma) and kind != "group",
        definite=is_definite(scene.parse, phrase),
    )


def _is_hyphened(scene: Scene, token: int) -> bool:
    """ "Brenn-based" says where, not whose."""
    near = scene.parse.tokens[max(0, token - 1) : token + 2]
    return any("-" in word.text for word in near)


def heads_of(scene: Scene, cast: Cast, source: Sequence[Span]) -> list[int]:
    """The head of a source and of each noun coordinated with it, in the order of the text."""
    parse = scene.parse
    tokens = [i for span in source for i in parse.within(span)]
    inside = set(tokens)
    roots = [
        i
        for i in tokens
        if (parse.tokens[i].head not in inside or parse.tokens[i].head == i)
        and not parse.tokens[i].is_mark
    ]
    heads = [_named_appositive(parse, cast, head, inside) for head in _best(parse, tokens, roots)]
    if _describes_name(parse, cast, tokens):
        return heads
    for head in heads:
        beside = (*parse.children[head], *_examples(parse, head))
        heads.extend(i for i in beside if _is_beside(parse, head, i) and i in inside)
    if len(heads) == 1:
        heads = _parted(parse, cast, tokens, heads[0])
    return heads


def _best(parse: Parse, tokens: Sequence[int], roots: Sequence[int]) -> list[int]:
    """The head of a source: where the parse has it in pieces, the last noun of the first run."""
    stop = next((i for i in tokens if roots and i > roots[0] and parse.tokens[i].is_mark), None)
    run = [i for i in roots if i - roots[0] < _NEAR and (stop is None or i < stop)]
    nouns = [i for i in run if parse.tokens[i].pos in _NOMINAL]
    if not nouns and run and parse.tokens[run[0]].pos in {"VERB", "AUX"}:
        nouns = [i for i in tokens if parse.tokens[i].pos in _NOMINAL][:1]  # "video filmed there"
    return [(nouns or run)[-1]] if run else []


def _examples(parse: Parse, head: int) -> list[int]:
    """Those named behind "including" or "like": "firms like Arden and Brenn"."""
    return [
        named
        for i in parse.children[head]
        if parse.tokens[i].text.lower() in _EXAMPLES
        for named in parse.children[i]
        if parse.tokens[named].dep == "pobj"
    ]


def _is_beside(parse: Parse, head: int, token: int) -> bool:
    """Whether a conjunct is somebody else; "the builder and television star" is one person."""
    found = parse.tokens[token]
    if found.dep == "pobj":
        return found.pos == "PROPN"
    if found.dep != "conj" or found.pos == "VERB":
        return False
    one = found.tag == "NN" and parse.tokens[head].tag == "NN"
    determined = [
        any(parse.tokens[c].dep in {"det", "poss"} for c in parse.children[i])
        for i in (head, token)
    ]
    return not (one and determined == [True, False])


def _named_appositive(parse: Parse, cast: Cast, head: int, inside: set[int]) -> int:
    """The name in "the harbour master, Dara Volk": it has more to say than the noun."""
    first = min(inside)
    other = cast.named(first) is not None and cast.named(first) is not cast.named(head)
    if other and _is_followed_by_comma(parse, cast, first):
        return first
    if cast.named(head) is not None:
        return head
    if head + 1 in inside and cast.named(head + 1) is not None:
        return head + 1  # "nominee Vera Lind", taken apart by the parser
    if noun_type(parse.tokens[head].lemma.lower()) == "document":
        return head  # "a memo from the operator, Pylon": the parser hangs the name on the memo
    for child in parse.children[head]:
        apposed = parse.tokens[child].dep == "appos" and child in inside
        if apposed and cast.named(child) is not None:
            return child
    return head


def _describes_name(parse: Parse, cast: Cast, tokens: Sequence[int]) -> bool:
    """ "Reed, a nurse and head of the union": one person, with an appositive of two."""
    first = cast.named(tokens[0]) if tokens else None
    named = [i for i in tokens if first is not None and cast.named(i) is first]
    if not named or not _is_followed_by_comma(parse, cast, tokens[0]):
        return False
    behind = [i for i in tokens if i > named[-1] + 1]
    return bool(behind) and parse.tokens[behind[0]].text.lower() in {"a", "an"}


def _is_followed_by_comma(parse: Parse, cast: Cast, token: int) -> bool:
    """Whether a comma stands right behind the name that begins with `token`."""
    named = cast.named(token)
    while token < len(parse.tokens) and cast.named(token) is named:
        token += 1
    return token < len(parse.tokens) and parse.tokens[token].text == ","


def _parted(parse: Parse, cast: Cast, tokens: Sequence[int], head: int) -> list[int]:
    """The heads beside an "and" that the parser took for part of one noun phrase.

    Only where a name or an article begins the second part, and no preposition could govern both.
    """
    for place, i in enumerate(tokens[:-1]):
        following = tokens[place + 1]
        if parse.tokens[i].dep in {"prep", "relcl", "acl"} or (
            cast.named(i) and cast.named(i) is cast.named(following)
        ):
            return [head]
        if parse.tokens[i].text.lower() not in _COORDINATED or place == 0:
            continue
        left = _last_nominal(parse, tokens[:place])
        right = _last_nominal(parse, tokens[place + 1 :])
        named = any(i is not None and cast.named(i) is not None for i in (left, following))
        begins = named or parse.tokens[following].pos == "DET"
        if begins and left is not None and right is not None:
            return [left, right]
    return [head]


def _last_nominal(parse: Parse, tokens: Sequence[int]) -> int | None:
    found = [i for i in tokens if parse.tokens[i].pos in {"NOUN", "PROPN"}]
    return found[-1] if found else None
