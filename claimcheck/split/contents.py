"""Contents: what is presented as said, found from the cue through the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claimcheck.lexicon import words
from claimcheck.lexicon.cues import CueEntry, entry_of
from claimcheck.records import Parse
from claimcheck.split.objects import OBJECT, Content, content_of_object, passive_subject
from claimcheck.split.sources import child, is_passive, noun_phrase

_CLAUSE = frozenset({"ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CIRCUMSTANCES = frozenset({"prep", "advcl"})
_HELD = frozenset({"rule out", "exclude"})


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
        found = content_of_object(parse, verb)
    held = entry is not None and (entry.act == "belief" or entry.lemma in _HELD)
    if found is not None and (found.form == "infinitive" or held):
        return _with_circumstances(parse, verb, found)
    return found


def _with_circumstances(parse: Parse, verb: int, content: Content) -> Content:
    """`content` with what follows it without a break: "expects snow by noon", "in case it fails".

    Parsers hang such phrases on the cue as readily as on what is said.
    """
    tokens = set(content.tokens)
    if not tokens or min(tokens) < verb:
        return content
    for i in parse.children[verb]:
        below = parse.subtree(i)
        if below[0] == max(tokens) + 1 and parse.tokens[i].dep in _CIRCUMSTANCES:
            tokens |= set(below)
    return replace(content, tokens=frozenset(tokens))


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
        and child(parse, head, _CLAUSE | OBJECT) is None
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
            tokens |= _persuaded(parse, verb) | passive_subject(parse, verb)
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
