"""The parts of a clause as sets of tokens: its subject, wherever it is, and its verb group."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.lexicon import words
from claimcheck.records import Parse
from claimcheck.split.clauses import AUXILIARIES, RELATIVES, SUBJECTS, child_of, is_relative
from claimcheck.split.phrases import Tokens, core, short, subtree

NOUNS = frozenset({"NOUN", "PROPN"})
LINKED = frozenset({"relcl", "acl"})
GROUP = AUXILIARIES | {"neg", "prt", "expl"}
_CLIMBED = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp"})
_NEGATIONS = frozenset({"never", "hardly", "barely", "scarcely", "rarely", "seldom", "only"})


def subject_of(parse: Parse, verb: int) -> Tokens:
    """The subject's phrase, wherever it stands; empty where there is none."""
    current, seen = verb, set[int]()
    while current not in seen:
        seen.add(current)
        own = child_of(parse, current, SUBJECTS)
        token = parse.tokens[current]
        if own is not None and not is_relative(parse, own):
            whole = core(parse, own)
            antecedent = _antecedent(parse, current)
            return whole | antecedent
        if token.dep in LINKED:
            return without_conjuncts(parse, token.head, short(parse, token.head))
        if token.dep == "xcomp":
            controller = child_of(parse, token.head, frozenset({"dobj"}))
            if controller is not None and controller < current:
                return core(parse, controller)
        if token.dep not in _CLIMBED:
            return frozenset()
        current = token.head
    return frozenset()


def _antecedent(parse: Parse, verb: int) -> Tokens:
    """The noun that a relative clause with a subject of its own is about."""
    token = parse.tokens[verb]
    if token.dep != "relcl":
        return frozenset()
    return without_conjuncts(parse, token.head, short(parse, token.head))


def other_subject(parse: Parse, verb: int, subject: Tokens) -> Tokens:
    """What a noun is said to be, or the sentence's first subject in place of a pronoun."""
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    if token.dep in LINKED and above.dep == "attr":
        return subject_of(parse, above.head)
    if len(subject) != 1 or parse.tokens[min(subject)].tag != "PRP":
        return frozenset()
    sentence = parse.sentences[parse.sentence_of[verb]]
    for index in range(sentence.first, min(subject)):
        if parse.tokens[index].dep in SUBJECTS and parse.tokens[index].pos in NOUNS:
            return core(parse, index)
    return frozenset()


def verb_group(parse: Parse, verb: int) -> Tokens:
    """The verb with its auxiliaries, negation and particle, and adverbs between them."""
    mine = {i for i in parse.children[verb] if parse.tokens[i].dep in GROUP}
    if parse.tokens[verb].dep == "conj" and not mine & set(range(verb)):
        mine |= _first_ones(parse, verb)
    first = min({verb, *mine})
    adverbs = {
        i for i in parse.children[verb] if parse.tokens[i].dep == "advmod" and first < i < verb
    }
    near = {verb - 1} & set(parse.children[verb])
    adverbs |= {i for i in near if parse.tokens[i].dep == "advmod"}
    adverbs |= {i for i in parse.children[verb] if _is_modal(parse, i)}
    relatives = {i for i in adverbs if parse.tokens[i].tag in RELATIVES}
    return frozenset({verb, *mine, *adverbs} - relatives)


def _is_modal(parse: Parse, index: int) -> bool:
    """Whether an adverb says how sure it is, or that it is not so: no candidate may drop it."""
    token = parse.tokens[index]
    return token.dep == "advmod" and token.lemma.lower() in words("hedges") | _NEGATIONS


def _first_ones(parse: Parse, verb: int) -> set[int]:
    """The auxiliaries of a first conjunct that this one shares."""
    if parse.tokens[verb].tag in {"VBD", "VBZ", "VBP"}:
        return set()
    first = parse.tokens[verb].head
    return {i for i in parse.children[first] if parse.tokens[i].dep in AUXILIARIES}


def adjunct_phrase(parse: Parse, index: int) -> Tokens:
    """An adjunct's words; a clause keeps all that hangs on it, a relative word is none."""
    if parse.tokens[index].tag in RELATIVES:
        return frozenset()
    return core(parse, index) if parse.tokens[index].dep != "advcl" else subtree(parse, index)


def of_parts(parts: Iterable[Tokens]) -> Tokens:
    """All of `parts` together."""
    return frozenset().union(*parts)


def without_conjuncts(parse: Parse, noun: int, tokens: Tokens) -> Tokens:
    """`tokens` without what is coordinated with `noun`."""
    for child in parse.children[noun]:
        if parse.tokens[child].dep in {"conj", "cc", "punct"}:
            tokens -= subtree(parse, child)
    return tokens
