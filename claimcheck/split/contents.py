"""Contents: what is presented as said, found from the cue through the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.lexicon import words
from claimcheck.lexicon.cues import CueEntry, entry_of
from claimcheck.records import Parse
from claimcheck.split.sources import child, is_passive, noun_phrase

_CLAUSE = frozenset({"ccomp"})
_OBJECT = frozenset({"dobj", "attr", "oprd"})
_PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_HELD = frozenset({"rule out", "exclude"})
# "accused Brandt of lying", "described it as a plot", "thanked them for coming"
_OBJECT_PREPOSITIONS = frozenset({"of", "as", "for", "with", "over"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The tokens of a content and the form it takes, which later decides the act."""

    tokens: frozenset[int]
    form: str  # "clause", "wh", "infinitive", "object" or "quotation"
    cue_extension: tuple[int, ...] = ()  # a preposition that belongs to the cue


def content_of_verb(parse: Parse, verb: int, entry: CueEntry | None) -> Content | None:
    """What `verb` presents as said, or None where it takes no such complement.

    Without a lexicon entry only a finite clause with its own subject counts.
    """
    takes = entry.takes if entry else frozenset("c")
    found = None
    if "i" in takes and is_passive(parse, verb):
        found = _infinitive(parse, verb, takes_gerund=False)
    if found is None and "c" in takes:
        found = _clause(parse, verb) or _main_clause_around(parse, verb, known=entry is not None)
    if found is None and "i" in takes:
        gerund = entry is not None and entry.act in {"directive", "attitude"}
        found = _infinitive(parse, verb, takes_gerund=gerund)
    if found is None and "o" in takes:
        held = entry is not None and (entry.act == "belief" or entry.lemma in _HELD)
        found = _object(parse, verb, with_circumstances=held)
    return found


def _clause(parse: Parse, verb: int) -> Content | None:
    head = child(parse, verb, _CLAUSE)
    if head is None or not _is_finite(parse, head) or _is_reporter(parse, verb, head):
        return None
    tokens = (frozenset(parse.subtree(head)) - {verb}) | _carried_on(parse, verb, head)
    return Content(tokens=tokens, form="wh" if _is_wh(parse, head) else "clause")


def _carried_on(parse: Parse, verb: int, head: int) -> frozenset[int]:
    """ "Reed said the quay was shut, and nobody had checked it": what follows is said as well.

    A content stays with its cue across coordination until a new cue comes.
    """
    if head < verb:
        return frozenset()
    carried: set[int] = set()
    for i in parse.children[verb]:
        own = child(parse, i, _SUBJECTS)
        if parse.tokens[i].dep == "conj" and i > head and own is not None:
            if content_of_verb(parse, i, entry_of(parse, i)) is not None:
                break
            carried.update(range(own, i), parse.subtree(i))
    if carried:
        carried.update(range(max(parse.subtree(head)) + 1, min(carried)))
    return frozenset(carried)


def _is_reporter(parse: Parse, verb: int, head: int) -> bool:
    """ "The toll is expected to rise, officials warned": the second clause reports the first."""
    first = parse.subtree(head)[0]
    return (
        head > verb
        and entry_of(parse, head) is not None
        and parse.tokens[first - 1].text == ","
        and child(parse, head, _CLAUSE | _OBJECT) is None
    )


def _is_finite(parse: Parse, head: int) -> bool:
    parts = [head, *parse.children[head]]
    if any(parse.tokens[i].tag == "TO" and parse.tokens[i].dep == "aux" for i in parts):
        return False
    if parse.tokens[head].tag == "VB" and not any(_makes_finite(parse, i) for i in parts):
        return False  # "let the coffins go", "watched them load"
    # spaCy also calls a quoted fragment or noun phrase a clausal complement: let it pass.
    return parse.tokens[head].tag != "VBG" or any(
        parse.tokens[i].dep in {"aux", "nsubj"} for i in parts
    )


def _makes_finite(parse: Parse, token: int) -> bool:
    """A modal or "do", or the "that" of a subjunctive ("demanded that he leave")."""
    word = parse.tokens[token]
    return (
        word.tag == "MD"
        or word.text.lower() == "that"
        or (word.dep == "aux" and word.lemma == "do")
    )


def _is_wh(parse: Parse, head: int) -> bool:
    first = parse.subtree(head)[0]
    lemma = parse.tokens[first].lemma.lower()
    return lemma in {"whether", "if"} or parse.tokens[first].tag in {"WRB", "WP", "WDT"}


def _main_clause_around(parse: Parse, verb: int, *, known: bool) -> Content | None:
    """The sentence around a parenthesis: "the plan, Reed said, will fail"; "as Reed said"."""
    token = parse.tokens[verb]
    has_subject = child(parse, verb, _SUBJECTS) is not None
    parenthesis = token.dep == "parataxis" or (token.dep == "ccomp" and token.head > verb)
    as_clause = token.dep == "advcl" and any(
        parse.tokens[i].lemma.lower() == "as" and i < verb for i in parse.children[verb]
    )
    reported = _says(parse, token.head)  # "“We expect rain,” he said": no parenthesis of his
    if not known or not has_subject or not (parenthesis or as_clause) or reported:
        return None
    own = frozenset(parse.subtree(verb))
    return Content(tokens=frozenset(parse.subtree(token.head)) - own, form="clause")


def _says(parse: Parse, token: int) -> bool:
    known = entry_of(parse, token)
    return known is not None and "c" in known.takes


def _infinitive(parse: Parse, verb: int, *, takes_gerund: bool) -> Content | None:
    for head in parse.children[verb]:
        gerund = takes_gerund and parse.tokens[head].tag == "VBG"
        if parse.tokens[head].dep not in {"xcomp", "ccomp", "advcl"} or head < verb:
            continue
        if (gerund or _has_to(parse, head)) and not _only_says(parse, verb, head):
            tokens = set(parse.subtree(head))
            tokens |= _persuaded(parse, verb) | _passive_subject(parse, verb)
            return Content(tokens=frozenset(tokens), form="infinitive")
    return None


def _has_to(parse: Parse, head: int) -> bool:
    return any(parse.tokens[i].tag == "TO" for i in parse.children[head])


def _only_says(parse: Parse, verb: int, head: int) -> bool:
    """ "declined to say whether": the lower verb is the cue, the upper one part of it."""
    aspectual = parse.tokens[verb].lemma in words("aspectual_verbs")
    return aspectual and entry_of(parse, head) is not None


def _persuaded(parse: Parse, verb: int) -> set[int]:
    """ "urged both sides to stop": they belong to what is urged."""
    target = child(parse, verb, frozenset({"dobj"}))
    return set() if target is None else set(noun_phrase(parse, target))


def _passive_subject(parse: Parse, verb: int) -> set[int]:
    """ "The toll is expected to rise": the subject belongs to what is expected."""
    subject = child(parse, verb, _PASSIVE_SUBJECT)
    return set() if subject is None else set(noun_phrase(parse, subject))


def _object(parse: Parse, verb: int, *, with_circumstances: bool) -> Content | None:
    """The objects; what is expected or feared, with its circumstances ("snow at sea level")."""
    if is_passive(parse, verb):
        return _passive_object(parse, verb)
    tokens = {
        t
        for i in parse.children[verb]
        if parse.tokens[i].dep in _OBJECT and not _is_reflexive(parse, i)
        for t in parse.subtree(i)
    }
    if not tokens:
        return None
    for preposition in _object_prepositions(parse, verb):
        tokens |= set(parse.subtree(preposition))
    if with_circumstances:
        tokens |= _circumstances(parse, verb, max(tokens))
    return Content(tokens=frozenset(tokens), form="object")


def _circumstances(parse: Parse, verb: int, last: int) -> set[int]:
    """The prepositional phrases that follow token `last` without a break."""
    found: set[int] = set()
    for i in parse.children[verb]:
        if i == last + 1 and parse.tokens[i].dep == "prep":
            found |= set(parse.subtree(i))
            last = max(found)
    return found


def _passive_object(parse: Parse, verb: int) -> Content | None:
    """ "was accused of lying": the preposition is the cue's, its subject the content's."""
    if _quoted_as(parse, verb):
        return None
    tokens = _passive_subject(parse, verb)
    extension: tuple[int, ...] = ()
    for preposition in _object_prepositions(parse, verb):
        below = set(parse.subtree(preposition))
        if preposition == verb + 1:
            extension = (preposition,)
            below.discard(preposition)
        tokens |= below
    if not tokens:
        return None
    return Content(tokens=frozenset(tokens), form="object", cue_extension=extension)


def _quoted_as(parse: Parse, verb: int) -> bool:
    """ "was quoted as saying": the lower verb is the cue."""
    return any(
        parse.tokens[i].dep == "pcomp" and entry_of(parse, i) is not None
        for preposition in parse.children[verb]
        if parse.tokens[preposition].text.lower() == "as"
        for i in parse.children[preposition]
    )


def _object_prepositions(parse: Parse, verb: int) -> list[int]:
    return [
        i
        for i in parse.children[verb]
        if i > verb
        and parse.tokens[i].dep == "prep"
        and parse.tokens[i].lemma.lower() in _OBJECT_PREPOSITIONS
    ]


def _is_reflexive(parse: Parse, token: int) -> bool:
    return parse.tokens[token].lemma.lower().endswith(("self", "selves"))


def content_of_preposition(parse: Parse, verb: int, preposition: int) -> Content | None:
    """ "called for a truce": the noun phrase or clause behind the preposition."""
    tokens = {i for i in parse.subtree(preposition) if i > preposition}
    if not tokens:
        return None
    extension = tuple(range(verb + 1, preposition + 1))
    return Content(tokens=frozenset(tokens), form="object", cue_extension=extension)


def content_of_noun(parse: Parse, noun: int, entry: CueEntry) -> Content | None:
    """ "allegations that …", "a plan to …", "criticism of …": what the noun presents."""
    for head in parse.children[noun]:
        token = parse.tokens[head]
        first = parse.tokens[parse.subtree(head)[0]]
        if head < noun:
            continue
        if token.dep in {"acl", "ccomp"} and "c" in entry.takes and first.lemma == "that":
            return Content(tokens=frozenset(parse.subtree(head)), form="clause")
        if token.dep in {"acl", "xcomp"} and "i" in entry.takes and first.tag == "TO":
            return Content(tokens=frozenset(parse.subtree(head)), form="infinitive")
        if token.dep == "prep" and "p" in entry.takes and token.lemma in {"of", "for", "about"}:
            tokens = frozenset(i for i in parse.subtree(head) if i > head)
            return Content(tokens=tokens, form="object", cue_extension=(head,))
    return None


def clause_around(parse: Parse, token: int) -> frozenset[int]:
    """The clause that a phrase ("according to …", "allegedly") speaks of, without the phrase.

    The phrase may hang from any word of its clause: the nearest verb above it heads it.
    """
    phrase = frozenset(parse.subtree(token))
    head = parse.tokens[token].head
    while parse.tokens[head].pos not in {"VERB", "AUX"} and parse.tokens[head].head != head:
        head = parse.tokens[head].head
    while parse.tokens[head].dep in {"xcomp", "conj", "auxpass", "aux"} and not _own_subject(
        parse, head
    ):
        if parse.tokens[head].head == head:
            break
        head = parse.tokens[head].head
    return frozenset(parse.subtree(head)) - phrase


def _own_subject(parse: Parse, head: int) -> bool:
    return child(parse, head, _SUBJECTS) is not None


def runs(tokens: Iterable[int]) -> list[tuple[int, ...]]:
    """Token numbers as runs of neighbours."""
    found: list[list[int]] = []
    for token in sorted(tokens):
        if found and token == found[-1][-1] + 1:
            found[-1].append(token)
        else:
            found.append([token])
    return [tuple(run) for run in found]
