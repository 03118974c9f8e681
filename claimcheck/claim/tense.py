"""The tense of a predicate, from its group of verbs."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.records import Parse, Tense, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# "would" is a reported "will", or depends on something that has not happened yet.
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"})
_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo"})


def tense_of(parse: Parse, head: int) -> Tense:
    """Past, present or future of a predicate; none for a nominal claim or a bare infinitive.

    The perfect is past, save for the future perfect; a modal that says nothing of time ("may
    close") is present, and with "have" past.
    """
    finite = _finite(parse, head)
    if finite is None:
        return "none"
    if finite.tag == "MD":
        return _modal_tense(parse, head, finite)
    if _goes_to(parse, head):
        return "future"
    if finite.tag == "VBD":
        return "past"
    return "past" if is_perfect(parse, head) else "present"


def is_perfect(parse: Parse, head: int) -> bool:
    """Whether a predicate is a present perfect: "has closed"."""
    finite = _finite(parse, head)
    return (
        finite is not None
        and finite.tag in {"VBZ", "VBP"}
        and finite.lemma == "have"
        and finite.index != head
    )


def has_modal(parse: Parse, head: int) -> bool:
    """Whether a modal governs a predicate."""
    finite = _finite(parse, head)
    return finite is not None and finite.tag == "MD"


def _finite(parse: Parse, head: int) -> Token | None:
    """The token that shows tense: an auxiliary, or the verb; a conjunct may share the first's."""
    token = parse.tokens[head]
    group = [parse.tokens[i] for i in parse.children[head]]
    auxiliaries = [t for t in group if t.dep in {"aux", "auxpass"} and t.tag != "TO"]
    for candidate in [*auxiliaries, token]:
        if candidate.tag in _FINITE:
            return candidate
    infinitive = any(t.tag == "TO" for t in group)
    if token.tag == "VBN" and not auxiliaries and any(t.dep == "nsubj" for t in group):
        return replace(token, tag="VBD")  # a participle has no subject: the tagger's slip
    if token.dep == "conj" and token.head < head and not infinitive:
        return _finite(parse, token.head)
    return None


def _modal_tense(parse: Parse, head: int, modal: Token) -> Tense:
    word = modal.text.lower()
    group = (parse.tokens[i] for i in parse.children[head])
    if word not in _AHEAD and any(t.lemma == "have" and t.dep == "aux" for t in group):
        return "past"
    return "future" if word in _FUTURE else "present"


def _goes_to(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    return token.text.lower() == "going" and any(
        parse.tokens[i].dep == "xcomp" for i in parse.children[head]
    )
