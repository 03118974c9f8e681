"""The rule-based attributor: cue lexicon and dependency parse, no trained model.

It is the baseline that a trained attributor is measured against, and needs no weights of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.lexicon import words
from claimcheck.lexicon.cues import CueEntry, entry, entry_of
from claimcheck.records import Article, Model, Parse, Statement
from claimcheck.split.acts import act_of, form_of
from claimcheck.split.contents import (
    clause_around,
    content_of_noun,
    content_of_verb,
)
from claimcheck.split.cues import verb_tokens
from claimcheck.split.objects import Content, content_of_preposition
from claimcheck.split.patterns import Found, labelled, quoting, relayed, so_called
from claimcheck.split.quotes import Quotation, quotations
from claimcheck.split.sources import child, noun_phrase, source_of_verb
from claimcheck.split.spans import content_spans, spans_of
from claimcheck.split.uncued import with_uncued_quotations

_NOTHING = frozenset("-")
_ANYTHING = frozenset("coi")
_GENERIC_SUBJECTS = frozenset({"it", "there", "this", "that", "what", "which"})


class RuleAttributor:
    """Finds attributions by rules. Implements `claimcheck.records.Attributor`."""

    models: tuple[Model, ...] = ()

    def __init__(self, *, wide: bool = False) -> None:
        """`wide` reads verbs as cues, too, that are too common to be trusted unseen ("support")."""
        self._wide = wide

    def __call__(self, articles: Sequence[Article]) -> list[tuple[Statement, ...]]:
        """For each article its statements by first character; parents are not set."""
        return [_statements(article, wide=self._wide) for article in articles]


def _statements(article: Article, *, wide: bool) -> tuple[Statement, ...]:
    marks = quotations(article)
    found = [
        statement
        for raw in (*_candidates(article, marks, wide=wide), *labelled(article, marks))
        if (statement := _statement(article, raw, marks)) is not None
    ]
    return with_uncued_quotations(article, found, marks)


def _candidates(article: Article, marks: Sequence[Quotation], *, wide: bool) -> Iterator[Found]:
    parse = article.parse
    for token in parse.tokens:
        if token.text.lower() == "according":
            yield from _according(parse, token.index)
        elif token.pos in {"VERB", "AUX"}:
            yield from _verb(article, token.index, marks, wide=wide)
        elif token.pos == "NOUN":
            yield from _noun(parse, token.index)
        elif token.pos == "ADV":
            yield from _adverb(parse, token.index)
        elif token.pos == "ADJ":
            yield from _adjective(parse, token.index)


def _verb(
    article: Article, verb: int, marks: Sequence[Quotation], *, wide: bool
) -> Iterator[Found]:
    parse = article.parse
    found = so_called(parse, verb) or relayed(parse, verb) or _regular(parse, verb, wide=wide)
    found = found or quoting(article, verb, marks)
    if found is not None:
        yield found


def _regular(parse: Parse, verb: int, *, wide: bool) -> Found | None:
    known = entry_of(parse, verb)
    if wide and known is not None and known.takes == _NOTHING:
        known = replace(known, takes=_ANYTHING)
    source = source_of_verb(parse, verb)
    if known is None and not _plausible_speaker(parse, verb, source):
        return None
    if source is None and parse.tokens[verb].dep == "pcomp":
        return None  # "thanked them for supporting it": nobody is said to speak
    content = content_of_verb(parse, verb, known)
    if content is None:
        known, content = _phrasal(parse, verb)
    if content is None:
        return None
    cue = (*verb_tokens(parse, verb), *content.cue_extension)
    speaker = () if source is None else noun_phrase(parse, source)
    if verb in speaker:  # "a statement saying that …"
        speaker = speaker[: speaker.index(verb)]
    return Found(source=speaker, cue=cue, content=content, entry=known)


def _phrasal(parse: Parse, verb: int) -> tuple[CueEntry | None, Content | None]:
    """ "called for a truce": the lexicon lists the verb with its preposition."""
    for preposition in parse.children[verb]:
        lemma = f"{parse.tokens[verb].lemma} {parse.tokens[preposition].lemma}".lower()
        known = entry(lemma, "verb")
        if known is not None and parse.tokens[preposition].dep == "prep":
            return known, content_of_preposition(parse, verb, preposition)
    return None, None


def _plausible_speaker(parse: Parse, verb: int, source: int | None) -> bool:
    """A verb that no lexicon knows is a cue only if somebody can be its speaker."""
    if (
        parse.tokens[verb].lemma in words("no_cues")
        or source is None
        or parse.tokens[source].lemma.lower() in _GENERIC_SUBJECTS
    ):
        return False
    return parse.tokens[source].pos in {"PROPN", "PRON"}


def _noun(parse: Parse, noun: int) -> Iterator[Found]:
    known = entry_of(parse, noun)
    content = content_of_noun(parse, noun, known) if known else None
    if content is None:
        return
    owner = child(parse, noun, frozenset({"poss"}))
    verb = parse.tokens[noun].head
    cue: tuple[int, ...] = (noun, *content.cue_extension)
    if owner is None and parse.tokens[noun].dep == "dobj" and _is_light(parse, verb):
        # "made the claim that": the light verb is part of the cue, its subject speaks.
        owner = source_of_verb(parse, verb)
        cue = (*verb_tokens(parse, verb), *range(verb + 1, noun), *cue)
    speaker = () if owner is None else noun_phrase(parse, owner)
    if speaker and parse.tokens[speaker[-1]].dep == "case":
        speaker = speaker[:-1]  # the possessive mark
    yield Found(source=speaker, cue=tuple(dict.fromkeys(cue)), content=content, entry=known)


def _is_light(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb].pos == "VERB" and entry_of(parse, verb) is None


def _according(parse: Parse, token: int) -> Iterator[Found]:
    to = next((i for i in parse.children[token] if parse.tokens[i].text.lower() == "to"), None)
    speaker = None if to is None else child(parse, to, frozenset({"pobj", "pcomp"}))
    if to is None or speaker is None:
        return
    content = Content(tokens=clause_around(parse, token), form="clause")
    yield Found(
        source=noun_phrase(parse, speaker),
        cue=(token, to),
        content=content,
        entry=entry("according to", "prep"),
    )


def _adverb(parse: Parse, token: int) -> Iterator[Found]:
    known = entry_of(parse, token)
    if known is not None:
        content = Content(tokens=clause_around(parse, token), form="clause")
        yield Found(source=(), cue=(token,), content=content, entry=known)


def _adjective(parse: Parse, token: int) -> Iterator[Found]:
    known = entry_of(parse, token)
    if known is not None and parse.tokens[token].dep == "acomp":
        yield from _predicate(parse, token, known)
    elif known is not None and "o" in known.takes and parse.tokens[token].dep == "amod":
        phrase = [i for i in noun_phrase(parse, parse.tokens[token].head) if i > token]
        content = Content(tokens=frozenset(phrase), form="object")
        yield Found(source=(), cue=(token,), content=content, entry=known)


def _predicate(parse: Parse, token: int, known: CueEntry) -> Iterator[Found]:
    """ "was determined to sue", "is confident that it will hold": with its verb the cue."""
    verb = parse.tokens[token].head
    source = source_of_verb(parse, verb)
    content = content_of_verb(parse, token, known)
    if content is not None and source is not None and verb < token:
        cue = tuple(range(verb_tokens(parse, verb)[0], token + 1))  # "is not at all sure"
        yield Found(source=noun_phrase(parse, source), cue=cue, content=content, entry=known)


def _statement(article: Article, raw: Found, marks: Sequence[Quotation]) -> Statement | None:
    apart = frozenset((*raw.source, *raw.cue))
    tokens = raw.content.tokens - apart
    cue = spans_of(article, raw.cue)
    source = spans_of(article, raw.source)
    spans = content_spans(article, tokens, marks, apart=(*cue, *source))
    if not spans:
        return None
    return Statement(
        source=source,
        cue=cue,
        content=spans,
        act=act_of(article.parse, raw.cue, _form(article.parse, raw.content, tokens), raw.entry),
    )


def _form(parse: Parse, content: Content, tokens: Iterable[int]) -> str:
    """The form of a content; only its words tell a claim among the objects."""
    named = content.form == "object" and form_of(parse, sorted(tokens)) == "claim"
    return "claim" if named else content.form
