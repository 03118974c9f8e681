"""Attachments that parsers often get wrong in news, put right once for all stages.

Each repair follows from grammar: agreement, word order, or what a verb of saying needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.lexicon.cues import entry_of
from claimcheck.records import Parse, Token

_CLAUSES = frozenset({"ccomp", "advcl", "conj", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
_FINITE_TAGS = frozenset({"VBD", "VBZ"})
_CLOSERS = frozenset({",", "”", '"', "''"})
_MAX_TAIL = 7  # words behind a closing report: "told reporters in Brenn on Monday"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """A token's new head and dependency label."""

    token: int
    head: int
    dep: str


def repaired(parse: Parse) -> Parse:
    """`parse` with its news-typical errors put right; the same tokens, sentences, entities."""
    for repair in (_reports, _coordinations, _participles):
        edits = [edit for token in parse.tokens for edit in repair(parse, token)]
        if edits:
            parse = _edited(parse, edits)
    return parse


def _edited(parse: Parse, edits: Sequence[_Edit]) -> Parse:
    tokens = list(parse.tokens)
    for edit in edits:
        tokens[edit.token] = replace(tokens[edit.token], head=edit.head, dep=edit.dep)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    edited = replace(parse, tokens=tuple(tokens), children=tuple(tuple(each) for each in children))
    return edited if _is_forest(edited) else parse


def _is_forest(parse: Parse) -> bool:
    """Whether every token still hangs from a root."""
    roots = [token.index for token in parse.tokens if token.head == token.index]
    return sum(len(parse.subtree(root)) for root in roots) == len(parse.tokens)


def _reports(parse: Parse, token: Token) -> list[_Edit]:
    """ "The trucks rolled at noon, Ana Reed, an aide, told reporters"; "…, announced Ana Reed".

    Where the report comes last, parsers coordinate it with what it reports, and call a speaker
    behind the verb its object.
    """
    known = entry_of(parse, token.index)
    if known is None or "c" not in known.takes or token.tag not in _FINITE_TAGS:
        return []
    behind = _speaker_behind(parse, token.index)
    speaker = behind if behind is not None else _speaker_in_front(parse, token.index)
    if speaker is None or not _is_last(parse, token.index):
        return []
    subject = _Edit(token=speaker, head=token.index, dep="nsubj")
    if _has_report(parse, token.index):
        return [subject]
    reported = parse.tokens[token.head]
    if token.dep != "conj" or reported.index > token.index:
        return []
    while reported.dep == "conj" and reported.head < reported.index:
        reported = parse.tokens[reported.head]  # all that is coordinated is reported
    head = token.index if reported.head == reported.index else reported.head
    return [
        _Edit(token=token.index, head=head, dep=reported.dep),
        _Edit(token=reported.index, head=token.index, dep="ccomp"),
        subject,
    ]


def _has_report(parse: Parse, verb: int) -> bool:
    return any(i < verb and parse.tokens[i].dep == "ccomp" for i in parse.children[verb])


def _speaker_behind(parse: Parse, verb: int) -> int | None:
    """The named one right behind a verb that follows its report's comma or closing mark."""
    if verb == 0 or parse.tokens[verb - 1].text not in _CLOSERS or _has_subject(parse, verb):
        return None
    for i in parse.children[verb]:
        if i > verb and parse.tokens[i].dep in _OBJECTS:
            named = any(parse.tokens[t].pos == "PROPN" for t in parse.subtree(i))
            return i if named else None
    return None


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[i].dep in _SUBJECTS for i in parse.children[verb])


def _speaker_in_front(parse: Parse, verb: int) -> int | None:
    """The subject, where a comma parts it from what it reports."""
    for i in parse.children[verb]:
        if i < verb and parse.tokens[i].dep == "nsubj":
            first = parse.subtree(i)[0]
            return i if first > 0 and parse.tokens[first - 1].text == "," else None
    return None


def _is_last(parse: Parse, verb: int) -> bool:
    """Whether nothing follows in the sentence but who, to whom and when."""
    last = parse.sentences[parse.sentence_of[verb]].last
    following = [i for i in range(verb + 1, last + 1) if not parse.tokens[i].is_mark]
    finite = any(parse.tokens[i].pos in {"VERB", "AUX"} for i in following)
    behind = _speaker_behind(parse, verb)
    own = len(parse.subtree(behind)) if behind is not None else 0
    return not finite and len(following) - own <= _MAX_TAIL


def _coordinations(parse: Parse, token: Token) -> list[_Edit]:
    """A finite verb cannot be coordinated with an infinitive.

    In "stated that checks would follow and thanked the crews", "thanked" goes with "stated".
    """
    if token.dep != "conj" or token.tag not in _FINITE_TAGS or _has_subject(parse, token.index):
        return []
    if not any(parse.tokens[i].tag in {"MD", "TO"} for i in parse.children[token.head]):
        return []
    above = token.head
    while parse.tokens[above].tag in {"VB", "VBG"} and parse.tokens[above].head != above:
        above = parse.tokens[above].head
    if parse.tokens[above].tag not in _FINITE_TAGS or above > token.index:
        return []
    joints = [i for i in parse.children[token.head] if parse.tokens[i].dep in {"cc", "punct"}]
    between = [i for i in joints if above < i < token.index and i > max(_inner(parse, token))]
    moved = [_Edit(token=i, head=above, dep=parse.tokens[i].dep) for i in between]
    return [_Edit(token=token.index, head=above, dep="conj"), *moved]


def _inner(parse: Parse, token: Token) -> list[int]:
    """The first conjunct's tokens before the second, without the coordinators."""
    return [
        i
        for i in parse.subtree(token.head)
        if i < token.index
        and parse.tokens[i].dep not in {"cc", "punct"}
        and i not in parse.subtree(token.index)
    ]


def _participles(parse: Parse, token: Token) -> list[_Edit]:
    """A participle of saying behind a comma is the speaker's.

    In "denied that they had fled, saying it was a lie", "saying" goes with "denied".
    """
    if token.tag != "VBG" or token.dep not in {"advcl", "conj"} or token.index == 0:
        return []
    known = entry_of(parse, token.index)
    speech = known is not None and known.act == "assertion" and "c" in known.takes
    if not speech or parse.tokens[token.index - 1].text != ",":
        return []
    above = _reporting_above(parse, token.head)
    return [] if above is None else [_Edit(token=token.index, head=above, dep="advcl")]


def _reporting_above(parse: Parse, token: int) -> int | None:
    """The verb of saying in whose clause `token` stands, if any."""
    while parse.tokens[token].dep in _CLAUSES:
        above = parse.tokens[token].head
        known = entry_of(parse, above)
        if parse.tokens[token].dep == "ccomp" and known is not None and "c" in known.takes:
            return above
        token = above
    return None
