"""How a temporal expression hangs on a predicate: whether it says when that happens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimcheck.claim.tense import is_perfect, tense_of
from claimcheck.lexicon import words
from claimcheck.records import Parse, Token

Hanging = Literal["adverbial", "nominal"]

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OTHER_EVENTS = frozenset({"relcl", "acl", "ccomp", "csubj", "csubjpass", "parataxis", "conj"})
_SAME_TIME = frozenset({"when", "as", "while"})
_WITHIN = frozenset({"in", "during", "at", "amid"})
_BY_DOING = frozenset({"in", "by", "with", "while"})
_BOUNDS = frozenset({"after", "before", "since", "until", "following", "according", "despite"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_STOPS = frozenset({":", ";", "—", "–", "--"})
_PARTICIPLES = frozenset({"VBG", "VBN"})


def hanging(parse: Parse, top: int, head: int) -> Hanging | None:
    """How the expression whose topmost token is `top` dates predicate `head`; None: it does not.

    "adverbial": by itself ("closed on Thursday"), or through a verb of the same event ("began
    to close on Thursday"). "nominal": through what took part in it ("gave a speech on Thursday",
    "Thursday's attack killed twelve").
    """
    if top == head:
        return "adverbial"
    above = _above(parse, top)
    if head not in above:
        return "adverbial" if _governs(parse, above, head, top) else None
    between = [parse.tokens[i] for i in above[: above.index(head)]]
    if _is_since(parse, top) and is_perfect(parse, head) and between[-1].dep not in _SUBJECTS:
        return "adverbial"  # "has been barred from entering since July"
    if any(_parts(parse, token, top) for token in between):
        return None
    noun = next((t for t in between if t.pos in _NOUNS), None)
    if noun is None:
        participle = any(t.dep in {"advcl", "pcomp"} for t in between)
        return "nominal" if participle else "adverbial"
    return "nominal" if _dates_by_noun(parse, top, noun, head) else None


def owner(parse: Parse, top: int) -> int:
    """The verb, or else the root, that an expression hangs under."""
    above = _above(parse, top)
    return next((i for i in above if parse.tokens[i].pos in _VERBS), above[-1] if above else top)


def _above(parse: Parse, index: int) -> list[int]:
    """The tokens above token `index`, up to the root."""
    found: list[int] = []
    while parse.tokens[index].head != index:
        index = parse.tokens[index].head
        found.append(index)
    return found


def _governs(parse: Parse, above: Sequence[int], head: int, top: int) -> bool:
    """Whether the expression hangs from a verb above the predicate.

    The words of a claim end where its predicate's do, so that this is the parser's slip, or a
    date in front of several predicates that share it.
    """
    if any(token.text in _STOPS for token in parse.tokens[head:top]):
        return False
    verb = next((i for i in above if parse.tokens[i].pos in _VERBS), None)
    return verb is not None and verb in _above(parse, head)


def _is_since(parse: Parse, top: int) -> bool:
    token = parse.tokens[top]
    clause = any(parse.tokens[i].dep in {"relcl", "acl"} for i in _above(parse, top))
    return parse.tokens[token.head].text.lower() == "since" and not clause


def _parts(parse: Parse, token: Token, top: int) -> bool:
    """Whether `token`, between expression and predicate, makes the date another event's."""
    if token.dep == "conj" and (token.pos not in _VERBS or _shares_auxiliary(parse, token)):
        return False
    if token.dep in _OTHER_EVENTS:
        return True
    if token.dep in {"xcomp", "advcl", "pcomp"}:
        return not _same_event(parse, token, top)
    if token.dep == "prep" and parse.tokens[top].head == token.index:
        return token.text.lower() == "to" or _is_measured(parse, token)
    return token.pos != "NOUN" and token.text.lower() in _BOUNDS


def _shares_auxiliary(parse: Parse, token: Token) -> bool:
    """Whether a conjunct has no auxiliary of its own: "were killed and dozens injured"."""
    children = (parse.tokens[i] for i in parse.children[token.index])
    return token.tag == "VBN" and not any(t.dep in {"aux", "auxpass"} for t in children)


def _is_measured(parse: Parse, preposition: Token) -> bool:
    """Whether so much time lies between: "weeks before Friday", "shortly after Monday"."""
    children = (parse.tokens[i].dep for i in parse.children[preposition.index])
    if preposition.text.lower() not in {"before", "after"}:
        return False
    measured = parse.tokens[preposition.head].dep == "npadvmod"
    return measured or any(dep in {"npadvmod", "advmod"} for dep in children)


def _same_event(parse: Parse, token: Token, top: int) -> bool:
    """Whether a verb that depends on another one is of the same time: "began to close"."""
    lemma = parse.tokens[token.head].lemma.lower()
    if token.dep == "pcomp":
        return lemma in _BY_DOING
    infinitive = any(parse.tokens[i].tag == "TO" for i in parse.children[token.index])
    if token.dep == "advcl" and not infinitive:
        return owner(parse, top) == token.index and _at_the_time(parse, token)
    if lemma in words("implicative_verbs"):
        return True
    same = lemma == "be" or lemma in words("aspectual_verbs") or lemma in words("schedules")
    return same and token.dep == "xcomp"  # "came on Monday to sign": what for


def _at_the_time(parse: Parse, token: Token) -> bool:
    """Whether an adverbial clause is of the time of its governor: "when", or a participle."""
    children = [parse.tokens[i] for i in parse.children[token.index]]
    marks = {t.text.lower() for t in children if t.dep in {"mark", "advmod"} and t.tag != "RB"}
    if marks & _SAME_TIME:
        return token.lemma != "do"  # "just as he did in June"
    finite = tense_of(parse, token.index) != "none"
    return not (marks or finite) and token.tag in _PARTICIPLES


def _dates_by_noun(parse: Parse, top: int, noun: Token, head: int) -> bool:
    """Whether the date of `noun` is that of what happened to it or in it."""
    if is_perfect(parse, head):
        return False
    if parse.tokens[top].head != noun.index or top > noun.index:
        return True  # "a speech on Thursday", "the trade bill Friday"
    tense = tense_of(parse, head)
    if noun.dep == "pobj" and parse.tokens[noun.head].text.lower() in _WITHIN:
        return tense != "present" and parse.tokens[noun.head].head == head
    past = tense == "past" and noun.dep == "nsubj" and noun.head == head
    named = parse.tokens[top].dep == "poss" or noun.lemma.lower() in words("event_nouns")
    return past and named
