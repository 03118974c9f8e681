"""Articles and parses written out by hand, so that most tests need no language model."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Article, Entity, Parse, Sentence, Span, Token

_POS = {
    "VB": "VERB", "MD": "AUX", "NNP": "PROPN", "NN": "NOUN", "PRP": "PRON", "JJ": "ADJ",
    "RB": "ADV", "CD": "NUM", "DT": "DET", "IN": "ADP", "TO": "PART", "CC": "CCONJ",
    "WDT": "PRON", "WP": "PRON", "WRB": "SCONJ", "EX": "PRON", "POS": "PART", "$": "SYM",
}  # fmt: skip
_MARKS = frozenset({".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH"})


def parsed(text: str, rows: str, *, entities: Mapping[str, str] | None = None) -> Parse:
    """A parse of `text` from one line a token: "word TAG dep head [lemma [POS]]".

    `head` is a token number, counted from 0 over the whole text; a root is its own head and
    begins a sentence of the tokens under it. The lemma is the word in lower case, the part of
    speech follows from the tag, unless they are given. `entities` maps words of the text to
    their label.
    """
    tokens: list[Token] = []
    position = 0
    for index, row in enumerate(rows.strip().splitlines()):
        word, tag, dep, head, *rest = row.split()
        start = text.index(word, position)
        position = start + len(word)
        token = Token(
            index=index,
            span=Span(start=start, end=position),
            text=word,
            lemma=rest[0] if rest else word.lower(),
            tag=tag,
            pos=rest[1] if len(rest) > 1 else _pos(tag, dep),
            dep=dep,
            head=int(head),
        )
        tokens.append(token)
    return _assembled(text, tuple(tokens), entities or {})


def written(
    text: str,
    rows: str,
    *,
    entities: Mapping[str, str] | None = None,
    published: str | None = None,
) -> Article:
    """An article of one paragraph with the parse that `rows` give, as `parsed` reads them."""
    return Article(
        text=text,
        published=published,
        paragraphs=(Span(start=0, end=len(text)),),
        parse=parsed(text, rows, entities=entities),
    )


def where(text: str, words: str, *, nth: int = 0) -> Span:
    """The span of the `nth` place where `words` stand in `text`."""
    start = text.index(words)
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def _pos(tag: str, dep: str) -> str:
    if tag in _MARKS:
        return "PUNCT"
    if dep in {"aux", "auxpass"} and tag != "TO":
        return "AUX"
    if dep == "mark" and tag == "IN":
        return "SCONJ"
    return next((pos for start, pos in _POS.items() if tag.startswith(start)), "X")


def _assembled(text: str, tokens: tuple[Token, ...], labels: Mapping[str, str]) -> Parse:
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    roots = [_root(tokens, token.index) for token in tokens]
    sentences, sentence_of = [], []
    for index, root in enumerate(roots):
        if index == 0 or root != roots[index - 1]:
            last = max(i for i, other in enumerate(roots) if other == root)
            span = Span(start=tokens[index].span.start, end=tokens[last].span.end)
            sentences.append(Sentence(first=index, last=last, span=span, paragraph=0))
        sentence_of.append(len(sentences) - 1)
    return Parse(
        tokens=tokens,
        sentences=tuple(sentences),
        entities=tuple(_entity(text, tokens, words, label) for words, label in labels.items()),
        children=tuple(tuple(found) for found in children),
        sentence_of=tuple(sentence_of),
    )


def _root(tokens: tuple[Token, ...], index: int) -> int:
    while tokens[index].head != index:
        index = tokens[index].head
    return index


def _entity(text: str, tokens: tuple[Token, ...], words: str, label: str) -> Entity:
    span = where(text, words)
    inside = [token.index for token in tokens if span.contains(token.span)]
    return Entity(first=inside[0], last=inside[-1], span=span, label=label)
