"""What a clause is made of: its predicate, subject, auxiliaries and the word that opens it."""

from __future__ import annotations

from claimcheck.records import Parse

PREDICATES = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CONCESSIONS = frozenset({"although", "though", "whereas", "while"})
RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
CONDITIONS = frozenset({"if", "unless", "provided", "whether", "before", "until", "lest"})
BREAKS = frozenset({",", ";", ":", "—", "–", "-", "--", "(", "...", "…"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl", "xcomp"})
_SUPPOSING = frozenset({"if", "unless", "whether", "lest"})


def is_finite(parse: Parse, index: int) -> bool:
    """Whether the predicate or one of its auxiliaries shows tense."""
    return parse.tokens[index].tag in _FINITE or any(
        parse.tokens[i].dep in AUXILIARIES and parse.tokens[i].tag in _FINITE
        for i in parse.children[index]
    )


def predicates(parse: Parse, index: int) -> bool:
    """Whether a verb makes a clause: finite, with a subject, or cut off a finite conjunct."""
    token = parse.tokens[index]
    if is_finite(parse, index) or (token.dep == "conj" and is_finite(parse, token.head)):
        return True
    infinitive = any(parse.tokens[i].tag == "TO" for i in parse.children[index])
    # "We better not wait": taggers do not see the auxiliary.
    stands = token.tag != "VBG" and not infinitive and token.dep in {"ROOT", "ccomp", "conj"}
    return stands and child_of(parse, index, SUBJECTS) is not None


def tense_form(parse: Parse, index: int) -> str:
    """The tag of what shows the predicate's tense, "" for none."""
    group = (i for i in parse.children[index] if parse.tokens[i].dep in AUXILIARIES)
    return next(
        (parse.tokens[i].tag for i in (*group, index) if parse.tokens[i].tag in _FINITE), ""
    )


def agrees(parse: Parse, subject: int, verb: int) -> bool:
    """Whether a noun phrase may be the subject of a predicate: "crews wait", not "crew wait"."""
    form = tense_form(parse, verb)
    token = parse.tokens[subject]
    if form not in {"VBZ", "VBP"} or token.pos not in {"NOUN", "PROPN"}:
        return True
    several = any(parse.tokens[i].dep == "conj" for i in parse.children[subject])
    plural = several or token.tag in {"NNS", "NNPS"}
    # A name or a body may take either: "the council say".
    return not plural if form == "VBZ" and token.tag != "NNPS" else plural or token.pos == "PROPN"


def child_of(parse: Parse, index: int, deps: frozenset[str]) -> int | None:
    """The first token that hangs from `index` by one of `deps`."""
    return next((i for i in parse.children[index] if parse.tokens[i].dep in deps), None)


def mark_of(parse: Parse, index: int) -> str:
    """The subordinating word of a clause in lower case, "" without one."""
    marks = (i for i in parse.children[index] if parse.tokens[i].dep in {"mark", "advmod"})
    words = [parse.tokens[i].text.lower() for i in marks]
    return next((word for word in words if word in CONCESSIONS | CONDITIONS), "")


def is_conditional(parse: Parse, index: int) -> bool:
    """Whether the clause is conditional, by its own mark or by a protasis that hangs on it."""
    if mark_of(parse, index) in CONDITIONS:
        return True
    return any(
        parse.tokens[i].dep == "advcl" and mark_of(parse, i) in CONDITIONS
        for i in parse.children[index]
    )


def is_supposed(parse: Parse, index: int) -> bool:
    """Whether the clause of predicate `index`, or one around it, is under "if" or "whether"."""
    current = index
    while True:
        token = parse.tokens[current]
        if token.pos in PREDICATES and has_supposing_mark(parse, current):
            return True
        if token.head == current or (token.dep == "conj" and is_finite(parse, current)):
            return False
        current = token.head


def has_supposing_mark(parse: Parse, index: int) -> bool:
    """Whether "if", "unless", "as if" … open the clause of `index` itself."""
    return any(
        parse.tokens[i].dep in {"mark", "advmod"} and parse.tokens[i].text.lower() in _SUPPOSING
        for i in parse.children[index]
    )


def is_relative(parse: Parse, subject: int) -> bool:
    """Whether a subject is a relative word or holds one: "who", "whose boats", "some of which"."""
    return any(parse.tokens[i].tag in RELATIVES for i in _phrase(parse, subject))


def _phrase(parse: Parse, index: int) -> list[int]:
    """The words under `index` but for the clauses among them, which have relatives of their own."""
    found, stack = [], [index]
    while stack:
        current = stack.pop()
        found.append(current)
        below = (i for i in parse.children[current] if parse.tokens[i].dep not in _CLAUSES)
        stack.extend(below)
    return sorted(found)


def relative_pronoun(parse: Parse, index: int) -> int | None:
    """The relative word in the subject of relative clause `index`, or its "where"."""
    subject = child_of(parse, index, SUBJECTS)
    places = [] if subject is None else _phrase(parse, subject)
    adverbs = [i for i in parse.children[index] if parse.tokens[i].tag == "WRB"]
    return next((i for i in [*places, *adverbs] if parse.tokens[i].tag in RELATIVES), None)
