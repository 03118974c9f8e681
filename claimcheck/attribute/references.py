"""Who is meant, beside the sources: pronouns, roles and short names anywhere in an article.

The cast and the ranker are those that resolve sources; here they tell what the claim stage needs
for a claim to read alone. A referent that cannot be told is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribute.cast import Character
from claimcheck.attribute.describe import noun_type
from claimcheck.attribute.phrases import pronoun_of
from claimcheck.attribute.resolve import Resolver
from claimcheck.records import Article, Parse, Reference, Span, Token

_PERSONAL = frozenset({"he", "she"})
_SURE = 0.75  # of a pronoun beside the sources: a claim with a wrong name is worse than none
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PLURAL = frozenset({"NNS", "NNPS"})
_VERBS = frozenset({"VERB", "AUX"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FRONTED = frozenset({"prep", "advcl"})


def references_of(article: Article, resolver: Resolver) -> tuple[Reference, ...]:
    """The references of an article whose speakers `resolver` has read, by place."""
    found = [*_pronouns(article, resolver), *_roles(article, resolver)]
    found.extend(_short_names(article, resolver))
    return tuple(sorted(found, key=lambda reference: reference.span.order))


def _pronouns(article: Article, resolver: Resolver) -> Iterator[Reference]:
    """ "He" and "she"; within quotation marks, where others are spoken of, only the sources.

    Those of a sentence go together: where the first cannot be told, nor can the next.
    """
    before: dict[tuple[int, str], Character | None] = {}
    for token in article.parse.tokens:
        word = pronoun_of(token.text)
        if word not in _PERSONAL or resolver.scene.is_quoted(token.span.start):
            continue
        meant = _meant(article.parse, token, resolver)
        first = before.setdefault((article.parse.sentence_of[token.index], word), meant)
        if meant is not None and first is meant:
            yield from _named(token.span, meant)


def _meant(parse: Parse, token: Token, resolver: Resolver) -> Character | None:
    ahead = _subject_ahead(parse, token.index)
    named = None if ahead is None else resolver.cast.named(ahead)
    if named is not None:
        return named if _agrees(token, named) else None
    meant = resolver.surely(token.index, _SURE)
    if meant is None or meant in _others(parse, token, resolver):
        return None
    doubtful = _is_anothers(parse, token, meant, resolver) or _has_rival(token, meant, resolver)
    return None if doubtful else meant


def _is_anothers(parse: Parse, token: Token, meant: Character, resolver: Resolver) -> bool:
    """Whether a possessive's own clause has another person for a subject.

    "The president of the Senate broke with his colleagues": likely the president's.
    """
    subject = _clause_subject(parse, token)
    if token.tag != "PRP$" or subject is None:
        return False
    found = parse.tokens[subject]
    if found.pos not in _NOUNS or found.tag in _PLURAL:
        return False
    other = resolver.cast.named(subject)
    if other is None:
        told_apart = parse.subtree(subject)[-1] > subject or meant not in resolver.refer(subject)
        return noun_type(found.lemma.lower()) == "person" and told_apart
    return other is not meant and _agrees(token, other)


def _has_rival(token: Token, meant: Character, resolver: Resolver) -> bool:
    """Whether somebody else who fits is named nearer, in the same sentence.

    "Reed said they would ask Olin if he came": it is not told which of them.
    """
    sentence = resolver.scene.spot(token.index).sentence
    last = meant.last_before(token.index)
    for character in resolver.cast.characters:
        spot = character.last_before(token.index)
        if spot is None or spot.sentence != sentence or spot.word or character is meant:
            continue
        nearer = last is None or spot.token > last.token
        if nearer and character.proper and _agrees(token, character):
            return True
    return False


def _clause_subject(parse: Parse, token: Token) -> int | None:
    """The subject of the clause that a token stands in, where it stands before the token."""
    verb = token
    while verb.head != verb.index and verb.pos not in _VERBS:
        verb = parse.tokens[verb.head]
    subjects = [i for i in parse.children[verb.index] if parse.tokens[i].dep in _SUBJECTS]
    while not subjects and verb.dep in _SHARING and verb.head != verb.index:
        verb = parse.tokens[verb.head]
        subjects = [i for i in parse.children[verb.index] if parse.tokens[i].dep in _SUBJECTS]
    return next((i for i in subjects if i < token.index), None)


def _others(parse: Parse, token: Token, resolver: Resolver) -> tuple[Character, ...]:
    """Those whom "him" cannot mean: the subject of its own verb, which would be "himself"."""
    if token.tag != "PRP" or token.dep not in _OBJECTS or token.text.lower().endswith("self"):
        return ()
    verb = parse.tokens[token.head]
    while verb.dep == "prep" and verb.head != verb.index:
        verb = parse.tokens[verb.head]
    subjects = [i for i in parse.children[verb.index] if parse.tokens[i].dep in _SUBJECTS]
    return tuple(c for i in subjects for c in resolver.refer(i))


def _subject_ahead(parse: Parse, pronoun: int) -> int | None:
    """The subject of a main clause that the pronoun's phrase stands before.

    "With his record wobbly, Reed must now build a campaign": Reed's, whoever was named before.
    """
    token = parse.tokens[pronoun]
    while token.dep not in _FRONTED and token.head != token.index:
        token = parse.tokens[token.head]
    verb = parse.tokens[token.head]
    if token.dep not in _FRONTED or verb.dep != "ROOT" or token.index > verb.index:
        return None
    subjects = [i for i in parse.children[verb.index] if parse.tokens[i].dep in _SUBJECTS]
    return next((i for i in subjects if i > pronoun), None)


def _agrees(token: Token, character: Character) -> bool:
    gender = {"he": "male", "she": "female"}[pronoun_of(token.text) or ""]
    return character.type == "person" and character.gender in {None, gender}


def _roles(article: Article, resolver: Resolver) -> Iterator[Reference]:
    """ "The mayor", where it is one person who is named; not "the mayor of the next town"."""
    parse = article.parse
    for head in resolver.roles:
        phrase = [i for i in resolver.scene.core(head) if parse.tokens[i].tag != "POS"]
        below = [i for i in parse.subtree(head) if parse.tokens[i].tag != "POS"]
        definite = parse.tokens[phrase[0]].text.lower() == "the"
        bare = below[-1] == phrase[-1] == head
        if not definite or not bare or resolver.scene.is_quoted(parse.tokens[head].span.start):
            continue
        for character in resolver.refer(head):
            if character.type == "person":
                yield from _named(parse.span(phrase), character)


def _short_names(article: Article, resolver: Resolver) -> Iterator[Reference]:
    """Persons by a part of their name."""
    for character in resolver.cast.characters:
        if character.type != "person" or not character.proper:
            continue
        whole = character.name.split()
        for mention in character.mentions:
            words = mention.of(article.text).split()
            if len(words) < len(whole) and words[-1] == whole[-1]:
                yield from _named(mention, character)


def _named(span: Span, character: Character) -> Iterator[Reference]:
    """A reference to a character who has a name, said in full elsewhere."""
    origin = character.origin
    if character.proper and origin is not None and not origin.overlaps(span):
        yield Reference(span=span, name=character.name, type=character.type, origin=origin)
